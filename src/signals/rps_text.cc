#include "signals/rps_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "signals/character_set.h"
#include "signals/repetition.h"
#include "signals/signal.h"
#include "signals/text_search.h"
#include "text/python_classes.h"
#include "text/word_scan.h"

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

// What normalising makes of a word.
struct NormalWord {
  std::uint32_t number = 0;                    // in RpsWords::all
  std::uint32_t characters = 0;                // none: nothing is left of it
  std::uint32_t numerics = 0;                  // characters
  std::uint32_t script = 0;                    // 1 for "javascript"
  std::uint32_t text_begin = 0, text_end = 0;  // in Normaliser::text_
};

// Normalises each different word once.
class Normaliser {
 public:
  Normaliser(const RpsConfig& config, const SignalWords& words)
      : config_(config), words_(words), table_(words.different.size()) {
    normal_.reserve(words.different.size());
    for (const SignalWord& word : words.different) Normalise(word);
  }

  RpsWords Join(std::span<const RawLine> lines) const {
    RpsWords found;
    found.all = WordSequence(words_.all.size());
    for (const RawLine& line : lines) AddLine(line, found);
    found.characters += found.all.size() == 0 ? 0 : found.all.size() - 1;
    if (MayHavePlaceholder()) found.placeholders = CountOf(NormalText(), config_.placeholders);
    return found;
  }

 private:
  void Normalise(const SignalWord& word) {
    NormalWord normal{.text_begin = static_cast<std::uint32_t>(text_.size())};
    if (word.plain() && (word.classes() & (kAsciiDigit | kAsciiApostrophe)) == 0) {
      AppendLower(word.core());
      normal.characters = word.core_bytes;
    } else if (AppendAscii(word.text, normal)) {
      normal.characters = static_cast<std::uint32_t>(text_.size()) - normal.text_begin;
    } else {
      AppendOther(word.text);
      CountCharactersOf(normal);
    }
    normal.text_end = static_cast<std::uint32_t>(text_.size());
    if (normal.characters > 0) {
      const bool unchanged = word.classes() == kAsciiLower && !word.has_mark();
      const std::uint64_t hash =
          unchanged ? word.hash : HashWord(std::string_view(text_).substr(normal.text_begin));
      normal.number = table_.Add(hash);
      normal.script = config_.script_words.Contains(hash);
    }
    normal_.push_back(normal);
  }

  // Of ASCII letters.
  void AppendLower(std::string_view word) {
    const std::size_t begin = text_.size();
    text_.append(word);
    for (std::size_t i = begin; i < text_.size(); ++i)
      text_[i] = static_cast<char>(text_[i] | 0x20);
  }

  // False, and nothing done, where the word is not ASCII.
  bool AppendAscii(std::string_view word, NormalWord& normal) {
    text_.resize(normal.text_begin + word.size());
    char* to = text_.data() + normal.text_begin;
    unsigned bytes = 0, digits = 0;
    for (const char c : word) {
      bytes |= static_cast<unsigned char>(c);
      *to = kAsciiForms[static_cast<unsigned char>(c) & 0x7F];
      to += *to != '\0';
      digits += c >= '0' && c <= '9';
    }
    const bool ascii = bytes < 0x80;
    text_.resize(ascii ? static_cast<std::size_t>(to - text_.data()) : normal.text_begin);
    normal.numerics = ascii ? digits : 0;
    return ascii;
  }

  void AppendOther(std::string_view word) {
    bare_.clear();
    for (const char c : word)
      if (!IsAscii(c) || kAsciiForms[static_cast<unsigned char>(c)] != '\0') bare_.push_back(c);
    AppendLowerDecomposed(bare_, text_);
  }

  void CountCharactersOf(NormalWord& normal) const {
    for (std::size_t pos = normal.text_begin; pos < text_.size(); ++normal.characters)
      normal.numerics += (PythonClassOf(NextCharacter(text_, pos)) & kPyNumeric) != 0;
  }

  void AddLine(const RawLine& line, RpsWords& found) const {
    std::size_t words = 0, characters = 0, numerics = 0;
    for (const WordPlace& place : line.WordsOf(words_.all)) {
      const NormalWord& word = normal_[place.number];
      if (word.characters == 0) continue;
      found.all.Add(word.number, word.characters);
      found.script_words += word.script;
      ++words, characters += word.characters, numerics += word.numerics;
    }
    found.characters += characters;
    found.numeric_shares += Ratio(numerics, characters + (words == 0 ? 0 : words - 1));
  }

  // Some word has what one of them begins with.
  bool MayHavePlaceholder() const {
    return std::any_of(config_.placeholders.begin(), config_.placeholders.end(),
                       [&](const std::string& placeholder) {
                         const auto first = placeholder.substr(0, placeholder.find(' '));
                         return text_.find(first) != text_.npos;
                       });
  }

  std::string NormalText() const {
    std::string text;
    for (const WordPlace& place : words_.all) {
      const NormalWord& word = normal_[place.number];
      if (!text.empty() && text.back() != ' ') text.push_back(' ');
      text.append(text_, word.text_begin, word.text_end - word.text_begin);
    }
    return text;
  }

  const RpsConfig& config_;
  const SignalWords& words_;
  CountTable table_;
  std::vector<NormalWord> normal_;  // by number in words_.different
  std::string text_, bare_;         // text_: all different words, normalised
};

// The tokens of one word, and what it does to the sentences around it.
struct WordTokens {
  RpsTokens tokens = {};  // sentences: those that begin in it, if it stands between sentences
  std::uint32_t capitals = 0;
  bool begins_with_letter = false;                     // or a numeral, before any sentence end
  bool changes_sentence = false, in_sentence = false;  // behind it
};

// Reads words, which have no white space.
class Tokeniser {
 public:
  explicit Tokeniser(const RpsConfig& config)
      : config_(config), sentence_ends_(config.sentence_ends) {}

  WordTokens Read(const SignalWord& word) const {
    const bool plain = word.plain() && (word.classes() & kAsciiApostrophe) == 0;
    return plain ? ReadPlain(word) : ReadCharacters(word.text);
  }

 private:
  static constexpr unsigned kAsciiLetter = 1U << 8;

  // A word of letters and digits is a token, and so is the mark behind it.
  WordTokens ReadPlain(const SignalWord& word) const {
    WordTokens found{.begins_with_letter = true, .changes_sentence = true};
    const unsigned classes = word.classes(), letters = classes & (kAsciiLower | kAsciiUpper);
    found.tokens.all = 1U + word.has_mark();
    found.tokens.without_ascii_letter = found.tokens.all - (letters != 0);
    found.tokens.all_caps = letters == kAsciiUpper;
    if (word.core_bytes <= config_.stop_words.longest()) {
      const std::uint64_t hash = word.has_mark() ? HashWord(word.core()) : word.hash;
      found.tokens.stop_words = config_.stop_words.Contains(hash);
    }
    found.tokens.sentences = 1;
    found.in_sentence =
        !word.has_mark() || !sentence_ends_.Contains(static_cast<unsigned char>(word.text.back()));
    found.capitals = word.first_class == kAsciiUpper;
    if (word.other_classes & kAsciiUpper)
      found.capitals += static_cast<std::uint32_t>(std::count_if(
          word.text.begin() + 1, word.text.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
    return found;
  }

  // Character by character.
  WordTokens ReadCharacters(std::string_view word) const {
    WordTokens found;
    std::size_t start = 0;
    unsigned kind = 0, seen = 0;
    for (std::size_t pos = 0; pos < word.size();) {
      const std::size_t at = pos;
      const char32_t rune = NextCharacter(word, pos);
      const unsigned bits = rune < 0x10000 ? classes_[rune] : PythonClassOf(rune);
      if ((bits & kPyWord) != kind && at > 0) {
        EndToken(word.substr(start, at - start), seen, found.tokens);
        start = at, seen = 0;
      }
      kind = bits & kPyWord;
      seen |= bits | (rune < 0x80 && (bits & kPyAlpha) ? kAsciiLetter : 0U);
      found.capitals += (bits & kPyUpper) != 0;
      AddToSentence(rune, bits, found);
    }
    EndToken(word.substr(start), seen, found.tokens);
    return found;
  }

  void EndToken(std::string_view token, unsigned seen, RpsTokens& found) const {
    ++found.all;
    found.without_ascii_letter += (seen & kAsciiLetter) == 0;
    found.all_caps += (seen & kPyUpper) && !(seen & kPyLower);
    if ((seen & kPyWord) && token.size() <= config_.stop_words.longest())
      found.stop_words += config_.stop_words.Contains(HashWord(token));
  }

  // A sentence begins with the first letter or numeral behind the end of another.
  void AddToSentence(char32_t rune, unsigned bits, WordTokens& found) const {
    if (bits & kPyWord) {
      if (!found.changes_sentence) found.begins_with_letter = true;
      found.tokens.sentences += !found.in_sentence;
      found.changes_sentence = found.in_sentence = true;
    } else if (sentence_ends_.Contains(rune)) {
      found.changes_sentence = true;
      found.in_sentence = false;
    }
  }

  const RpsConfig& config_;
  const CharacterSet sentence_ends_;
  const std::uint8_t* classes_ = PythonClasses();
};

// Reads the words of a text in turn.
class SentenceReader {
 public:
  explicit SentenceReader(std::span<const WordTokens> tokens) : tokens_(tokens) {}

  void ReadLine(std::span<const WordPlace> words, std::size_t characters, RpsTokens& found) {
    std::size_t capitals = 0;
    for (const WordPlace& place : words) {
      const WordTokens& word = tokens_[place.number];
      capitals += word.capitals;
      found.sentences += word.tokens.sentences - (in_sentence_ & word.begins_with_letter);
      in_sentence_ = word.changes_sentence ? word.in_sentence : in_sentence_;
    }
    found.uppercase_shares += Ratio(capitals, characters);
  }

 private:
  std::span<const WordTokens> tokens_;
  bool in_sentence_ = false;
};

}  // namespace

RpsWords NormaliseForRps(const RpsConfig& config, std::span<const RawLine> lines,
                         const SignalWords& words) {
  return Normaliser(config, words).Join(lines);
}

RpsTokens ReadRpsTokens(const RpsConfig& config, std::span<const RawLine> lines,
                        const SignalWords& words) {
  const Tokeniser tokeniser(config);
  RpsTokens found;
  std::vector<WordTokens> tokens;
  tokens.reserve(words.different.size());
  for (const SignalWord& word : words.different) {
    tokens.push_back(tokeniser.Read(word));
    const RpsTokens& read = tokens.back().tokens;
    found.all += read.all * word.count;
    found.without_ascii_letter += read.without_ascii_letter * word.count;
    found.all_caps += read.all_caps * word.count;
    found.stop_words += read.stop_words * word.count;
  }
  SentenceReader reader(tokens);
  for (const RawLine& line : lines) {
    const std::size_t line_feed = &line != &lines.back();
    reader.ReadLine(line.WordsOf(words.all), line.characters + line_feed, found);
  }
  return found;
}

}  // namespace newsieve
