#include "text/token_scan.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/python_text.h"

namespace newsieve {
namespace {

constexpr std::size_t kNotPlain = std::string_view::npos;

LetterRun ReadDigits(std::string_view text, std::size_t pos) {
  std::size_t end = pos;
  while (end < text.size() && IsAsciiDigit(text[end])) ++end;
  return {end - pos, HashWord(text.substr(pos, end - pos))};
}

bool SideBySide(const EnglishToken& a, const EnglishToken& b) { return a.end() == b.begin; }

}  // namespace

TokenScan::TokenScan(const EnglishTokenizer& tokenizer, std::string_view text)
    : tokenizer_(tokenizer),
      plain_(tokenizer.plain_),
      text_(text),
      splitter_(tokenizer.rules_),
      letter_flags_(tokenizer.marks_['a'].flags),
      digit_flags_(tokenizer.marks_['0'].flags) {
  tokens_.reserve(text.size() / 4);
}

inline void TokenScan::Add(EnglishToken token, std::size_t begin) {
  if (may_start_ && tokenizer_.MayPair(static_cast<unsigned char>(text_[tokens_.back().end() - 1]),
                                       static_cast<unsigned char>(text_[begin])))
    pairs_.push_back(tokens_.size() - 1);
  may_start_ = tokenizer_.sequence_starts_.Has(token.hash);
  token.begin = static_cast<std::uint32_t>(begin);
  tokens_.push_back(token);
}

inline void TokenScan::AddRun(std::size_t begin, const LetterRun& run, std::uint8_t flags) {
  const auto size = static_cast<std::uint32_t>(run.size);
  Add({run.hash, 0, size, size, flags}, begin);
}

std::vector<EnglishToken> TokenScan::Run() {
  for (std::size_t pos = 0; pos < text_.size();) {
    if (text_[pos] == ' ') {
      ++pos;
    } else if (IsAsciiLetter(text_[pos]) && tokenizer_.takes_plain_) {
      pos = AddChunkOfLetters(pos);
    } else {
      const std::size_t space = SpaceAt(pos);
      pos = space > 0 ? pos + space : AddChunk(pos);
    }
  }
  if (!pairs_.empty()) ApplySequences();
  return std::move(tokens_);
}

// The same as AddChunk, quickly for a word that stands alone or before one mark: most chunks.
inline std::size_t TokenScan::AddChunkOfLetters(std::size_t begin) {
  const LetterRun run = ReadLetters(text_, begin);
  const std::size_t end = begin + run.size;
  if (ChunkEndsAt(end)) {
    if (tokenizer_.bare_specials_.Has(run.hash)) return AddChunk(begin);
    AddRun(begin, run, letter_flags_);
    return end;
  }
  const auto last = static_cast<unsigned char>(text_[end - 1]);
  const auto mark = static_cast<unsigned char>(text_[end]);
  if (!plain_.Trails(last, mark) || !ChunkEndsAt(end + 1) ||
      tokenizer_.marked_specials_.Has(run.hash))
    return AddChunk(begin);
  AddRun(begin, run, letter_flags_);
  Add(tokenizer_.marks_[mark], end);
  return end + 1;
}

// Adds the words of the chunk at `begin`; returns where it ends.
std::size_t TokenScan::AddChunk(std::size_t begin) {
  if (tokenizer_.takes_plain_) {
    const std::size_t tokens = tokens_.size(), pairs = pairs_.size();
    const bool may_start = may_start_;
    const std::size_t end = AddPlainChunk(begin);
    if (end != kNotPlain) return end;
    tokens_.resize(tokens);
    pairs_.resize(pairs);
    may_start_ = may_start;
  }
  std::size_t end = begin;
  while (!ChunkEndsAt(end)) ++end;
  SplitChunk(begin, end);
  return end;
}

// The same, or kNotPlain after adding any words. So do the functions that it calls, for a part of
// the chunk.
std::size_t TokenScan::AddPlainChunk(std::size_t begin) {
  const std::size_t pos = AddLeadingMarks(begin);
  if (pos == kNotPlain || ChunkEndsAt(pos)) return pos;
  const bool letters = IsAsciiLetter(text_[pos]);
  const LetterRun run = letters ? ReadLetters(text_, pos) : ReadDigits(text_, pos);
  const std::size_t end = pos + run.size;
  const bool bare = pos == begin && ChunkEndsAt(end);
  const auto& specials = bare ? tokenizer_.bare_specials_ : tokenizer_.marked_specials_;
  if (specials.Has(run.hash)) return kNotPlain;
  AddRun(pos, run, letters ? letter_flags_ : digit_flags_);
  if (bare) return end;
  return AddTrailingMarks(letters ? AddJoined(end, run) : end);
}

// The marks before the first letter or digit. One that is all of the chunk is a word whatever it
// is.
std::size_t TokenScan::AddLeadingMarks(std::size_t pos) {
  const std::size_t begin = pos;
  while (!IsAsciiLetter(text_[pos]) && !IsAsciiDigit(text_[pos])) {
    std::size_t end = pos;
    const char32_t mark = NextCharacter(text_, end);
    const bool alone = pos == begin && ChunkEndsAt(end);
    if (!alone && (end == text_.size() || !Leads(mark, text_[end]))) return kNotPlain;
    AddMark(pos, end);
    pos = end;
    if (alone) break;
  }
  return pos;
}

bool TokenScan::Leads(char32_t mark, char next) const {
  if (mark < 0x80)
    return plain_.Leads(static_cast<unsigned char>(mark), static_cast<unsigned char>(next));
  return IsAscii(next) && plain_.Leads(mark);
}

// What follows the letters `first`: infixes with letters behind, then a suffix with letters.
std::size_t TokenScan::AddJoined(std::size_t pos, const LetterRun& first) {
  const std::size_t begin = pos;
  while (pos + 1 < text_.size() && plain_.Joins(static_cast<unsigned char>(text_[pos])) &&
         IsAsciiLetter(text_[pos + 1])) {
    AddMark(pos, pos + 1);
    const LetterRun run = ReadLetters(text_, pos + 1);
    AddRun(pos + 1, run, letter_flags_);
    pos += 1 + run.size;
  }
  if (const std::size_t tail = plain_.TailLength(text_.substr(pos)); tail > 0) {
    AddWord(pos, tail);
    pos += tail;
  }
  return pos > begin && tokenizer_.joined_specials_.Has(first.hash) ? kNotPlain : pos;
}

// The marks behind, up to the end of the chunk.
std::size_t TokenScan::AddTrailingMarks(std::size_t pos) {
  while (pos != kNotPlain && !ChunkEndsAt(pos)) {
    std::size_t end = pos;
    const char32_t mark = NextCharacter(text_, end);
    if (!Trails(text_[pos - 1], mark)) return kNotPlain;
    AddMark(pos, end);
    pos = end;
  }
  return pos;
}

bool TokenScan::Trails(char before, char32_t mark) const {
  if (mark < 0x80)
    return plain_.Trails(static_cast<unsigned char>(before), static_cast<unsigned char>(mark));
  return IsAscii(before) && plain_.Trails(mark);
}

void TokenScan::SplitChunk(std::size_t begin, std::size_t end) {
  const std::string_view chunk = text_.substr(begin, end - begin);
  if (const auto* lengths = tokenizer_.rules_.Special(chunk)) return AddSpecial(begin, *lengths);
  for (const ChunkPart& part : splitter_.Split(chunk)) {
    const std::size_t first = splitter_.ByteOf(part.begin);
    AddWord(begin + first, splitter_.ByteOf(part.end) - first);
  }
}

void TokenScan::AddSpecial(std::size_t begin, const std::vector<std::uint32_t>& lengths) {
  for (const std::uint32_t length : lengths) {
    AddWord(begin, length);
    begin += length;
  }
}

void TokenScan::AddMark(std::size_t begin, std::size_t end) {
  if (IsAscii(text_[begin]))
    return Add(tokenizer_.marks_[static_cast<unsigned char>(text_[begin])], begin);
  AddWord(begin, end - begin);
}

void TokenScan::AddWord(std::size_t begin, std::size_t size) {
  Add(tokenizer_.MakeToken(text_.substr(begin, size)), begin);
}

// White space other than one blank is a word between.
bool TokenScan::InARow(const EnglishToken& a, const EnglishToken& b) const {
  return SideBySide(a, b) || (b.begin == a.end() + 1 && text_[a.end()] == ' ');
}

// Where `words` stand from the word `first` on.
bool TokenScan::Matches(const std::vector<std::string>& words, std::size_t first,
                        bool& parted) const {
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

std::vector<TokenScan::Match> TokenScan::FindMatches() const {
  std::vector<Match> matches;
  for (const std::size_t first : pairs_) {
    const auto found = tokenizer_.sequences_.find(tokens_[first].hash);
    if (found == tokenizer_.sequences_.end()) continue;
    bool parted = false;
    for (const auto& sequence : found->second)
      if (Matches(sequence.words, first, parted))
        matches.push_back(
            {first, first + sequence.words.size(), parted ? nullptr : &sequence.special});
  }
  return matches;
}

// spaCy's choice among matches that overlap (_filter_special_spans): the longest, then the first.
std::vector<TokenScan::Match> TokenScan::WithoutOverlaps(std::vector<Match> matches) {
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

// spaCy's last step (_apply_special_cases).
void TokenScan::ApplySequences() {
  std::vector<Match> matches = FindMatches();
  if (std::none_of(matches.begin(), matches.end(), [](auto& at) { return at.special != nullptr; }))
    return;
  std::vector<EnglishToken> old = std::move(tokens_);
  tokens_.clear();
  tokens_.reserve(old.size());
  may_start_ = false;  // there is no word before
  const auto at = [&](std::size_t index) {
    return old.begin() + static_cast<std::ptrdiff_t>(index);
  };
  std::size_t next = 0;
  for (const Match& match : WithoutOverlaps(std::move(matches))) {
    if (match.special == nullptr) continue;
    tokens_.insert(tokens_.end(), at(next), at(match.first));
    AddSpecial(old[match.first].begin, *match.special);
    next = match.last;
  }
  tokens_.insert(tokens_.end(), at(next), old.end());
}

}  // namespace newsieve
