#include "text/traits.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/hash.h"
#include "base/utf8.h"

namespace newsieve {
namespace {

bool IsLowerLetter(char c) { return c >= 'a' && c <= 'z'; }
bool IsGuillemet(char32_t rune) {
  return rune == 0xAB || rune == 0xBB || rune == 0x2039 || rune == 0x203A;
}

struct Character {
  char32_t rune = 0;
  CharInfo info;
  std::size_t begin = 0, end = 0;
};

Character At(std::string_view text, std::size_t pos) {
  Character c;
  c.begin = c.end = pos;
  c.rune = NextCharacter(text, c.end);
  c.info = InfoOf(c.rune);
  return c;
}

Character Before(std::string_view text, std::size_t end) {
  std::size_t begin = end - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return At(text, begin);
}

// What may stand at the edge of a core: words, and signs that belong to what is said.
bool BelongsToCore(const Character& c) {
  if (c.info.flags & kOpen) return false;
  if (c.info.flags & (kLetter | kDigit | kMark | kCurrency | kSentenceEnd)) return true;
  if ((c.info.flags & kQuote) && !IsGuillemet(c.rune)) return true;
  return c.rune == '@' || c.rune == '#' || c.rune == '%' || c.rune == '&' || c.rune == 0xA1 ||
         c.rune == 0xBF || c.rune == 0xA9;
}

std::size_t SkipListNumber(std::string_view folded) {
  std::size_t i = 0;
  while (i < folded.size() && i < 3 && IsAsciiDigit(folded[i])) ++i;
  const bool numbered = i > 0 && i + 1 < folded.size() && (folded[i] == '.' || folded[i] == ')') &&
                        folded[i + 1] == ' ';
  return numbered ? i + 2 : 0;
}

// A dash, star or plus needs a space behind it to be a list marker; a bullet, arrow or other symbol
// does not.
bool BeginsWithMarker(std::string_view folded) {
  if (folded.empty()) return false;
  if (SkipListNumber(folded) > 0) return true;
  const Character c = At(folded, 0);
  const bool spaced = c.end < folded.size() && folded[c.end] == ' ';
  if ((c.info.flags & kDash) || c.rune == '*' || c.rune == '+' || c.rune == '>' || c.rune == '<' ||
      c.rune == '=')
    return spaced;
  const bool bullet = c.rune == 0x2022 || c.rune == 0x2023 || c.rune == 0x2043 || c.rune == 0xB7 ||
                      c.rune == 0x30FB;
  const bool arrow = c.rune == 0xBB || c.rune == 0x203A;
  return bullet || (c.info.flags & kSymbol) || (arrow && spaced);
}

LineEnd EndOf(std::string_view folded, std::uint32_t& traits) {
  std::size_t end = folded.size();
  while (end > 0) {
    const Character c = Before(folded, end);
    if (!(c.info.flags & (kQuote | kOpen)) && c.rune != ' ') break;
    end = c.begin;
  }
  if (end == 0) return LineEnd::kNone;
  const Character last = Before(folded, end);
  if (folded.substr(0, end).ends_with("..")) return LineEnd::kEllipsis;
  if (last.rune == '?' || last.rune == 0x61F || last.rune == 0xFF1F) traits |= kHasQuestion;
  if (last.info.flags & kSentenceEnd) return LineEnd::kSentence;
  if (last.rune == ':' || last.rune == 0xFF1A) return LineEnd::kColon;
  if (last.rune == ',' || last.rune == ';' || last.rune == 0x60C || last.rune == 0x3001 ||
      last.rune == 0xFF0C)
    return LineEnd::kComma;
  return LineEnd::kNone;
}

// Looks at each place where one of a few signs stands, and at what is beside it.
class SignFinder {
 public:
  explicit SignFinder(std::string_view folded) : s_(folded) {}

  std::uint32_t Run(const std::vector<std::uint32_t>& signs, bool has_digits) {
    for (std::uint32_t i : signs) Look(i, has_digits);
    return traits_;
  }

 private:
  char At(std::size_t i) const { return i < s_.size() ? s_[i] : '\0'; }
  char Back(std::size_t i, std::size_t n) const { return i >= n ? s_[i - n] : '\0'; }
  static bool IsWordByte(char c) {
    return IsLowerLetter(c) || IsAsciiDigit(c) || (static_cast<unsigned char>(c) & 0x80);
  }

  void Look(std::size_t i, bool has_digits) {
    switch (s_[i]) {
      case ':':
        if (At(i + 1) == '/' && At(i + 2) == '/') traits_ |= kHasUrl;
        if (IsAsciiDigit(Back(i, 1)) && IsAsciiDigit(At(i + 1)) && IsAsciiDigit(At(i + 2)))
          traits_ |= kHasTime;
        break;
      case '@':
        LookAtSign(i);
        break;
      case '#':
        if (StartsWord(i) && IsWordByte(At(i + 1)) && !IsAsciiDigit(At(i + 1)))
          traits_ |= kHasHandle;
        break;
      case '%':
        if (has_digits && (IsAsciiDigit(Back(i, 1)) || IsAsciiDigit(Back(i, 2))))
          traits_ |= kHasPercent;
        break;
      case '|':
      case '>':
        if (Back(i, 1) == ' ' && At(i + 1) == ' ') traits_ |= kHasPipe;
        break;
      case '.':
        if (s_.substr(0, i).ends_with("www") && (i == 3 || s_[i - 4] == ' ')) traits_ |= kHasUrl;
        if (has_digits) LookDate(i);
        break;
      case '-':
      case '/':
        if (has_digits) LookDate(i);
        break;
      case '$':
        if (IsAsciiDigit(At(i + 1)) || IsAsciiDigit(Back(i, 1))) traits_ |= kHasPrice;
        break;
      default:
        if (static_cast<unsigned char>(s_[i]) >= 0xC2) LookWide(i, has_digits);
    }
  }

  bool StartsWord(std::size_t i) const { return i == 0 || !IsWordByte(s_[i - 1]); }

  void LookAtSign(std::size_t i) {
    if (StartsWord(i) && IsWordByte(At(i + 1))) traits_ |= kHasHandle;
    if (i == 0 || !IsWordByte(s_[i - 1])) return;
    std::size_t dot = i + 1;
    while (dot < s_.size() && (IsWordByte(s_[dot]) || s_[dot] == '-')) ++dot;
    if (dot > i + 1 && At(dot) == '.' && IsLowerLetter(At(dot + 1))) traits_ |= kHasEmail;
  }

  // Three groups of digits parted by the same sign, one of them a year or all short:
  // 2025-01-31, 31.01.2025, 1/31/25.
  void LookDate(std::size_t i) {
    const char sign = s_[i];
    std::size_t first = 0, second = 0, third = 0;
    while (IsAsciiDigit(Back(i, first + 1))) ++first;
    while (IsAsciiDigit(At(i + 1 + second))) ++second;
    if (first == 0 || second == 0 || second > 2 || At(i + 1 + second) != sign) return;
    while (IsAsciiDigit(At(i + 2 + second + third))) ++third;
    const bool year_first = first == 4 && third >= 1 && third <= 2;
    const bool year_last = first <= 2 && (third == 2 || third == 4);
    if (year_first || year_last) traits_ |= kHasDate;
  }

  void LookWide(std::size_t i, bool has_digits) {
    const Character c = newsieve::At(s_, i);
    if (has_digits && (c.info.flags & kCurrency)) {
      if (IsAsciiDigit(Back(i, 1)) || IsAsciiDigit(Back(i, 2)) ||
          IsAsciiDigit(s_[std::min(c.end, s_.size() - 1)]))
        traits_ |= kHasPrice;
    }
    const bool separator = c.rune == 0xB7 || c.rune == 0xBB || c.rune == 0x203A ||
                           c.rune == 0x2022 || c.rune == 0xFF5C;
    if (separator && Back(i, 1) == ' ' && c.end < s_.size() && s_[c.end] == ' ' && i > 1)
      traits_ |= kHasPipe;
    if (c.rune == 0x66A && has_digits) traits_ |= kHasPercent;
  }

  std::string_view s_;
  std::uint32_t traits_ = 0;
};

}  // namespace

void FindCore(FoldedLine& line) {
  const std::string_view folded = line.folded;
  std::size_t begin = SkipListNumber(folded), end = folded.size();
  while (begin < end) {
    const Character c = At(folded, begin);
    if (BelongsToCore(c)) break;
    begin = c.end;
  }
  while (end > begin) {
    const Character c = Before(folded, end);
    const std::string_view rest = folded.substr(begin, c.end - begin);
    const bool ellipsis =
        rest.ends_with("..") || (rest.ends_with('.') && end < folded.size() && folded[end] == '.');
    if (BelongsToCore(c) && !ellipsis) break;
    end = c.begin;
  }
  const bool quoted = begin > 0 && end < folded.size() && IsGuillemet(At(folded, 0).rune) &&
                      IsGuillemet(Before(folded, folded.size()).rune);
  line.core_begin = quoted ? 0 : begin;
  line.core_end = quoted ? folded.size() : end;
  line.core_hash = Hash64(line.core());
}

void FindTraits(FoldedLine& line) {
  LineFacts& facts = line.facts;
  facts.end = EndOf(line.folded, facts.traits);
  if (BeginsWithMarker(line.folded)) facts.traits |= kHasMarker;
  facts.traits |= SignFinder(line.folded).Run(line.signs, facts.digits > 0);
}

}  // namespace newsieve
