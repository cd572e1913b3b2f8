#include "signals/raw_lines.h"

#include <algorithm>

#include "base/hash.h"
#include "signals/signal.h"
#include "text/python_classes.h"
#include "text/words.h"

namespace newsieve {

std::vector<RawLine> SplitAtLineFeeds(std::string_view text, std::span<const SignalWord> words) {
  std::vector<RawLine> lines;
  std::uint32_t word = 0;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    RawLine line;
    line.text = text.substr(start, end - start);
    line.trimmed = TrimSpace(line.text);
    line.hash = Hash64(line.text);
    line.characters = static_cast<std::uint32_t>(CountCharacters(line.text));
    line.first_word = word;
    while (word < words.size() && words[word].text.data() < text.data() + end) ++word;
    line.words = word - line.first_word;
    lines.push_back(line);
    start = end + 1;
  }
  return lines;
}

}  // namespace newsieve
