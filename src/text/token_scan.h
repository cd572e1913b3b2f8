// One pass of EnglishTokenizer over a text: chunks of plain shape at once (plain_chunks.h), others
// by ChunkSplitter, then special cases that affixes had parted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/chunk_splitter.h"
#include "text/english_tokens.h"
#include "text/letter_run.h"
#include "text/python_text.h"

namespace newsieve {

class TokenScan {
 public:
  // Both must outlive it.
  TokenScan(const EnglishTokenizer& tokenizer, std::string_view text);

  // Call it once.
  std::vector<EnglishToken> Run();

 private:
  // Words `first` to `last` (exclusive), to be written as a special case if `special` says so.
  struct Match {
    std::size_t first, last;
    const std::vector<std::uint32_t>* special;
  };

  std::size_t SpaceAt(std::size_t pos) const {
    return IsVisibleAscii(text_[pos]) ? 0 : PythonSpaceLength(text_, pos);
  }
  bool ChunkEndsAt(std::size_t pos) const {
    return pos == text_.size() || text_[pos] == ' ' || SpaceAt(pos) > 0;
  }
  bool Leads(char32_t mark, char next) const;
  bool Trails(char before, char32_t mark) const;

  std::size_t AddChunkOfLetters(std::size_t begin);
  std::size_t AddChunk(std::size_t begin);
  std::size_t AddPlainChunk(std::size_t begin);
  std::size_t AddLeadingMarks(std::size_t pos);
  std::size_t AddJoined(std::size_t pos, const LetterRun& first);
  std::size_t AddTrailingMarks(std::size_t pos);
  void SplitChunk(std::size_t begin, std::size_t end);
  void AddSpecial(std::size_t begin, const std::vector<std::uint32_t>& lengths);
  void AddMark(std::size_t begin, std::size_t end);
  void AddWord(std::size_t begin, std::size_t size);
  void AddRun(std::size_t begin, const LetterRun& run, std::uint8_t flags);
  void Add(EnglishToken token, std::size_t begin);

  bool InARow(const EnglishToken& a, const EnglishToken& b) const;
  bool Matches(const std::vector<std::string>& words, std::size_t first, bool& parted) const;
  std::vector<Match> FindMatches() const;
  static std::vector<Match> WithoutOverlaps(std::vector<Match> matches);
  void ApplySequences();

  const EnglishTokenizer& tokenizer_;
  const PlainChunks& plain_;
  std::string_view text_;
  ChunkSplitter splitter_;
  std::vector<EnglishToken> tokens_;
  std::vector<std::size_t> pairs_;           // words that may begin a sequence
  bool may_start_ = false;                   // the last word may
  std::uint8_t letter_flags_, digit_flags_;  // of ASCII
};

}  // namespace newsieve
