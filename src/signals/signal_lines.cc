#include "signals/signal_lines.h"

#include "base/utf8.h"
#include "signals/text_search.h"
#include "text/unicode.h"
#include "text/words.h"

namespace newsieve {
namespace {

constexpr std::uint16_t kCloserFlags = kQuote | kOpen | kIgnorable;

// A sentence may end inside quotes and brackets: `... he said.”`
std::string_view WithoutClosers(std::string_view line) {
  while (!line.empty()) {
    std::size_t pos = LastCharacterStart(line);
    const std::string_view before = line.substr(0, pos);
    if (!(InfoOf(NextCharacter(line, pos)).flags & (kCloserFlags | kSpace))) break;
    line = before;
  }
  return line;
}

bool EndsInSentenceMark(std::string_view text) {
  if (text.empty()) return false;
  std::size_t pos = LastCharacterStart(text);
  return (InfoOf(NextCharacter(text, pos)).flags & kSentenceEnd) != 0;
}

// The line up to its last sentence mark with white space behind it: the `.` of "3.5" and "u.s.a"
// ends nothing. The full-width marks of East Asia need no space.
std::string_view UpToLastSentence(std::string_view line) {
  constexpr char32_t kFullWidth = 0x3000;
  bool at_gap = false;
  while (!line.empty()) {
    std::size_t pos = LastCharacterStart(line);
    const std::string_view before = line.substr(0, pos);
    const char32_t rune = NextCharacter(line, pos);
    const std::uint16_t flags = InfoOf(rune).flags;
    if ((flags & kSentenceEnd) && (at_gap || rune > kFullWidth)) break;
    at_gap = (flags & kSpace) || (at_gap && (flags & kCloserFlags));
    line = before;
  }
  return line;
}

// What a word between white space is to its line.
struct WordTraits {
  std::uint32_t words = 0;     // as text.words counts
  bool only_closers = false;   // quotes and brackets
  bool ends_sentence = false;  // with a sentence mark, and closers behind it at most
  // A sentence may end inside of it, or a closer may be part of a word of text.words: its line is
  // to be looked at character by character.
  bool special = false;
};

bool IsSpecial(std::string_view word) {
  for (std::size_t pos = 0; pos < word.size();) {
    const char32_t rune = NextCharacter(word, pos);
    if (rune < 0x80) continue;
    const std::uint16_t flags = InfoOf(rune).flags;
    const bool closes_letter = (flags & kCloserFlags) && (flags & (kLetter | kDigit));
    if ((flags & kSentenceEnd) || closes_letter) return true;
  }
  return false;
}

WordTraits TraitsOf(const SignalWord& word) {
  if (word.plain())
    return {.words = 1, .ends_sentence = word.has_mark() && EndsInSentenceMark(word.text)};
  const std::string_view core = WithoutClosers(word.text);
  const bool ascii = word.characters == word.text.size();
  return {.words = CountTextWords(word.text),
          .only_closers = core.empty(),
          .ends_sentence = EndsInSentenceMark(core),
          .special = !ascii && IsSpecial(word.text)};
}

// Joins the words of a text to lines, and these to paragraphs: runs of lines with no blank line
// between them.
class LineFinder {
 public:
  LineFinder(std::string_view text, const SignalWords& words,
             const std::vector<std::string>& ellipses)
      : text_(text), words_(words.all), ellipses_(ellipses) {
    traits_.reserve(words.different.size());
    for (const SignalWord& word : words.different) traits_.push_back(TraitsOf(word));
  }

  SignalLines Find() {
    if (words_.empty()) return {};
    std::size_t line = 0, paragraph = 0;  // the first word of each
    for (std::size_t i = 1; i < words_.size(); ++i) {
      const std::size_t breaks = BreaksIn(words_[i - 1].end, words_[i].begin);
      if (breaks == 0) continue;
      AddLine(line, i);
      line = i;
      if (breaks == 1) continue;
      AddParagraph(paragraph, i);
      paragraph = i;
    }
    AddLine(line, words_.size());
    AddParagraph(paragraph, words_.size());
    return std::move(found_);
  }

 private:
  // Line ends: LF, CR LF or CR.
  std::size_t BreaksIn(std::size_t begin, std::size_t end) const {
    if (end == begin + 1) return text_[begin] == '\n' || text_[begin] == '\r';
    std::size_t breaks = 0;
    for (std::size_t i = begin; i < end; ++i)
      breaks += text_[i] == '\r' || (text_[i] == '\n' && (i == begin || text_[i - 1] != '\r'));
    return breaks;
  }

  std::string_view TextOf(std::size_t first, std::size_t end) const {
    return text_.substr(words_[first].begin, words_[end - 1].end - words_[first].begin);
  }

  void AddLine(std::size_t first, std::size_t end) {
    SignalLine line{.text = TextOf(first, end), .places = words_.subspan(first, end - first)};
    const std::string_view core = WithoutClosers(line.text);
    line.ends_in_ellipsis = EndsWithAny(line.text, ellipses_);
    line.ends_sentence = EndsInSentenceMark(core) && !EndsWithAny(core, ellipses_);
    if (!CountWords(line)) CountWordsPlainly(line, core);
    found_.repeated_lines.Add(line.text);
    found_.words += line.words;
    found_.all.push_back(line);
  }

  // By what is known of its words. False where that does not suffice.
  bool CountWords(SignalLine& line) const {
    bool special = false, may_end = false;
    for (const WordPlace& place : line.places) {
      const WordTraits& word = traits_[place.number];
      special |= word.special;
      // A sentence ends behind the word before, for there is more than closers behind it.
      if (may_end && !word.only_closers) line.sentence_words = line.words;
      may_end = word.ends_sentence | (may_end & word.only_closers);
      line.words += word.words;
    }
    if (line.ends_sentence) line.sentence_words = line.words;
    return !special;
  }

  static void CountWordsPlainly(SignalLine& line, std::string_view core) {
    const std::string_view sentences = line.ends_sentence ? core : UpToLastSentence(core);
    line.sentence_words = CountTextWords(sentences);
    line.words = line.sentence_words + CountTextWords(line.text.substr(sentences.size()));
  }

  void AddParagraph(std::size_t first, std::size_t end) {
    found_.repeated_paragraphs.Add(TextOf(first, end));
  }

  std::string_view text_;
  std::span<const WordPlace> words_;
  const std::vector<std::string>& ellipses_;
  std::vector<WordTraits> traits_;  // by number
  SignalLines found_;
};

}  // namespace

SignalLines FindSignalLines(std::string_view text, const SignalWords& words,
                            const std::vector<std::string>& ellipses) {
  return LineFinder(text, words, ellipses).Find();
}

}  // namespace newsieve
