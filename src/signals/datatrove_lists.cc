#include "signals/datatrove_lists.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "text/word_hash.h"

// models/datatrove.tsv, by .incbin (cmake/EmbedFiles.cmake).
// NOLINTBEGIN(readability-identifier-naming): assembler symbols
extern "C" {
extern const char newsieve_datatrove_begin[];
extern const char newsieve_datatrove_end[];
}
// NOLINTEND(readability-identifier-naming)

namespace newsieve {

DatatroveLists::DatatroveLists(std::string_view table) {
  const std::pair<std::string_view, std::vector<std::string>*> lists[] = {
      {"bullet", &bullets},     {"ellipsis", &ellipses},          {"hash", &hashes},
      {"end_mark", &end_marks}, {"not_end_mark", &not_end_marks}, {"citation", &citations},
      {"bracket", &brackets},
  };
  const std::pair<std::string_view, std::size_t*> numbers[] = {
      {"longest_word", &longest_word},
      {"least_words", &least_words},
      {"paragraph", &paragraph},
      {"short_line", &short_line},
  };
  constexpr std::pair<std::string_view, Phrase> kPhrases[] = {
      {"filler", Phrase::kFiller}, {"script", Phrase::kScript}, {"policy", Phrase::kPolicy}};
  std::vector<std::string> texts;
  while (!table.empty()) {
    const std::string_view row = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(row.size() + 1, table.size()));
    const std::size_t tab = row.find('\t');
    if (tab == std::string_view::npos || tab + 1 == row.size()) continue;
    const std::string_view kind = row.substr(0, tab), value = row.substr(tab + 1);
    for (const auto& [name, list] : lists)
      if (kind == name) list->emplace_back(value);
    for (const auto& [name, number] : numbers)
      if (kind == name) std::from_chars(value.data(), value.data() + value.size(), *number);
    for (const auto& [name, phrase] : kPhrases) {
      if (kind != name) continue;
      texts.emplace_back(value);
      phrase_kinds.push_back(phrase);
    }
    if (kind != "stop_word") continue;
    stop_words.push_back(HashWord(value));
    longest_stop_word = std::max(longest_stop_word, value.size());
  }
  phrases = PhraseFinder(std::move(texts));
}

const DatatroveLists& DatatroveLists::BuiltIn() {
  static const DatatroveLists lists(std::string_view(
      newsieve_datatrove_begin,
      static_cast<std::size_t>(newsieve_datatrove_end - newsieve_datatrove_begin)));
  return lists;
}

}  // namespace newsieve
