// What datatrove's GopherQualityFilter, GopherRepetitionFilter and FineWebQualityFilter count of
// words and lines.
#include <algorithm>

#include "base/utf8.h"
#include "signals/datatrove.h"
#include "signals/datatrove_lists.h"
#include "signals/text_search.h"
#include "text/python_text.h"
#include "text/words.h"

namespace newsieve {
namespace {

std::size_t CountStopWords(std::span<const EnglishToken> words) {
  const DatatroveLists& lists = DatatroveLists::BuiltIn();
  std::vector<bool> found(lists.stop_words.size());
  std::size_t count = 0;
  for (const EnglishToken& word : words) {
    if (word.size > lists.longest_stop_word) continue;
    const auto at = std::find(lists.stop_words.begin(), lists.stop_words.end(), word.hash);
    if (at == lists.stop_words.end()) continue;
    std::vector<bool>::reference seen =
        found[static_cast<std::size_t>(at - lists.stop_words.begin())];
    count += !seen;
    seen = true;
    if (count == found.size()) break;
  }
  return count;
}

bool EndsInTerminal(std::string_view line) {
  if (line.empty()) return false;
  std::size_t pos = LastCharacterStart(line);
  return (TokenRules::English().ClassesOf(NextCharacter(line, pos)) & kTerminalClass) != 0;
}

// Calls `each` with the parts of `text` between runs of at least `least` line feeds, as re.split
// with "\n{least,}".
template <typename Each>
void SplitAtFeeds(std::string_view text, std::size_t least, Each each) {
  std::size_t begin = 0;
  for (std::size_t pos = text.find('\n'); pos != text.npos; pos = text.find('\n', pos)) {
    const std::size_t end = std::min(text.find_first_not_of('\n', pos), text.size());
    if (end - pos >= least) {
      each(text.substr(begin, pos - begin));
      begin = end;
    }
    pos = end;
  }
  each(text.substr(begin));
}

}  // namespace

DatatroveQuality FindDatatroveQuality(std::string_view text, std::span<const EnglishToken> words) {
  const DatatroveLists& lists = DatatroveLists::BuiltIn();
  DatatroveQuality found;
  for (const EnglishToken& word : words) {
    const bool plain = (word.flags & kTokenIsWord) != 0;
    found.plain_words += plain;
    found.plain_characters += plain ? word.characters : 0;
    found.alphabetic_words += (word.flags & kTokenHasLetter) != 0;
  }
  found.stop_words = CountStopWords(words);
  found.hashes = CountOf(text, lists.hashes);
  found.ellipses = CountOf(text, lists.ellipses);
  for (std::string_view line : PythonSplitLines(text)) {
    ++found.lines;
    found.bullet_lines += StartsWithAny(PythonStripLeft(line), lists.bullets);
    found.ellipsis_lines += EndsWithAny(PythonStripRight(line), lists.ellipses);
  }
  return found;
}

DatatroveParts FindDatatroveParts(std::string_view text) {
  DatatroveParts found;
  SplitAtFeeds(PythonStrip(text), 2, [&](std::string_view part) { found.paragraphs.Add(part); });
  SplitAtFeeds(text, 1, [&](std::string_view part) { found.lines.Add(part); });
  return found;
}

FinewebLines FindFinewebLines(std::string_view text) {
  const std::size_t short_line = DatatroveLists::BuiltIn().short_line;
  FinewebLines found;
  ForEachLine(text, [&](std::string_view line) {
    if (PythonStripLeft(line).empty()) return;
    found.lines.Add(line);
    found.punctuated += EndsInTerminal(line);
    constexpr std::size_t kMostBytes = 4;  // of a character
    found.short_lines +=
        line.size() <= short_line * kMostBytes && CountCharacters(line) <= short_line;
  });
  return found;
}

}  // namespace newsieve
