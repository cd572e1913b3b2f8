#include "text/mojibake.h"

#include <array>
#include <cstddef>
#include <utility>

#include "base/utf8.h"
#include "text/charset.h"
#include "text/unicode.h"

namespace newsieve {
namespace {

struct Sequence {
  std::size_t end = 0;   // behind the sequence in the text
  std::string restored;  // the character; empty: no sequence here
  bool certain = false;  // chance or spelling cannot have made it
};

// The byte that windows-1252 (or Latin-1, for its holes) reads as `rune`, or -1.
int ByteOf(char32_t rune) {
  if (rune < 0x100) return static_cast<int>(rune);
  for (int byte = 0x80; byte < 0xA0; ++byte)
    if (Windows1252Character(static_cast<unsigned char>(byte)) == rune) return byte;
  return -1;
}

// Reads up to four characters at `pos` as bytes.
struct ByteRun {
  std::string bytes;
  std::array<std::size_t, 4> ends{};  // ends[i]: behind the i-th character
  bool quote_inside = false;          // a later character is a quotation mark
};

ByteRun ReadBytes(std::string_view text, std::size_t pos) {
  ByteRun run;
  while (run.bytes.size() < 4 && pos < text.size()) {
    if (ValidCharacterLength(text.substr(pos)) == 0) break;
    const char32_t rune = NextCharacter(text, pos);
    const int byte = ByteOf(rune);
    if (byte < 0x80) break;
    if (!run.bytes.empty() && (InfoOf(rune).flags & kQuote)) run.quote_inside = true;
    run.ends[run.bytes.size()] = pos;
    run.bytes.push_back(static_cast<char>(byte));
  }
  return run;
}

bool IsUpperBefore(std::string_view text, std::size_t pos) {
  if (pos == 0) return false;
  std::size_t begin = pos - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  if (ValidCharacterLength(text.substr(begin)) == 0) return false;
  return (InfoOf(NextCharacter(text, begin)).flags & kUpper) != 0;
}

Sequence SequenceAt(std::string_view text, std::size_t pos) {
  const ByteRun run = ReadBytes(text, pos);
  const std::size_t length = run.bytes.size() < 2 ? 0 : ValidCharacterLength(run.bytes);
  if (length < 2) return {};
  Sequence found{run.ends[length - 1], run.bytes.substr(0, length), false};
  std::size_t at = 0;
  const char32_t rune = NextCharacter(found.restored, at);
  if (InfoOf(rune).flags & kOther) return {};
  // A capital before it may make it a word in capitals that ends before a sign ("PÂ°").
  found.certain = length > 2 || (!run.quote_inside && !IsUpperBefore(text, pos));
  return found;
}

// The characters that windows-1252 shows for lead bytes 0xC2 to 0xF4 are U+00C2 to U+00F4: in
// UTF-8, C3 82 to C3 B4.
bool MayBegin(std::string_view text, std::size_t pos) {
  if (static_cast<unsigned char>(text[pos]) != 0xC3 || pos + 2 >= text.size()) return false;
  const auto second = static_cast<unsigned char>(text[pos + 1]);
  return second >= 0x82 && second <= 0xB4 && static_cast<unsigned char>(text[pos + 2]) >= 0x80;
}

}  // namespace

std::vector<TextEdit> FindMojibake(std::string_view text, int rule) {
  std::vector<TextEdit> edits;
  bool certain = false;
  for (std::size_t pos = text.find('\xC3'); pos != std::string_view::npos;
       pos = text.find('\xC3', pos)) {
    Sequence found = MayBegin(text, pos) ? SequenceAt(text, pos) : Sequence{};
    if (found.restored.empty()) {
      ++pos;
      continue;
    }
    certain |= found.certain;
    edits.push_back({pos, found.end, std::move(found.restored), rule});
    pos = edits.back().end;
  }
  if (!certain) edits.clear();
  return edits;
}

}  // namespace newsieve
