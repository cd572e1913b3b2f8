#include "text/english_tokens.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>

#include "base/utf8.h"
#include "text/ascii_run.h"
#include "text/chunk_splitter.h"
#include "text/python_text.h"

namespace newsieve {
namespace {

constexpr std::size_t kSpecialBits = 1 << 14;

std::uint64_t Load(const char* bytes, std::size_t count) {
  std::uint64_t value = 0;
  std::memcpy(&value, bytes, count);
  return value;
}

// The last 1 to 8 bytes of a word, without a call of memcpy for each length.
std::uint64_t LoadShort(const char* bytes, std::size_t count) {
  if (count == 8) return Load(bytes, 8);
  if (count >= 4) return Load(bytes, 4) | Load(bytes + count - 4, 4) << 8 * (count - 4);
  const auto byte = [&](std::size_t i) {
    return std::uint64_t{static_cast<unsigned char>(bytes[i])};
  };
  return byte(0) | byte(count / 2) << 8 * (count / 2) | byte(count - 1) << 8 * (count - 1);
}

bool IsLetterChunk(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return IsAsciiLetter(static_cast<unsigned char>(c)); });
}

std::uint8_t FlagsOf(std::span<const ChunkRune> runes) {
  CharClasses any = 0, all = ~CharClasses{0};
  for (const ChunkRune& rune : runes) any |= rune.classes, all &= rune.classes;
  std::uint8_t flags = 0;
  if (any & kLetterClass) flags |= kTokenHasLetter;
  if (!(all & kSymbolClass)) flags |= kTokenIsWord;
  if (all & kPunctuationClass) flags |= kTokenIsPunctuation;
  if (runes.size() == 1 && (all & kSentenceEndClass)) flags |= kTokenEndsSentence;
  return flags;
}

// Words `first` to `last` (exclusive), to be written as a special case if `special` says so.
struct Match {
  std::size_t first, last;
  const std::vector<std::uint32_t>* special;
};

// spaCy's choice among matches that overlap (_filter_special_spans): the longest, then the first.
std::vector<Match> WithoutOverlaps(std::vector<Match> matches) {
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    const std::size_t a_size = a.last - a.first, b_size = b.last - b.first;
    return a_size != b_size ? a_size > b_size : a.first < b.first;
  });
  std::vector<Match> chosen;
  std::vector<std::size_t> taken;  // sorted
  const auto is_taken = [&](std::size_t at) {
    return std::binary_search(taken.begin(), taken.end(), at);
  };
  for (const Match& match : matches) {
    if (!is_taken(match.first) && !is_taken(match.last - 1)) chosen.push_back(match);
    for (std::size_t at = match.first; at < match.last; ++at)
      if (!is_taken(at)) taken.insert(std::lower_bound(taken.begin(), taken.end(), at), at);
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const Match& a, const Match& b) { return a.first < b.first; });
  return chosen;
}

}  // namespace

// Most words have eight bytes or fewer: one multiplication.
std::uint64_t HashToken(std::string_view word) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15u, kOther = 0xD6E8FEB86659FD93u;
  std::uint64_t hash = word.size() * kOther;
  const char* at = word.data();
  std::size_t left = word.size();
  for (; left > 8; at += 8, left -= 8) {
    hash = (hash ^ Load(at, 8)) * kFactor;
    hash ^= hash >> 32;
  }
  hash = (hash ^ LoadShort(at, left)) * kFactor;
  return hash ^ hash >> 29;
}

// One pass over a text.
class TokenScan {
 public:
  TokenScan(const EnglishTokenizer& tokenizer, std::string_view text)
      : tokenizer_(tokenizer), text_(text), splitter_(tokenizer.rules_) {
    tokens_.reserve(text.size() / 4);
  }

  std::vector<EnglishToken> Run() {
    for (std::size_t pos = 0; pos < text_.size();) {
      const std::size_t space = IsVisibleAscii(text_[pos]) ? 0
                                : text_[pos] == ' '        ? 1
                                                           : PythonSpaceLength(text_, pos);
      pos = space > 0 ? pos + space : AddChunk(pos);
    }
    if (!pairs_.empty()) ApplySequences();
    return std::move(tokens_);
  }

 private:
  bool IsSpaceAt(std::size_t pos) const {
    return !IsVisibleAscii(text_[pos]) && PythonSpaceLength(text_, pos) > 0;
  }

  // Adds the words of the chunk at `begin`; returns where it ends.
  std::size_t AddChunk(std::size_t begin) {
    std::size_t end = begin;
    while (end < text_.size() && IsAsciiLetter(static_cast<unsigned char>(text_[end]))) ++end;
    const bool letters = end == text_.size() || IsSpaceAt(end);
    if (letters && tokenizer_.rules_.letters_stand()) {
      const std::string_view word = text_.substr(begin, end - begin);
      const std::uint64_t hash = HashToken(word);
      if (!tokenizer_.letter_specials_[hash % kSpecialBits]) {
        Add(begin, word.size(), hash, word.size(), kTokenHasLetter | kTokenIsWord);
        return end;
      }
    }
    while (end < text_.size() && !IsSpaceAt(end)) ++end;
    SplitChunk(begin, end);
    return end;
  }

  void SplitChunk(std::size_t begin, std::size_t end) {
    const std::string_view chunk = text_.substr(begin, end - begin);
    for (const ChunkPart& part : splitter_.Split(chunk)) {
      const std::size_t first = splitter_.ByteOf(part.begin);
      const std::size_t size = splitter_.ByteOf(part.end) - first;
      Add(begin + first, size, HashToken(chunk.substr(first, size)), part.size(),
          FlagsOf(std::span(splitter_.runes()).subspan(part.begin, part.size())));
    }
  }

  void Add(std::size_t begin, std::size_t size, std::uint64_t hash, std::size_t characters,
           std::uint8_t flags) {
    if (begin > 0 && !tokens_.empty() &&
        tokenizer_.MayPair(last_byte_, static_cast<unsigned char>(text_[begin])))
      pairs_.push_back(tokens_.size() - 1);
    last_byte_ = static_cast<unsigned char>(text_[begin + size - 1]);
    tokens_.push_back({hash, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(size),
                       static_cast<std::uint32_t>(characters), flags});
  }

  bool SideBySide(const EnglishToken& a, const EnglishToken& b) const { return a.end() == b.begin; }

  // White space other than one blank is a word between.
  bool InARow(const EnglishToken& a, const EnglishToken& b) const {
    return SideBySide(a, b) || (b.begin == a.end() + 1 && text_[a.end()] == ' ');
  }

  // Where `words` stand from the word `first` on.
  bool Matches(const std::vector<std::string>& words, std::size_t first, bool& parted) const {
    if (words.size() > tokens_.size() - first) return false;
    parted = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const EnglishToken& token = tokens_[first + i];
      if (token.In(text_) != words[i]) return false;
      if (i == 0) continue;
      if (!InARow(tokens_[first + i - 1], token)) return false;
      parted |= !SideBySide(tokens_[first + i - 1], token);
    }
    return true;
  }

  std::vector<Match> FindMatches() const {
    std::vector<Match> matches;
    for (const std::size_t first : pairs_) {
      const auto found = tokenizer_.sequences_.find(std::string(tokens_[first].In(text_)));
      if (found == tokenizer_.sequences_.end()) continue;
      bool parted = false;
      for (const auto& sequence : found->second)
        if (Matches(sequence.words, first, parted))
          matches.push_back(
              {first, first + sequence.words.size(), parted ? nullptr : &sequence.special});
    }
    return matches;
  }

  // spaCy's last step (_apply_special_cases).
  void ApplySequences() {
    std::vector<Match> matches = FindMatches();
    if (matches.empty()) return;
    std::vector<EnglishToken> old = std::move(tokens_);
    tokens_.clear();
    tokens_.reserve(old.size());
    std::size_t next = 0;
    for (const Match& match : WithoutOverlaps(std::move(matches))) {
      if (match.special == nullptr) continue;
      Copy(old, next, match.first);
      AddSpecial(old[match.first].begin, *match.special);
      next = match.last;
    }
    Copy(old, next, old.size());
  }

  void Copy(const std::vector<EnglishToken>& old, std::size_t first, std::size_t last) {
    const std::span<const EnglishToken> all(old);
    for (const EnglishToken& token : all.subspan(first, last - first)) tokens_.push_back(token);
  }

  void AddSpecial(std::size_t begin, const std::vector<std::uint32_t>& lengths) {
    std::vector<ChunkRune> runes;
    for (const std::uint32_t length : lengths) {
      const std::string_view word = text_.substr(begin, length);
      runes.clear();
      for (std::size_t pos = 0; pos < word.size();) {
        const char32_t rune = NextCharacter(word, pos);
        runes.push_back({rune, tokenizer_.rules_.ClassesOf(rune), 0});
      }
      tokens_.push_back({HashToken(word), static_cast<std::uint32_t>(begin), length,
                         static_cast<std::uint32_t>(runes.size()), FlagsOf(runes)});
      begin += length;
    }
  }

  const EnglishTokenizer& tokenizer_;
  std::string_view text_;
  ChunkSplitter splitter_;
  std::vector<EnglishToken> tokens_;
  std::vector<std::size_t> pairs_;  // words that may begin a sequence
  unsigned char last_byte_ = 0;
};

EnglishTokenizer::EnglishTokenizer(const TokenRules& rules)
    : rules_(rules), letter_specials_(kSpecialBits), pairs_(std::size_t{256} * 256) {
  for (const auto& [chunk, lengths] : rules.specials())
    if (IsLetterChunk(chunk)) letter_specials_[HashToken(chunk) % kSpecialBits] = true;
  FindSequences();
}

const EnglishTokenizer& EnglishTokenizer::BuiltIn() {
  static const EnglishTokenizer tokenizer(TokenRules::English());
  return tokenizer;
}

void EnglishTokenizer::FindSequences() {
  ChunkSplitter splitter(rules_);
  for (const auto& [chunk, lengths] : rules_.specials()) {
    const std::vector<ChunkPart>& parts = splitter.Split(chunk, false);
    if (parts.size() < 2) continue;
    Sequence sequence{{}, lengths};
    for (const ChunkPart& part : parts) {
      const std::size_t begin = splitter.ByteOf(part.begin);
      sequence.words.push_back(chunk.substr(begin, splitter.ByteOf(part.end) - begin));
    }
    const auto last = static_cast<unsigned char>(sequence.words[0].back());
    const auto first = static_cast<unsigned char>(sequence.words[1].front());
    pairs_[last * std::size_t{256} + first] = true;
    sequences_[sequence.words[0]].push_back(std::move(sequence));
  }
}

std::vector<EnglishToken> EnglishTokenizer::Tokenize(std::string_view text) const {
  return TokenScan(*this, text).Run();
}

std::size_t CountSentences(std::string_view text, std::span<const EnglishToken> tokens) {
  std::size_t sentences = 1;
  bool ended = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const EnglishToken& token = tokens[i];
    if (ended && i > 0) {
      const std::uint32_t gap = tokens[i - 1].end();
      const bool space_is_word = token.begin > gap && (token.begin > gap + 1 || text[gap] != ' ');
      if (space_is_word || !(token.flags & (kTokenIsPunctuation | kTokenEndsSentence))) {
        ++sentences;
        ended = false;
      }
    }
    ended |= (token.flags & kTokenEndsSentence) != 0;
  }
  return sentences;
}

}  // namespace newsieve
