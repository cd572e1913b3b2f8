// The line rules of C4 (C. Raffel et al., "Exploring the Limits of Transfer Learning with a Unified
// Text-to-Text Transformer", JMLR 21, 2020, section 2.2) as datatrove's C4QualityFilter applies
// them, and the paragraphs of mC4 (L. Xue et al., 2021) as its C4ParagraphFilter does.
#include <algorithm>

#include "signals/datatrove.h"
#include "signals/datatrove_lists.h"
#include "signals/text_search.h"
#include "text/python_text.h"
#include "text/words.h"

namespace newsieve {
namespace {

bool HasAny(std::string_view text, const std::vector<std::string>& marks) {
  return std::any_of(marks.begin(), marks.end(),
                     [&](const std::string& mark) { return text.find(mark) != text.npos; });
}

// The bytes of the citation at the start of `text`: "[12]", "[]", or one of a list; 0 for none.
std::size_t CitationLength(std::string_view text) {
  for (const std::string& citation : DatatroveLists::BuiltIn().citations)
    if (text.starts_with(citation)) return citation.size();
  if (!text.starts_with('[')) return 0;
  std::size_t end = 1;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  return end < text.size() && text[end] == ']' ? end + 1 : 0;
}

std::string WithoutCitations(std::string_view line) {
  std::string out;
  for (std::size_t pos = 0; pos < line.size();) {
    const std::size_t citation = line[pos] == '[' ? CitationLength(line.substr(pos)) : 0;
    if (citation == 0) out += line[pos];
    pos += std::max<std::size_t>(citation, 1);
  }
  return out;
}

// Words between white space, counted no further than `enough`.
bool HasWords(std::string_view line, std::size_t enough) {
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t pos = 0; pos < line.size() && words < enough;) {
    const std::size_t space = IsVisibleAscii(line[pos]) ? 0 : PythonSpaceLength(line, pos);
    words += space == 0 && !inside;
    inside = space == 0;
    pos += std::max<std::size_t>(space, 1);
  }
  return words >= enough;
}

bool HasLongWord(std::string_view line, std::size_t longest) {
  // Most lines have a blank often enough.
  std::size_t begin = 0;
  while (line.size() - begin > longest) {
    const std::size_t blank = line.substr(begin, longest + 1).rfind(' ');
    if (blank == line.npos) break;
    begin += blank + 1;
  }
  if (line.size() - begin <= longest) return false;
  std::size_t characters = 0;
  for (std::size_t pos = begin; pos < line.size(); ++pos) {
    const auto byte = static_cast<unsigned char>(line[pos]);
    if ((byte & 0xC0) == 0x80) continue;
    characters = PythonSpaceLength(line, pos) > 0 ? 0 : characters + 1;
    if (characters > longest) return true;
  }
  return false;
}

// One pass over the lines of a text, with its words and phrases beside it.
class LineReader {
 public:
  LineReader(std::string_view text, std::span<const EnglishToken> words)
      : text_(text), words_(words), hits_(lists_.phrases.Find(text)) {}

  C4Lines Read() {
    for (const std::string_view line : PythonSplitLines(text_)) ReadLine(PythonStrip(line));
    return found_;
  }

 private:
  void ReadLine(std::string_view line) {
    ++found_.lines;
    if (HasLongWord(line, lists_.longest_word)) return void(++found_.long_word);
    if (may_cite_ && line.find('[') != line.npos) {
      const std::string changed = WithoutCitations(line);
      if (changed.size() != line.size()) return JudgeChanged(changed, line);
    }
    const auto begin = static_cast<std::size_t>(line.data() - text_.data());
    while (next_hit_ < hits_.size() && hits_[next_hit_].begin < begin) ++next_hit_;
    std::size_t last = next_hit_;
    while (last < hits_.size() && hits_[last].begin < begin + line.size()) ++last;
    const std::span<const PhraseHit> hits(hits_.data() + next_hit_, last - next_hit_);
    if (Keeps(line, line, hits)) Keep(CountSentences(text_, WordsOf(begin, line.size())));
  }

  // Without its citations a line has other words and phrases.
  void JudgeChanged(const std::string& changed, std::string_view line) {
    const std::vector<PhraseHit> hits = lists_.phrases.Find(changed);
    if (Keeps(changed, line, hits))
      Keep(CountSentences(changed, EnglishTokenizer::BuiltIn().Tokenize(changed)));
  }

  void Keep(std::size_t sentences) {
    ++found_.kept;
    found_.sentences += sentences;
  }

  // The rules in datatrove's order; `original` is the line with its citations.
  bool Keeps(std::string_view line, std::string_view original, std::span<const PhraseHit> hits) {
    std::size_t* reason = nullptr;
    if (!EndsWithAny(line, lists_.end_marks) || EndsWithAny(line, lists_.not_end_marks)) {
      reason = &found_.no_end_mark;
    } else if (!HasWords(original, lists_.least_words)) {
      reason = &found_.few_words;
    } else if (Holds(hits, DatatroveLists::Phrase::kFiller)) {
      reason = &found_.filler;
    } else if (Holds(hits, DatatroveLists::Phrase::kScript)) {
      reason = &found_.script;
    } else if (HasAny(line, lists_.brackets)) {
      reason = &found_.bracket;
    } else if (Holds(hits, DatatroveLists::Phrase::kPolicy)) {
      reason = &found_.policy;
    }
    if (reason != nullptr) ++*reason;
    return reason == nullptr;
  }

  bool Holds(std::span<const PhraseHit> hits, DatatroveLists::Phrase kind) const {
    return std::any_of(hits.begin(), hits.end(), [&](const PhraseHit& hit) {
      return lists_.phrase_kinds[hit.phrase] == kind;
    });
  }

  // Lines come in order, so the words of the next one stand behind those of this one.
  std::span<const EnglishToken> WordsOf(std::size_t begin, std::size_t size) {
    while (next_word_ < words_.size() && words_[next_word_].begin < begin) ++next_word_;
    std::size_t last = next_word_;
    while (last < words_.size() && words_[last].begin < begin + size) ++last;
    return words_.subspan(next_word_, last - next_word_);
  }

  const DatatroveLists& lists_ = DatatroveLists::BuiltIn();
  std::string_view text_;
  std::span<const EnglishToken> words_;
  std::vector<PhraseHit> hits_;
  const bool may_cite_ = text_.find('[') != text_.npos;
  std::size_t next_hit_ = 0, next_word_ = 0;
  C4Lines found_;
};

}  // namespace

C4Lines FindC4Lines(std::string_view text, std::span<const EnglishToken> words) {
  return LineReader(text, words).Read();
}

std::size_t CountC4Paragraphs(std::string_view text) {
  const std::size_t least = DatatroveLists::BuiltIn().paragraph;
  std::size_t paragraphs = 0;
  ForEachLine(text, [&](std::string_view line) {
    paragraphs += line.size() >= least && CountCharacters(line) >= least;
  });
  return paragraphs;
}

}  // namespace newsieve
