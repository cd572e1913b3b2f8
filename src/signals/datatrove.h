// A text as datatrove's filters see it (https://github.com/huggingface/datatrove, 0.10.1), with
// their ways kept: words are spaCy's, lines are sometimes Python's and sometimes those between \n,
// characters are code points, an n-gram that stands once still is the most frequent one. The
// families datatrove, c4 and fineweb are made of it.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "signals/lazy.h"
#include "signals/repetition.h"
#include "text/english_tokens.h"

namespace newsieve {

// GopherQualityFilter.
struct DatatroveQuality {
  std::size_t plain_words = 0;  // words not all of punctuation
  std::size_t plain_characters = 0;
  std::size_t alphabetic_words = 0, stop_words = 0;
  std::size_t hashes = 0, ellipses = 0;
  std::size_t lines = 0, bullet_lines = 0, ellipsis_lines = 0;
};

// Characters in repeated n-grams of words, by n. GopherRepetitionFilter.
struct DatatroveNgrams {
  std::array<std::size_t, 5> top{};  // n = 2..4: of the most frequent one, with blanks between
  std::array<std::size_t, 11> duplicate{};  // n = 5..10: of those that stood before
};

// Parts between line feeds, and between two or more of them. GopherRepetitionFilter.
struct DatatroveParts {
  Duplicates lines = {}, paragraphs = {};
};

// What C4QualityFilter does to each line, counted; a line that goes counts for the first reason.
struct C4Lines {
  std::size_t lines = 0, kept = 0, sentences = 0;  // sentences: of the lines kept
  std::size_t long_word = 0, no_end_mark = 0, few_words = 0, filler = 0, script = 0, bracket = 0,
              policy = 0;
};

// FineWebQualityFilter, of lines between line feeds that are not blank.
struct FinewebLines {
  std::size_t punctuated = 0, short_lines = 0;
  Duplicates lines = {};
};

DatatroveQuality FindDatatroveQuality(std::string_view text, std::span<const EnglishToken> words);
DatatroveNgrams FindDatatroveNgrams(std::string_view text, std::span<const EnglishToken> words);
DatatroveParts FindDatatroveParts(std::string_view text);
C4Lines FindC4Lines(std::string_view text, std::span<const EnglishToken> words);
std::size_t CountC4Paragraphs(std::string_view text);  // C4ParagraphFilter
FinewebLines FindFinewebLines(std::string_view text);

// The above, each found when it is first asked for. `text` (valid UTF-8) must outlive it. For one
// thread.
class DatatroveFacts {
 public:
  explicit DatatroveFacts(std::string_view text) : text_(text) {}

  const std::vector<EnglishToken>& words() const {
    return words_.Get([&] { return EnglishTokenizer::BuiltIn().Tokenize(text_); });
  }
  const DatatroveQuality& quality() const {
    return quality_.Get([&] { return FindDatatroveQuality(text_, words()); });
  }
  const DatatroveNgrams& ngrams() const {
    return ngrams_.Get([&] { return FindDatatroveNgrams(text_, words()); });
  }
  const DatatroveParts& parts() const {
    return parts_.Get([&] { return FindDatatroveParts(text_); });
  }
  const C4Lines& c4() const {
    return c4_.Get([&] { return FindC4Lines(text_, words()); });
  }
  const FinewebLines& fineweb() const {
    return fineweb_.Get([&] { return FindFinewebLines(text_); });
  }

 private:
  std::string_view text_;
  Lazy<std::vector<EnglishToken>> words_;
  Lazy<DatatroveQuality> quality_;
  Lazy<DatatroveNgrams> ngrams_;
  Lazy<DatatroveParts> parts_;
  Lazy<C4Lines> c4_;
  Lazy<FinewebLines> fineweb_;
};

// Calls `each` with every part of `text` between line feeds, the last one too.
template <typename Each>
void ForEachLine(std::string_view text, Each each) {
  for (;;) {
    const std::size_t end = text.find('\n');
    each(text.substr(0, end));
    if (end == text.npos) return;
    text.remove_prefix(end + 1);
  }
}

}  // namespace newsieve
