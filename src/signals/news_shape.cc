#include "signals/news_shape.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "text/unicode.h"
#include "text/words.h"

namespace newsieve {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool Has(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool IsAsciiVowel(char32_t lower) {
  return lower == 'a' || lower == 'e' || lower == 'i' || lower == 'o' || lower == 'u' ||
         lower == 'y';
}

// One word as it is being read.
struct WordShape {
  std::size_t letters = 0, capitals = 0, digits = 0, switches = 0;
  std::size_t consonants = 0, most_consonants = 0;  // in a row, of Latin letters without accents
  bool ends_lower = false;
  std::string lower;  // of ASCII letters only; else anything

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
    if (lower.size() < kLongestFunctionWord)
      lower.push_back(low < 0x80 ? static_cast<char>(low) : '?');
  }

  bool empty() const { return letters + digits == 0; }
  void Clear() {
    lower.clear();
    letters = capitals = digits = switches = consonants = most_consonants = 0;
    ends_lower = last_digit_ = false;
  }

 private:
  static constexpr std::size_t kLongestFunctionWord = 16;
  bool last_digit_ = false;
};

// Reads the lines of one text.
class ShapeReader {
 public:
  explicit ShapeReader(const NewsOptions& options) : options_(options), plane_(FirstPlane()) {}

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
    ReadCharacters(line.text);
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
  void ReadCharacters(std::string_view text) {
    run_words_ = 0;
    starts_ = true, sentence_ended_ = false;
    quote_ = 0;
    std::uint16_t before = kSpace;
    for (std::size_t pos = 0; pos < text.size();) {
      const char32_t rune = NextCharacter(text, pos);
      const CharInfo info = rune < 0x10000 ? plane_[rune] : InfoOf(rune);
      ReadCharacter(rune, info, before);
      if (!(info.flags & (kMark | kIgnorable))) before = info.flags;
    }
    EndWord();
    EndRun(sentence_ended_);
  }

  void ReadCharacter(char32_t rune, const CharInfo& info, std::uint16_t before) {
    constexpr std::uint16_t kInWord = kLetter | kDigit;
    if (info.flags & kSpace) {
      inner_mark_ = false;
      EndWord();
      if (sentence_ended_) EndRun(true);
      return;
    }
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
    inner_mark_ = (inner_mark_ || (before & kLetter)) && rune != kReplacement &&
                  (rune == '?' || (info.flags & kSymbol));
    if (rune == '.' && word_.lower == "www") ++out_.links;
    out_.links += rune == '/' && slashes_ == 2;  // "://"
    slashes_ = rune == ':' ? 1 : (rune == '/' && slashes_ == 1 ? 2 : 0);
    EndWord();
    out_.damaged_characters += rune == kReplacement || (info.flags & kOther) != 0;
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
    out_.number_words += word_.digits > 0;
    out_.capital_words += word_.letters >= 3 && word_.capitals == word_.letters;
    out_.odd_words += word_.switches > 1 || word_.most_consonants > options_.max_consonants ||
                      word_.letters + word_.digits > options_.max_word_letters;
    const bool function_word = Has(options_.function_words, word_.lower);
    out_.function_words += function_word;
    last_function_word_ = function_word;
    out_.broken_pairs += after_determiner_ && function_word;
    after_determiner_ = function_word && Has(options_.determiners, word_.lower);
    word_.Clear();
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
  const CharInfo* plane_;
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

NewsShape MeasureNewsShape(const NewsOptions& options, std::span<const SignalLine> lines) {
  return ShapeReader(options).Read(lines);
}

}  // namespace newsieve
