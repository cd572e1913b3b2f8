#include "signals/news_shape.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/unicode.h"
#include "text/word_scan.h"
#include "text/words.h"

namespace newsieve {
namespace {

constexpr std::string_view kWebHost = "www";

// Of a letter a to z.
bool IsAsciiVowel(char32_t lower) {
  constexpr unsigned kVowels = 1U << ('a' & 31) | 1U << ('e' & 31) | 1U << ('i' & 31) |
                               1U << ('o' & 31) | 1U << ('u' & 31) | 1U << ('y' & 31);
  return (kVowels >> (lower & 31) & 1) != 0;
}

// One word as it is being read.
struct WordShape {
  std::size_t letters = 0, capitals = 0, digits = 0, switches = 0;
  std::size_t consonants = 0, most_consonants = 0;  // in a row, of Latin letters without accents
  bool ends_lower = false;

  void Add(const CharInfo& info, char32_t rune) {
    const bool digit = (info.flags & kDigit) != 0;
    // From lower case to capital, or between letter and digit, within the word: "hE11o".
    switches += (letters + digits > 0) &&
                (digit ? !last_digit_ : last_digit_ || (ends_lower && (info.flags & kUpper)));
    last_digit_ = digit;
    digits += digit;
    letters += !digit;
    capitals += (info.flags & kUpper) != 0;
    ends_lower = (info.flags & kLower) != 0;
    const char32_t low = info.lower != 0 ? info.lower : rune;
    consonants = low >= 'a' && low <= 'z' && !IsAsciiVowel(low) ? consonants + 1 : 0;
    most_consonants = std::max(most_consonants, consonants);
    if (lower_size_ < lower_.size())
      lower_[lower_size_++] = low < 0x80 ? static_cast<char>(low) : '?';
  }

  // Does the same for a whole word of ASCII letters, only the first of which may be a capital.
  void AddLetters(std::string_view word, bool capital) {
    letters = word.size();
    capitals = capital;
    for (const char c : word) {
      consonants = IsAsciiVowel(static_cast<unsigned char>(c) | 0x20U) ? 0 : consonants + 1;
      most_consonants = std::max(most_consonants, consonants);
    }
    lower_size_ = word.copy(lower_.data(), lower_.size());
    lower_[0] = static_cast<char>(lower_[0] | 0x20);
  }

  bool empty() const { return letters + digits == 0; }
  // The first characters, if they are ASCII; else anything.
  std::string_view lower() const { return {lower_.data(), lower_size_}; }

 private:
  static constexpr std::size_t kLongestFunctionWord = 16;
  bool last_digit_ = false;
  std::array<char, kLongestFunctionWord> lower_;
  std::size_t lower_size_ = 0;
};

// What counts of a word that has been read.
struct WordKinds {
  bool number = false, capital = false, odd = false, function_word = false, determiner = false;
};

WordKinds KindsOf(const WordShape& word, const NewsOptions& options) {
  WordKinds kinds{.number = word.digits > 0,
                  .capital = word.letters >= 3 && word.capitals == word.letters,
                  .odd = word.switches > 1 || word.most_consonants > options.max_consonants ||
                         word.letters + word.digits > options.max_word_letters};
  if (word.lower().size() > options.function_words.longest()) return kinds;
  const std::uint64_t hash = HashWord(word.lower());
  kinds.function_word = options.function_words.Contains(hash);
  kinds.determiner = kinds.function_word && options.determiners.Contains(hash);
  return kinds;
}

// What a plain word does to the state of a reader.
struct PlainWord {
  bool known = false;
  WordKinds kinds;
  bool starts_with_letter = false, starts_lower = false;
  bool ends_sentence = false;
  bool ends_in_colon = false, asks = false, shouts = false;  // "?" behind a letter, "!"
};

WordShape ShapeOf(const SignalWord& word, const CharInfo* plane) {
  WordShape shape;
  if (word.first_class != kAsciiDigit && (word.other_classes & ~kAsciiLower) == 0) {
    shape.AddLetters(word.core(), word.first_class == kAsciiUpper);
    return shape;
  }
  for (const char c : word.core())
    if (c != '\'') shape.Add(plane[static_cast<unsigned char>(c)], static_cast<unsigned char>(c));
  return shape;
}

PlainWord ReadPlainWord(const SignalWord& word, const NewsOptions& options, const CharInfo* plane) {
  if (!word.plain()) return {};
  const WordShape shape = ShapeOf(word, plane);
  const char last = word.text.back();
  if (last == '.' && shape.lower() == kWebHost) return {};
  return {.known = true,
          .kinds = KindsOf(shape, options),
          .starts_with_letter = word.first_class != kAsciiDigit,
          .starts_lower = word.first_class == kAsciiLower,
          .ends_sentence = last == '.' || last == '!' || last == '?',
          .ends_in_colon = last == ':',
          .asks = last == '?' && !IsAsciiDigit(word.core().back()),
          .shouts = last == '!'};
}

// Reads the lines of one text.
class ShapeReader {
 public:
  ShapeReader(const NewsOptions& options, std::string_view text, const SignalWords& words)
      : options_(options), text_(text), plane_(FirstPlane()) {
    plain_words_.reserve(words.different.size());
    for (const SignalWord& word : words.different) {
      plain_words_.push_back(ReadPlainWord(word, options, plane_));
      const PlainWord& plain = plain_words_.back();
      if (!plain.known) continue;
      out_.characters += std::size_t{word.count} * word.characters;
      out_.shouts += plain.shouts ? word.count : 0;
      CountKinds(plain.kinds, word.count);
    }
  }

  NewsShape Read(std::span<const SignalLine> lines) {
    for (const SignalLine& line : lines) ReadLine(line, &line == &lines.front());
    const bool in_list = EndList();
    if (!lines.empty()) JudgeEnd(lines.back(), in_list);
    out_.has_headline = out_.has_lead && headline_first_;
    if (!out_.has_lead) out_.words_before_lead = out_.words;
    return out_;
  }

 private:
  void ReadLine(const SignalLine& line, bool first) {
    const bool prose = line.sentence_words >= options_.lead_words;
    if (first)
      headline_first_ = !line.ends_sentence && line.words >= options_.headline_words.first &&
                        line.words <= options_.headline_words.second;
    if (prose && !out_.has_lead) out_.has_lead = true, out_.words_before_lead = out_.words;
    if (line.sentence_words > 0) {
      EndList();
    } else {
      ++list_lines_, list_words_ += line.words;
    }
    out_.line_words_squared += std::size_t{line.words} * line.words;
    ReadWords(line.places);
    out_.words += line.words;
  }

  // Whether the lines before were a list.
  bool EndList() {
    const bool list = list_lines_ >= options_.list_lines;
    if (list) out_.listed_words += list_words_;
    list_lines_ = list_words_ = 0;
    return list;
  }

  // A line breaks sentences and quotations off.
  void ReadWords(std::span<const WordPlace> places) {
    run_words_ = 0;
    starts_ = true, sentence_ended_ = false;
    quote_ = 0;
    for (const WordPlace& place : places) {
      if (&place != &places.front()) inner_mark_ = false;
      if (sentence_ended_) EndRun(true);
      const PlainWord& plain = plain_words_[place.number];
      if (plain.known)
        ReadPlain(plain, place.end - place.begin);
      else
        ReadCharacters(text_.substr(place.begin, place.end - place.begin));
    }
    EndRun(sentence_ended_);
  }

  // The same as ReadCharacters; its kinds and characters are counted already.
  void ReadPlain(const PlainWord& word, std::size_t characters) {
    if (quote_ > 0) quote_ += characters;
    out_.links += at_sign_;
    out_.damaged_characters += inner_mark_ && word.starts_with_letter;
    at_sign_ = false;
    inner_mark_ = word.asks;
    slashes_ = word.ends_in_colon;
    if (starts_) lower_start_ = word.starts_lower;
    starts_ = false;
    ++run_words_;
    JoinDeterminer(word.kinds);
    sentence_ended_ = word.ends_sentence;
  }

  // Of a word between white space.
  void ReadCharacters(std::string_view text) {
    std::uint16_t before = kSpace;
    for (std::size_t pos = 0; pos < text.size();) {
      const char32_t rune = NextCharacter(text, pos);
      const CharInfo info = rune < 0x10000 ? plane_[rune] : InfoOf(rune);
      ReadCharacter(rune, info, before);
      if (!(info.flags & (kMark | kIgnorable))) before = info.flags;
    }
    EndWord();
  }

  void ReadCharacter(char32_t rune, const CharInfo& info, std::uint16_t before) {
    constexpr std::uint16_t kInWord = kLetter | kDigit;
    ++out_.characters;
    if (quote_ > 0) ++quote_;
    if (info.flags & kInWord) {
      if (at_sign_) ++out_.links, at_sign_ = false;
      return ReadWordCharacter(rune, info);
    }
    at_sign_ = rune == '@';
    if (info.flags & (kMark | kIgnorable)) return;
    const bool apostrophe = rune == '\'' || rune == 0x2019;
    if (apostrophe && (before & kInWord)) return;
    inner_mark_ = (inner_mark_ || (before & kLetter)) && rune != kReplacementCharacter &&
                  (rune == '?' || (info.flags & kSymbol));
    if (rune == '.' && word_.lower() == kWebHost) ++out_.links;
    out_.links += rune == '/' && slashes_ == 2;  // "://"
    slashes_ = rune == ':' ? 1 : (rune == '/' && slashes_ == 1 ? 2 : 0);
    EndWord();
    out_.damaged_characters += rune == kReplacementCharacter || (info.flags & kOther) != 0;
    out_.shouts += rune == '!' || (info.flags & kSymbol) != 0;
    if ((info.flags & kQuote) && !apostrophe) Quote();
    if (info.flags & kSentenceEnd) {
      sentence_ended_ = true;
      if (rune > 0x3000) EndRun(true);  // the full-width marks need no space behind them
    } else if (!(info.flags & (kQuote | kOpen))) {
      sentence_ended_ = false;
    }
  }

  void ReadWordCharacter(char32_t rune, const CharInfo& info) {
    slashes_ = 0;
    sentence_ended_ = false;
    out_.damaged_characters += inner_mark_ && (info.flags & kLetter);
    inner_mark_ = false;
    if (starts_) lower_start_ = (info.flags & kLower) != 0;
    starts_ = false;
    if (info.flags & kNoSpaceScript) {
      EndWord();
      ++run_words_;
      return;
    }
    word_.Add(info, rune);
  }

  void EndWord() {
    if (word_.empty()) return;
    ++run_words_;
    const WordKinds kinds = KindsOf(word_, options_);
    CountKinds(kinds, 1);
    JoinDeterminer(kinds);
    word_ = {};
  }

  void CountKinds(const WordKinds& kinds, std::size_t count) {
    out_.number_words += kinds.number ? count : 0;
    out_.capital_words += kinds.capital ? count : 0;
    out_.odd_words += kinds.odd ? count : 0;
    out_.function_words += kinds.function_word ? count : 0;
  }

  void JoinDeterminer(const WordKinds& kinds) {
    last_function_word_ = kinds.function_word;
    out_.broken_pairs += after_determiner_ & kinds.function_word;
    after_determiner_ = kinds.determiner;
  }

  void EndRun(bool sentence) {
    out_.broken_pairs += sentence && after_determiner_;
    after_determiner_ = false;
    if (run_words_ > options_.sentence_words) out_.long_sentence_words += run_words_;
    if (sentence && run_words_ > 0) {
      ++out_.sentences;
      out_.sentence_words += run_words_;
      out_.lower_starts += lower_start_;
    }
    run_words_ = 0;
    starts_ = true, sentence_ended_ = false, lower_start_ = false;
  }

  void Quote() {
    if (quote_ == 0) {
      quote_ = 1;
    } else {
      out_.quoted_characters += quote_;
      quote_ = 0;
    }
  }

  // An open end is cut where the last line is running text, and does not look like a signature. The
  // last item of a list ends as the others do, unless with what no item ends with.
  void JudgeEnd(const SignalLine& last, bool in_list) {
    out_.open_end = !last.ends_sentence;
    if (!out_.open_end) return;
    out_.function_word_end = last_function_word_;
    if (last.words < options_.lead_words) return;
    out_.broken_end = last.sentence_words > 0;
    const std::size_t gap = last.text.rfind(' ');
    std::size_t first = gap == std::string_view::npos ? 0 : gap + 1,
                end = LastCharacterStart(last.text);
    const bool comma = last.text[end] == ',';
    const std::uint16_t last_flags = InfoOf(NextCharacter(last.text, end)).flags,
                        first_flags = InfoOf(NextCharacter(last.text, first)).flags;
    out_.cut_end =
        last.ends_in_ellipsis || comma ||
        (!in_list && ((last_flags & (kDash | kNoSpaceScript)) || (first_flags & kLower)));
  }

  const NewsOptions& options_;
  std::string_view text_;
  const CharInfo* plane_;
  std::vector<PlainWord> plain_words_;  // by number
  NewsShape out_;
  WordShape word_;
  bool headline_first_ = false;
  std::size_t list_lines_ = 0, list_words_ = 0;
  std::size_t run_words_ = 0;  // since the last sentence end or line end
  bool after_determiner_ = false, last_function_word_ = false;
  bool starts_ = true, sentence_ended_ = false, lower_start_ = false;
  bool at_sign_ = false;
  bool inner_mark_ = false;  // question marks or symbols just behind a letter
  int slashes_ = 0;          // of "://", how much stands just before
  std::size_t quote_ = 0;    // characters since the quotation began; 0: none is open
};

}  // namespace

NewsShape MeasureNewsShape(const NewsOptions& options, std::string_view text,
                           const SignalWords& words, std::span<const SignalLine> lines) {
  return ShapeReader(options, text, words).Read(lines);
}

}  // namespace newsieve
