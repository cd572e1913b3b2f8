#include "text/english_tokens.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/chunk_splitter.h"
#include "text/token_scan.h"
#include "text/word_hash.h"

namespace newsieve {
namespace {

// The first run of ASCII letters, or of digits.
std::string_view FirstRun(std::string_view text) {
  const auto begin = std::find_if(text.begin(), text.end(),
                                  [](char c) { return IsAsciiLetter(c) || IsAsciiDigit(c); });
  const auto end = std::find_if_not(begin, text.end(), [&](char c) {
    return IsAsciiLetter(*begin) ? IsAsciiLetter(c) : IsAsciiDigit(c);
  });
  return {begin, end};
}

}  // namespace

EnglishTokenizer::EnglishTokenizer(const TokenRules& rules, bool plain_chunks)
    : rules_(rules), plain_(rules), takes_plain_(plain_chunks && plain_.usable()) {
  for (std::size_t mark = 0; mark < marks_.size(); ++mark) {
    const char text = static_cast<char>(mark);
    marks_[mark] = MakeToken({&text, 1});
  }
  FindSpecials();
  FindSequences();
}

const EnglishTokenizer& EnglishTokenizer::BuiltIn() {
  static const EnglishTokenizer tokenizer(TokenRules::English());
  return tokenizer;
}

void EnglishTokenizer::FindSpecials() {
  for (const auto& [chunk, lengths] : rules_.specials()) {
    const std::string_view run = FirstRun(chunk);
    if (run.empty()) continue;
    const std::size_t behind = static_cast<std::size_t>(run.data() - chunk.data()) + run.size();
    const bool joined = !FirstRun(std::string_view(chunk).substr(behind)).empty();
    if (run.size() == chunk.size()) bare_specials_.Add(HashWord(run));
    (joined ? joined_specials_ : marked_specials_).Add(HashWord(run));
  }
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
    const std::uint64_t start = HashWord(sequence.words[0]);
    sequence_starts_.Add(start);
    sequences_[start].push_back(std::move(sequence));
  }
}

EnglishToken EnglishTokenizer::MakeToken(std::string_view word) const {
  CharClasses any = 0, all = ~CharClasses{0};
  std::uint32_t characters = 0;
  for (std::size_t pos = 0; pos < word.size(); ++characters) {
    const CharClasses classes = rules_.ClassesOf(NextCharacter(word, pos));
    any |= classes, all &= classes;
  }
  std::uint8_t flags = 0;
  if (any & kLetterClass) flags |= kTokenHasLetter;
  if (!(all & kSymbolClass)) flags |= kTokenIsWord;
  if (all & kPunctuationClass) flags |= kTokenIsPunctuation;
  if (characters == 1 && (all & kSentenceEndClass)) flags |= kTokenEndsSentence;
  return {HashWord(word), 0, static_cast<std::uint32_t>(word.size()), characters, flags};
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
