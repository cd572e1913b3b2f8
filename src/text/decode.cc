#include "text/decode.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "base/utf8.h"
#include "text/ascii_run.h"
#include "text/charset.h"

namespace newsieve {
namespace {

constexpr std::string_view kUtf8 = "utf-8", kUtf16Le = "utf-16le", kUtf16Be = "utf-16be",
                           kWindows1252 = "windows-1252";
constexpr std::size_t kSniffBytes = 4096;

// First bytes of formats that are certainly not text.
struct Magic {
  std::string_view bytes, name;
};
using namespace std::string_view_literals;
constexpr std::array kMagic = {
    Magic{"%PDF-"sv, "a PDF file"},
    Magic{"\x7f"
          "ELF"sv,
          "a program (ELF)"},
    Magic{"\xff\xd8\xff"sv, "a JPEG image"},
    Magic{"\x89PNG\r\n"sv, "a PNG image"},
    Magic{"GIF87a"sv, "a GIF image"},
    Magic{"GIF89a"sv, "a GIF image"},
    Magic{"PK\x03\x04"sv, "a ZIP archive"},
    Magic{"\x1f\x8b"sv, "gzip data"},
    Magic{"\x28\xb5\x2f\xfd"sv, "zstd data"},
};

// RIFF, four bytes of size, and the kind: RIFF alone is a film festival.
bool IsRiff(std::string_view bytes) {
  if (!bytes.starts_with("RIFF") || bytes.size() < 12) return false;
  const std::string_view kind = bytes.substr(8, 4);
  return kind == "WAVE" || kind == "WEBP" || kind == "AVI ";
}

std::string_view BomEncoding(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return kUtf8;
  if (bytes.starts_with("\xFF\xFE")) return kUtf16Le;
  if (bytes.starts_with("\xFE\xFF")) return kUtf16Be;
  return {};
}

// UTF-16 without a mark: text in it has a NUL in nearly every other place, always on the same side.
std::string_view GuessUtf16(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kSniffBytes);
  if (head.size() < 4) return {};
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < head.size(); ++i)
    if (head[i] == '\0') ++nuls[i % 2];
  const std::size_t half = head.size() / 2, many = half * 3 / 10, few = half / 50;
  if (nuls[1] > many && nuls[0] <= few) return kUtf16Le;
  if (nuls[0] > many && nuls[1] <= few) return kUtf16Be;
  return {};
}

// Well-formed multi-byte characters and ill-formed sequences of `bytes`.
struct Utf8Census {
  std::size_t characters = 0, multibyte = 0, invalid = 0;
};

Utf8Census TakeCensus(std::string_view bytes) {
  Utf8Census census;
  while (!bytes.empty()) {
    const std::size_t length = ValidCharacterLength(bytes);
    ++census.characters;
    if (length > 1) ++census.multibyte;
    if (length == 0) ++census.invalid;
    bytes.remove_prefix(length > 0 ? length : InvalidSequenceLength(bytes));
  }
  return census;
}

double ControlShare(std::string_view bytes) {
  const auto is_control = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f') ||
           byte == 0x7F;
  };
  std::size_t controls = 0;
  for (std::size_t pos = 0; (pos += PrintableRun(bytes, pos)) < bytes.size(); ++pos)
    controls += is_control(bytes[pos]);
  return bytes.empty() ? 0 : static_cast<double>(controls) / static_cast<double>(bytes.size());
}

// Four hex digits of UTF-16 units become characters; a lone surrogate stays what it is, as three
// bytes.
std::string FromUtf16(std::string_view bytes, bool big_endian) {
  std::string out;
  out.reserve(bytes.size());
  const auto unit = [&](std::size_t i) -> char32_t {
    const auto a = static_cast<unsigned char>(bytes[i]),
               b = static_cast<unsigned char>(bytes[i + 1]);
    return big_endian ? static_cast<char32_t>(a << 8 | b) : static_cast<char32_t>(b << 8 | a);
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t rune = unit(i);
    const bool high = rune >= 0xD800 && rune < 0xDC00;
    if (high && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) < 0xE000) {
      rune = 0x10000 + ((rune - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
      i += 2;
    }
    AppendCharacter(out, rune);
  }
  return out;
}

// What the bytes are, where neither a mark nor a declaration tells.
std::string_view GuessEncoding(std::string_view bytes) {
  if (const std::string_view wide = GuessUtf16(bytes); !wide.empty()) return wide;
  if (IsValidUtf8(bytes)) return kUtf8;
  const Utf8Census census = TakeCensus(bytes);
  return census.invalid > census.multibyte ? kWindows1252 : kUtf8;
}

// The declared encoding if it is known and the bytes do not disprove it, else the guess.
std::string ChooseEncoding(std::string_view bytes, std::string_view declared,
                           bool& declared_ignored) {
  if (const std::string_view marked = BomEncoding(bytes); !marked.empty())
    return std::string(marked);
  const std::string name = declared.empty() ? "" : CharsetName(declared);
  const std::string_view guess = GuessEncoding(bytes);
  // Bytes that are no UTF-8 disprove UTF-8; such as are, and hold no NUL, disprove UTF-16.
  const bool disproved = name == kUtf8 ? guess != kUtf8
                                       : name.starts_with("utf-16") && guess == kUtf8 &&
                                             bytes.find('\0') == bytes.npos;
  declared_ignored = !declared.empty() && (name.empty() || disproved);
  return name.empty() || declared_ignored ? std::string(guess) : name;
}

bool Fail(Decoded& out, DecodeFault fault, std::string detail) {
  out.fault = fault;
  out.detail = std::move(detail);
  return false;
}

bool CheckNotBinary(std::string_view bytes, Decoded& out) {
  for (const Magic& magic : kMagic)
    if (bytes.starts_with(magic.bytes))
      return Fail(out, DecodeFault::kBinary, "this is " + std::string(magic.name) + ", not text");
  if (IsRiff(bytes)) return Fail(out, DecodeFault::kBinary, "this is a RIFF file, not text");
  return true;
}

bool CheckText(const DecodeOptions& options, Decoded& out) {
  if (ControlShare(out.text) > options.max_control_share)
    return Fail(out, DecodeFault::kBinary, "too many control characters for text");
  if (IsValidUtf8(out.text)) return true;
  const Utf8Census census = TakeCensus(out.text);
  const double share = static_cast<double>(census.invalid) / static_cast<double>(census.characters);
  if (share > options.max_replaced_share)
    return Fail(out, DecodeFault::kDamaged, "too many bytes are not valid in " + out.encoding);
  return true;
}

}  // namespace

std::string DecodedInputText(std::string_view bytes, std::string_view encoding) {
  if (encoding == kUtf8) return std::string(bytes);
  if (encoding == kUtf16Le) return FromUtf16(bytes, false);
  if (encoding == kUtf16Be) return FromUtf16(bytes, true);
  return Transcode(bytes, encoding);
}

void Decode(std::string_view bytes, std::string_view declared, const DecodeOptions& options,
            Decoded& out) {
  if (!CheckNotBinary(bytes, out)) return;
  out.encoding = ChooseEncoding(bytes, declared, out.declared_ignored);
  if (out.encoding == kUtf8) {
    out.text = bytes;
  } else {
    if (out.encoding.starts_with("utf-16") && bytes.size() % 2 != 0) {
      Fail(out, DecodeFault::kUndecodable, "UTF-16 text with an odd number of bytes");
      return;
    }
    out.owned = DecodedInputText(bytes, out.encoding);
    out.text = out.owned;
  }
  CheckText(options, out);
}

}  // namespace newsieve
