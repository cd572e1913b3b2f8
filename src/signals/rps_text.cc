#include "signals/rps_text.h"

#include <array>
#include <string>

#include "base/hash.h"
#include "base/utf8.h"
#include "signals/character_set.h"
#include "signals/signal.h"
#include "signals/text_search.h"
#include "text/python_classes.h"

namespace newsieve {
namespace {

// ASCII characters in lower case; punctuation becomes 0.
constexpr std::array<char, 128> MakeAsciiForms() {
  std::array<char, 128> forms{};
  for (std::size_t c = 0; c < forms.size(); ++c) {
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    const bool digit = c >= '0' && c <= '9';
    const bool sign = c > ' ' && c < 0x7F && !letter && !digit;
    forms[c] = sign ? '\0' : static_cast<char>(letter ? c | 0x20 : c);
  }
  return forms;
}

constexpr std::array<char, 128> kAsciiForms = MakeAsciiForms();

bool IsAscii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

// Builds the normalised text word by word.
class Normaliser {
 public:
  Normaliser(const RpsConfig& config, std::size_t words) : config_(config) {
    found_.all = WordSequence(words);
  }

  void AddLine(std::span<const SignalWord> words) {
    const std::size_t characters_before = found_.characters;
    line_words_ = line_numerics_ = 0;
    for (const SignalWord& word : words) AddWord(word.text);
    const std::size_t spaces = line_words_ == 0 ? 0 : line_words_ - 1;
    found_.numeric_shares += Ratio(line_numerics_, found_.characters - characters_before + spaces);
  }

  RpsWords Finish() {
    found_.placeholders = CountOf(text_, config_.placeholders);
    found_.characters += found_.all.size() == 0 ? 0 : found_.all.size() - 1;
    return std::move(found_);
  }

 private:
  void AddWord(std::string_view word) {
    if (found_.all.size() > 0 && text_.back() != ' ') text_.push_back(' ');
    const std::size_t start = text_.size();
    std::size_t characters = 0;
    if (AppendAscii(word)) {
      characters = text_.size() - start;
    } else {
      AppendOther(word);
      characters = CountFrom(start);
    }
    if (characters == 0) return;
    const std::uint64_t hash = Hash64(std::string_view(text_).substr(start));
    found_.all.Add(hash, static_cast<std::uint32_t>(characters));
    found_.characters += characters;
    found_.script_words += config_.script_words.Contains(hash);
    ++line_words_;
  }

  // False, and nothing done, where the word is not ASCII.
  bool AppendAscii(std::string_view word) {
    const std::size_t start = text_.size();
    text_.resize(start + word.size());
    char* to = text_.data() + start;
    std::size_t digits = 0;
    for (const char c : word) {
      if (!IsAscii(c)) return text_.resize(start), false;
      *to = kAsciiForms[static_cast<unsigned char>(c)];
      to += *to != '\0';
      digits += c >= '0' && c <= '9';
    }
    text_.resize(static_cast<std::size_t>(to - text_.data()));
    line_numerics_ += digits;
    return true;
  }

  void AppendOther(std::string_view word) {
    bare_.clear();
    for (const char c : word)
      if (!IsAscii(c) || kAsciiForms[static_cast<unsigned char>(c)] != '\0') bare_.push_back(c);
    AppendLowerDecomposed(bare_, text_);
  }

  std::size_t CountFrom(std::size_t pos) {
    std::size_t characters = 0;
    for (; pos < text_.size(); ++characters)
      line_numerics_ += (PythonClassOf(NextCharacter(text_, pos)) & kPyNumeric) != 0;
    return characters;
  }

  const RpsConfig& config_;
  std::size_t line_words_ = 0, line_numerics_ = 0;
  std::string text_, bare_;
  RpsWords found_;
};

// Reads a text character by character into tokens, sentences and lines.
class Tokeniser {
 public:
  Tokeniser(const RpsConfig& config, std::string_view text)
      : config_(config), sentence_ends_(config.sentence_ends), text_(text) {}

  RpsTokens Read() {
    const std::uint8_t* classes = PythonClasses();
    for (std::size_t pos = 0; pos < text_.size();) {
      const std::size_t start = pos;
      const char32_t rune = NextCharacter(text_, pos);
      const unsigned bits = rune < 0x10000 ? classes[rune] : PythonClassOf(rune);
      const unsigned kind = bits & (kPySpace | kPyWord);
      if (kind != kind_) EndToken(start), start_ = start, kind_ = kind;
      seen_ |= bits | (rune < 0x80 && (bits & kPyAlpha) ? kAsciiLetter : 0U);
      AddToSentence(rune, bits);
      AddToLine(rune, bits);
    }
    EndToken(text_.size());
    if (line_characters_ > 0) EndLine();
    return found_;
  }

 private:
  static constexpr unsigned kAsciiLetter = 1U << 8;

  void EndToken(std::size_t end) {
    if (kind_ != kPySpace && end > start_) {
      ++found_.all;
      found_.without_ascii_letter += (seen_ & kAsciiLetter) == 0;
      found_.all_caps += (seen_ & kPyUpper) && !(seen_ & kPyLower);
      const std::string_view token = text_.substr(start_, end - start_);
      if (kind_ == kPyWord && token.size() <= config_.stop_words.longest())
        found_.stop_words += config_.stop_words.Contains(Hash64(token));
    }
    seen_ = 0;
  }

  // A sentence begins with the first letter or numeral behind the end of another.
  void AddToSentence(char32_t rune, unsigned bits) {
    if (bits & kPyWord) {
      found_.sentences += !in_sentence_;
      in_sentence_ = true;
    } else if (sentence_ends_.Contains(rune)) {
      in_sentence_ = false;
    }
  }

  void AddToLine(char32_t rune, unsigned bits) {
    ++line_characters_;
    line_capitals_ += (bits & kPyUpper) != 0;
    if (rune == '\n') EndLine();
  }

  void EndLine() {
    found_.uppercase_shares += Ratio(line_capitals_, line_characters_);
    line_characters_ = line_capitals_ = 0;
  }

  const RpsConfig& config_;
  CharacterSet sentence_ends_;
  std::string_view text_;
  std::size_t start_ = 0;
  unsigned kind_ = kPySpace, seen_ = 0;
  bool in_sentence_ = false;
  std::size_t line_characters_ = 0, line_capitals_ = 0;
  RpsTokens found_;
};

}  // namespace

RpsWords NormaliseForRps(const RpsConfig& config, std::span<const RawLine> lines,
                         std::span<const SignalWord> words) {
  Normaliser normaliser(config, words.size());
  for (const RawLine& line : lines) normaliser.AddLine(words.subspan(line.first_word, line.words));
  return normaliser.Finish();
}

RpsTokens ReadRpsTokens(const RpsConfig& config, std::string_view text) {
  return Tokeniser(config, text).Read();
}

}  // namespace newsieve
