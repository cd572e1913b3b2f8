#include "signals/raw_lines.h"

#include <algorithm>

#include "base/hash.h"
#include "text/words.h"

namespace newsieve {

std::vector<RawLine> SplitAtLineFeeds(std::string_view text, std::span<const WordPlace> words) {
  std::vector<RawLine> lines;
  std::uint32_t word = 0;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    RawLine line;
    line.text = text.substr(start, end - start);
    line.hash = Hash64(line.text);
    line.characters = static_cast<std::uint32_t>(CountCharacters(line.text));
    line.first_word = word;
    while (word < words.size() && words[word].begin < end) ++word;
    line.words = word - line.first_word;
    if (line.words > 0) {
      const std::size_t begin = words[line.first_word].begin;
      line.trimmed = text.substr(begin, words[word - 1].end - begin);
    }
    lines.push_back(line);
    start = end + 1;
  }
  return lines;
}

}  // namespace newsieve
