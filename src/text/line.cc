#include "text/line.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "text/ascii_run.h"
#include "text/traits.h"

namespace newsieve {
namespace {

constexpr Script kLatin = 25;  // USCRIPT_LATIN
constexpr std::uint16_t kWordFlags = kLetter | kDigit | kMark;

bool IsApostrophe(char32_t rune) {
  return rune == '\'' || rune == 0x2018 || rune == 0x2019 || rune == 0x2BC || rune == 0x2032;
}

// The ASCII signs that SignFinder (traits.cc) looks at.
bool IsTelling(unsigned char byte) {
  switch (byte) {
    case ':':
    case '@':
    case '#':
    case '%':
    case '|':
    case '>':
    case '-':
    case '/':
    case '.':
    case '$':
      return true;
    default:
      return false;
  }
}

bool IsTellingWide(char32_t rune, CharInfo info) {
  if (info.flags & (kCurrency | kDash)) return true;
  switch (rune) {
    case 0xB7:
    case 0xBB:
    case 0x203A:
    case 0x2022:
    case 0xFF5C:
    case 0x66A:
    case 0x2026:
      return true;
    default:
      return false;
  }
}

bool IsDoubleQuote(char32_t rune) {
  return rune == 0x201C || rune == 0x201D || rune == 0x201E || rune == 0x201F;
}

// Signs that close what an earlier line began.
bool IsStop(char32_t rune) {
  switch (rune) {
    case ',':
    case '.':
    case ';':
    case ':':
    case '!':
    case '?':
    case ')':
    case 0x2019:
    case 0x201D:
      return true;
    default:
      return false;
  }
}

// Letters of up to two scripts counted exactly; a line of more than that keeps the first and the
// latest. Enough to find the script of most letters in all but contrived lines, without a table of
// 256 counters a line.
class ScriptTally {
 public:
  void Add(Script script) {
    if (script == kScriptCommon) return;
    if (script == scripts_[0] || scripts_[0] == kScriptCommon) {
      scripts_[0] = script, ++letters_[0];
    } else if (script == scripts_[1]) {
      ++letters_[1];
    } else {
      scripts_[1] = script, letters_[1] = 1;
    }
  }
  // Nearly every letter of most texts.
  void AddLatin(std::uint32_t count) {
    if (scripts_[0] == kLatin || scripts_[0] == kScriptCommon) {
      scripts_[0] = kLatin, letters_[0] += count;
    } else if (scripts_[1] == kLatin) {
      letters_[1] += count;
    } else {
      scripts_[1] = kLatin, letters_[1] = count;
    }
  }
  void Write(LineFacts& facts) const {
    const std::size_t most = letters_[1] > letters_[0] ? 1 : 0;
    facts.script = scripts_[most];
    facts.script_letters = letters_[most];
  }

 private:
  std::array<Script, 2> scripts_{};
  std::array<std::uint32_t, 2> letters_{};
};

// One pass over a line: writes the folded form and counts as it goes.
class Folder {
 public:
  Folder(std::string_view line, FoldedLine& out, std::vector<std::size_t>* offsets)
      : line_(line),
        folded_(out.folded),
        signs_(out.signs),
        offsets_(offsets),
        plane_(FirstPlane()) {
    folded_.resize(kMaxGrowth * line.size() + kSlack);
    out_ = folded_.data();
    signs_.clear();
  }

  LineFacts Run() {
    std::size_t pos = 0;
    while (pos < line_.size()) {
      origin_ = pos;
      const auto byte = static_cast<unsigned char>(line_[pos]);
      if (IsAsciiLetter(line_[pos])) {
        pos = AsciiLetters(pos);
      } else if (byte < 0x80) {
        ++pos;
        Ascii(byte, plane_[byte]);
      } else {
        const char32_t rune = NextCharacter(line_, pos);
        Wide(rune, rune < 0x10000 ? plane_[rune] : InfoOf(rune));
      }
    }
    EndWord();
    folded_.resize(Written());
    origin_ = content_end_;
    if (offsets_ != nullptr) offsets_->push_back(origin_);
    tally_.Write(facts_);
    WriteCase();
    return facts_;
  }

 private:
  // A run of ASCII letters from `begin` on, most of most texts: the same as Solid, Put and Count
  // for each of them, eight at a time. Returns where it ends.
  std::size_t AsciiLetters(std::size_t begin) {
    Solid();
    char* const out = out_;
    AsciiRun run;
    while (run.count + sizeof(std::uint64_t) <= line_.size() - begin)
      if (!run.Add(line_.data() + begin + run.count, out + run.count)) break;
    while (run.count < line_.size() - begin &&
           run.AddOne(line_[begin + run.count], out + run.count)) {
    }
    out_ += run.count;
    const std::size_t end = begin + run.count;
    if (offsets_ != nullptr)
      for (std::size_t i = begin; i < end; ++i) offsets_->push_back(i);
    CountLetters(begin, run);
    content_end_ = end;
    return end;
  }

  void CountLetters(std::size_t begin, const AsciiRun& run) {
    const auto count = static_cast<std::uint32_t>(run.count);
    const bool begins_upper = (static_cast<unsigned char>(line_[begin]) & 0x20U) == 0;
    if (pending_sentence_ && (space_passed_ || pending_unspaced_)) facts_.traits |= kSentenceInside;
    pending_sentence_ = pending_unspaced_ = space_passed_ = false;
    ends_lower_ = !run.any_upper && (!in_word_ || ends_lower_);
    if (facts_.letters == 0 && !begins_upper) facts_.traits |= kStartsLower;
    facts_.letters += count;
    facts_.chars += count - 1;  // Solid counted the first
    facts_.solid += count - 1;
    tally_.AddLatin(count);
    any_upper_ |= run.any_upper;
    any_lower_ |= run.any_lower;
    if (!in_word_) {
      in_word_ = true, word_letters_ = 0, word_is_capital_ = begins_upper;
      ++facts_.words;
    }
    word_letters_ += count;
  }

  void Ascii(unsigned char byte, CharInfo info) {
    if (info.flags & kSpace) return Space();
    if (info.flags & kOther) return;  // controls: repaired text has none, other callers may
    Solid();
    if (IsTelling(byte)) signs_.push_back(Written());
    Put(static_cast<char>(byte));  // letters went to AsciiLetters
    Count(byte, info);
  }

  void Wide(char32_t rune, CharInfo info) {
    if (info.flags & kSpace) return Space();
    if (info.flags & kIgnorable) return;
    Solid();
    const std::uint32_t out = Written();
    if (IsApostrophe(rune)) {
      Put('\'');
    } else if (IsDoubleQuote(rune)) {
      Put('"');
    } else if (info.flags & kDash) {
      Put('-');
    } else if (rune == 0x2026) {
      Put('.'), Put('.'), Put('.');
    } else {
      PutRune(info.lower);
    }
    if (IsTellingWide(rune, info)) signs_.push_back(out);
    Count(rune, info);
  }

  // White space is written only once something follows it.
  void Space() {
    EndWord();
    space_passed_ = true;
    pending_space_ = out_ != folded_.data();
  }

  void Solid() {
    if (pending_space_) {
      const std::size_t origin = origin_;
      origin_ = content_end_;
      Put(' ');
      origin_ = origin;
      pending_space_ = false;
      ++facts_.chars;
    }
    ++facts_.chars;
    ++facts_.solid;
  }

  void Put(char c) {
    *out_++ = c;
    if (offsets_ != nullptr) offsets_->push_back(origin_);
  }

  void PutRune(char32_t rune) {
    char* const before = out_;
    out_ = WriteCharacter(out_, rune);
    if (offsets_ != nullptr)
      offsets_->insert(offsets_->end(), static_cast<std::size_t>(out_ - before), origin_);
  }

  std::uint32_t Written() const { return static_cast<std::uint32_t>(out_ - folded_.data()); }

  void Count(char32_t rune, CharInfo info) {
    if (facts_.solid == 1 && IsStop(rune)) facts_.traits |= kBeginsWithStop;
    facts_.stops += (info.flags & kSentenceEnd) || rune == ',' || rune == ':' || rune == ';' ||
                    rune == 0x60C || rune == 0x3001 || rune == 0xFF0C;
    TrackSentence(rune, info);
    content_end_ = origin_ + (rune < 0x80 ? 1U : rune < 0x800 ? 2U : rune < 0x10000 ? 3U : 4U);
    if (info.flags & kWordFlags) {
      Letter(info);
    } else if (in_word_ && IsApostrophe(rune)) {
      return;  // "don't" is one word
    } else {
      EndWord();
      LookForQuote(rune, info);
    }
  }

  // Guillemets are arrows and separators too, so they quote only in pairs.
  void LookForQuote(char32_t rune, CharInfo info) {
    const bool dialogue_dash = facts_.solid == 1 && (rune == 0x2014 || rune == 0x2015);
    const bool left = rune == 0xAB || rune == 0x2039, right = rune == 0xBB || rune == 0x203A;
    left_guillemet_ |= left;
    right_guillemet_ |= right;
    const bool quote = (info.flags & kQuote) && !IsApostrophe(rune) && !left && !right;
    if (dialogue_dash || quote || (left_guillemet_ && right_guillemet_)) facts_.traits |= kHasQuote;
  }

  // A sentence mark counts as inside once white space or a quotation mark follows it; the marks of
  // scripts without spaces need nothing behind them but more text.
  void TrackSentence(char32_t rune, CharInfo info) {
    const bool parted = pending_sentence_ && (space_passed_ || (info.flags & kQuote));
    if (parted || (pending_sentence_ && pending_unspaced_)) facts_.traits |= kSentenceInside;
    pending_sentence_ = (info.flags & kSentenceEnd) != 0;
    pending_unspaced_ = pending_sentence_ && rune >= 0x3000;
    space_passed_ = false;
    if (info.flags & kWordFlags) {
      ends_lower_ =
          in_word_ ? ends_lower_ && (info.flags & (kLower | kMark)) : (info.flags & kLower) != 0;
    } else if (rune != ',' && !(in_word_ && IsApostrophe(rune))) {
      ends_lower_ = false;
    }
  }

  void Letter(CharInfo info) {
    if (info.flags & kDigit) ++facts_.digits;
    if (info.flags & kLetter) {
      if (facts_.letters++ == 0 && (info.flags & kLower)) facts_.traits |= kStartsLower;
      tally_.Add(info.script);
    }
    any_upper_ |= (info.flags & kUpper) != 0;
    any_lower_ |= (info.flags & kLower) != 0;
    if (info.flags & kNoSpaceScript) {
      EndWord();
      if (unspaced_++ % 2 == 0) ++facts_.words;
      return;
    }
    if (!in_word_ && !(info.flags & (kLetter | kDigit)))
      return;  // a vowel sign of Thai and its like begins no word
    if (!in_word_)
      in_word_ = true, word_letters_ = 0, word_is_capital_ = (info.flags & kUpper) != 0,
      ++facts_.words;
    if (info.flags & kLetter) ++word_letters_;
  }

  void EndWord() {
    constexpr std::uint32_t kLongWord = 4;
    if (in_word_ && word_letters_ >= kLongWord)
      ++facts_.long_words, facts_.capital_words += word_is_capital_;
    in_word_ = false;
  }

  void WriteCase() {
    constexpr double kTitleShare = 0.7;  // as docs/rules.md defines title_case
    if (facts_.letters > 0) facts_.traits |= kHasLetter;
    if (ends_lower_) facts_.traits |= kEndsInLower;
    if (any_upper_ && !any_lower_) facts_.traits |= kUpperCase;
    if (facts_.words >= 2 && facts_.long_words > 0 &&
        facts_.capital_words >= kTitleShare * facts_.long_words)
      facts_.traits |= kTitleCase;
  }

  std::string_view line_;
  // No character of UTF-8 grows to more than twice its bytes; and a run of letters is written eight
  // at a time.
  static constexpr std::size_t kMaxGrowth = 2, kSlack = 16;

  std::string& folded_;
  char* out_ = nullptr;  // the next byte of it
  std::vector<std::uint32_t>& signs_;
  std::vector<std::size_t>* offsets_;
  const CharInfo* plane_;
  LineFacts facts_;
  ScriptTally tally_;
  std::size_t origin_ = 0, content_end_ = 0;
  bool pending_space_ = false, in_word_ = false, word_is_capital_ = false, any_upper_ = false,
       any_lower_ = false;
  bool pending_sentence_ = false, pending_unspaced_ = false, space_passed_ = false,
       ends_lower_ = false;
  bool left_guillemet_ = false, right_guillemet_ = false;
  std::uint32_t word_letters_ = 0, unspaced_ = 0;
};

}  // namespace

void FoldLine(std::string_view line, FoldedLine& out) {
  out.facts = Folder(line, out, nullptr).Run();
  FindCore(out);
  FindTraits(out);
}

std::vector<std::size_t> FoldedOffsets(std::string_view line) {
  std::vector<std::size_t> offsets;
  FoldedLine folded;
  Folder(line, folded, &offsets).Run();
  return offsets;
}

std::vector<LineSpan> SplitLines(std::string_view text) {
  std::vector<LineSpan> lines;
  std::size_t begin = 0;
  const bool bare_cr = text.find('\r') != std::string_view::npos;
  while (begin < text.size()) {
    std::size_t end = bare_cr ? text.find_first_of("\r\n", begin) : text.find('\n', begin);
    if (end == std::string_view::npos) end = text.size();
    std::size_t next = std::min(end + 1, text.size());
    if (end < text.size() && text[end] == '\r' && next < text.size() && text[next] == '\n') ++next;
    lines.push_back({begin, end, next});
    begin = next;
  }
  return lines;
}

}  // namespace newsieve
