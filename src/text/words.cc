#include "text/words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "text/ascii_run.h"

namespace newsieve {
namespace {

enum class ByteKind : unsigned char { kOther, kContinuation, kMaybeSpace, kSpace };

// What the first byte of a character says: in UTF-8 only four lead bytes begin the white space that
// is not ASCII.
constexpr std::array<ByteKind, 256> MakeByteKinds() {
  std::array<ByteKind, 256> kinds{};
  for (std::size_t byte = 0x09; byte <= 0x0D; ++byte) kinds[byte] = ByteKind::kSpace;
  kinds[' '] = ByteKind::kSpace;
  for (std::size_t byte = 0x80; byte <= 0xBF; ++byte) kinds[byte] = ByteKind::kContinuation;
  for (const std::size_t lead : {0xC2U, 0xE1U, 0xE2U, 0xE3U}) kinds[lead] = ByteKind::kMaybeSpace;
  return kinds;
}

constexpr std::array<ByteKind, 256> kByteKinds = MakeByteKinds();

ByteKind KindAt(std::string_view bytes, std::size_t pos) {
  return kByteKinds[static_cast<unsigned char>(bytes[pos])];
}

// U+2000..200A, 2028, 2029 and 202F begin with E2 80; U+205F is E2 81 9F.
bool IsGeneralPunctuationSpace(unsigned char second, unsigned char third) {
  if (second == 0x81) return third == 0x9F;
  if (second != 0x80) return false;
  return (third >= 0x80 && third <= 0x8A) || third == 0xA8 || third == 0xA9 || third == 0xAF;
}

std::size_t WideSpaceLength(std::string_view bytes, std::size_t pos) {
  const auto byte = [&](std::size_t i) -> unsigned char {
    return pos + i < bytes.size() ? static_cast<unsigned char>(bytes[pos + i]) : 0;
  };
  switch (byte(0)) {
    case 0xC2:  // U+0085, U+00A0
      return byte(1) == 0x85 || byte(1) == 0xA0 ? 2 : 0;
    case 0xE1:  // U+1680
      return byte(1) == 0x9A && byte(2) == 0x80 ? 3 : 0;
    case 0xE2:
      return IsGeneralPunctuationSpace(byte(1), byte(2)) ? 3 : 0;
    case 0xE3:  // U+3000
      return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0;
    default:
      return 0;
  }
}

}  // namespace

std::size_t SpaceLength(std::string_view bytes, std::size_t pos) {
  const ByteKind kind = KindAt(bytes, pos);
  if (kind == ByteKind::kSpace) return 1;
  return kind == ByteKind::kMaybeSpace ? WideSpaceLength(bytes, pos) : 0;
}

std::vector<std::string_view> SplitOnSpace(std::string_view text) {
  std::vector<std::string_view> words;
  words.reserve(text.size() / 5);  // about the length of a word of news with its space
  std::size_t start = 0;
  for (std::size_t pos = 0; pos < text.size(); ++pos) {
    if (KindAt(text, pos) < ByteKind::kMaybeSpace) continue;
    const std::size_t space = SpaceLength(text, pos);
    if (space == 0) continue;
    if (pos > start) words.push_back(text.substr(start, pos - start));
    start = pos + space;
    pos = start - 1;
  }
  if (start < text.size()) words.push_back(text.substr(start));
  return words;
}

std::size_t LastCharacterStart(std::string_view text) {
  std::size_t start = text.size() - 1;
  while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
  return start;
}

std::string_view TrimSpace(std::string_view text) {
  while (!text.empty()) {
    const std::size_t space = SpaceLength(text, 0);
    if (space == 0) break;
    text.remove_prefix(space);
  }
  while (!text.empty()) {
    const std::size_t last = LastCharacterStart(text);
    if (SpaceLength(text, last) == 0) break;
    text = text.substr(0, last);
  }
  return text;
}

std::size_t CountCharacters(std::string_view text) {
  std::size_t inner = 0, pos = 0;  // bytes that begin no character
  for (std::uint64_t bytes; text.size() - pos >= sizeof bytes; pos += sizeof bytes) {
    constexpr std::uint64_t kOnes = 0x0101010101010101U;
    std::memcpy(&bytes, text.data() + pos, sizeof bytes);
    inner += (((bytes & ~(bytes << 1)) >> 7 & kOnes) * kOnes) >> 56;
  }
  for (; pos < text.size(); ++pos) inner += (static_cast<unsigned char>(text[pos]) & 0xC0) == 0x80;
  return text.size() - inner;
}

std::size_t CountNonSpace(std::string_view bytes) {
  std::size_t count = 0;
  for (std::size_t pos = 0; pos < bytes.size();) {
    const std::size_t printable = PrintableRun(bytes, pos);
    const auto run = bytes.substr(pos, printable);
    count += printable - static_cast<std::size_t>(std::count(run.begin(), run.end(), ' '));
    pos += printable;
    if (pos == bytes.size()) break;
    const std::size_t space = SpaceLength(bytes, pos);
    if (space == 0) count += KindAt(bytes, pos) != ByteKind::kContinuation;
    pos += space == 0 ? 1 : space;
  }
  return count;
}

}  // namespace newsieve
