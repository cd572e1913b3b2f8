#include "signals/signal_words.h"

#include <array>

#include "base/utf8.h"
#include "signals/repetition.h"
#include "text/unicode.h"
#include "text/word_scan.h"
#include "text/words.h"

namespace newsieve {
namespace {

// What a character does to a word of text.words.
enum class WordPart : unsigned char {
  kLetter,
  kDigit,
  kBreak,
  kInner,      // stays inside a word and never makes one: marks, apostrophes, invisible characters
  kWholeWord,  // a letter of a script without spaces
};

WordPart ComputePart(char32_t rune) {
  if (rune == 0x2019) return WordPart::kInner;
  const std::uint16_t flags = InfoOf(rune).flags;
  if (flags & kNoSpaceScript) return WordPart::kWholeWord;
  if (flags & kLetter) return WordPart::kLetter;
  if (flags & kDigit) return WordPart::kDigit;
  return (flags & (kMark | kIgnorable)) ? WordPart::kInner : WordPart::kBreak;
}

constexpr std::array<WordPart, 128> MakeAsciiParts() {
  std::array<WordPart, 128> parts;
  parts.fill(WordPart::kBreak);
  for (std::size_t c = 'a'; c <= 'z'; ++c) parts[c] = parts[c - 'a' + 'A'] = WordPart::kLetter;
  for (std::size_t c = '0'; c <= '9'; ++c) parts[c] = WordPart::kDigit;
  parts['\''] = WordPart::kInner;
  return parts;
}

constexpr std::array<WordPart, 128> kAsciiParts = MakeAsciiParts();

WordPart PartOf(char32_t rune) {
  return rune < kAsciiParts.size() ? kAsciiParts[rune] : ComputePart(rune);
}

constexpr std::array<std::uint8_t, 256> MakeAsciiClasses() {
  std::array<std::uint8_t, 256> classes;
  classes.fill(kNotPlain);
  for (std::size_t c = 'a'; c <= 'z'; ++c) classes[c] = kAsciiLower;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) classes[c] = kAsciiUpper;
  for (std::size_t c = '0'; c <= '9'; ++c) classes[c] = kAsciiDigit;
  for (const unsigned char c : std::to_array<unsigned char>({'!', ',', '.', ':', ';', '?'}))
    classes[c] = kAsciiMark;
  classes['\''] = kAsciiApostrophe;
  return classes;
}

constexpr std::array<std::uint8_t, 256> kAsciiClasses = MakeAsciiClasses();

std::uint8_t ClassOf(char c) { return kAsciiClasses[static_cast<unsigned char>(c)]; }

// False, and nothing done, where the word is not plain.
bool ReadPlain(SignalWord& word) {
  constexpr unsigned kLetters = kAsciiLower | kAsciiUpper, kInWord = kLetters | kAsciiDigit;
  const std::string_view text = word.text;
  std::size_t core = text.size();
  if (core > 1 && ClassOf(text.back()) == kAsciiMark) --core;
  const std::uint8_t first = ClassOf(text.front());
  std::uint8_t others = 0;
  for (std::size_t i = 1; i < core; ++i) others |= ClassOf(text[i]);
  const bool letters_at_ends = (first & kInWord) && (ClassOf(text[core - 1]) & kInWord);
  if (!letters_at_ends || (others & (kNotPlain | kAsciiMark))) return false;
  if ((others & kAsciiApostrophe) && text.find("''") != text.npos) return false;
  word.core_bytes = static_cast<std::uint32_t>(core);
  word.first_class = first;
  word.other_classes = others;
  word.characters = static_cast<std::uint32_t>(text.size());
  word.has_letter = ((first | others) & kLetters) != 0;
  word.has_alphanumeric = true;
  return true;
}

SignalWord MakeWord(std::string_view text, std::uint64_t hash) {
  SignalWord word{.text = text, .hash = hash};
  if (ReadPlain(word)) return word;
  word.characters = static_cast<std::uint32_t>(CountCharacters(text));
  for (std::size_t pos = 0; pos < text.size() && !word.has_letter;) {
    const WordPart part = PartOf(NextCharacter(text, pos));
    word.has_letter = part == WordPart::kLetter || part == WordPart::kWholeWord;
    word.has_alphanumeric |= word.has_letter || part == WordPart::kDigit;
  }
  return word;
}

}  // namespace

SignalWords FindSignalWords(std::string_view text) {
  constexpr std::size_t kWordBytes = 5;  // about those of a word of news with its space
  SignalWords found;
  found.all.reserve(text.size() / kWordBytes);
  CountTable table(text.size() / kWordBytes / 2);
  ForEachWord(text, [&](std::size_t begin, std::size_t end, std::uint64_t hash) {
    const std::uint32_t number = table.Add(hash);
    found.all.push_back(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), number});
    if (number == found.different.size())
      found.different.push_back(MakeWord(text.substr(begin, end - begin), hash));
  });
  for (std::uint32_t number = 0; number < found.different.size(); ++number) {
    SignalWord& word = found.different[number];
    word.count = table.count(number);
    found.characters += std::size_t{word.count} * word.characters;
    found.counted += word.has_alphanumeric ? word.count : 0;
  }
  return found;
}

// Without branches for ASCII, where the end of a word cannot be foretold.
std::uint32_t CountTextWords(std::string_view text) {
  std::uint32_t words = 0;
  bool inside = false;
  for (std::size_t pos = 0; pos < text.size();) {
    const WordPart part = PartOf(NextCharacter(text, pos));
    const bool in_word = part == WordPart::kLetter || part == WordPart::kDigit;
    words += static_cast<std::uint32_t>((in_word & !inside) | (part == WordPart::kWholeWord));
    inside = in_word | (inside & (part == WordPart::kInner));
  }
  return words;
}

}  // namespace newsieve
