#include "io/json_writer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "base/utf8.h"
#include "io/escape.h"

namespace newsieve {
namespace {

bool NeedsEscape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

// Upper bits: of the first of eight bytes that needs an escape, and perhaps of some behind it
// (Mycroft's test for a zero byte, three times).
std::uint64_t NeedEscape(std::uint64_t bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U, kUpperBits = kOnes << 7;
  const auto zeros = [](std::uint64_t of) { return (of - kOnes) & ~of; };
  const std::uint64_t controls = (bytes - kOnes * 0x20) & ~bytes;
  return (controls | zeros(bytes ^ kOnes * '"') | zeros(bytes ^ kOnes * '\\')) & kUpperBits;
}

// Where `text` next needs an escape, from `pos` on; its size for nowhere.
std::size_t NextEscape(std::string_view text, std::size_t pos) {
  for (std::uint64_t bytes; text.size() - pos >= sizeof bytes; pos += sizeof bytes) {
    std::memcpy(&bytes, text.data() + pos, sizeof bytes);
    if (const std::uint64_t found = NeedEscape(bytes); found != 0)
      return pos + static_cast<std::size_t>(std::countr_zero(found)) / 8;
  }
  while (pos < text.size() && !NeedsEscape(text[pos])) ++pos;
  return pos;
}

// The letter of a two-character escape, or '\0'.
char ShortEscape(char c) {
  switch (c) {
    case '"':
    case '\\':
      return c;
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return '\0';
  }
}

void AppendEscaped(std::string& out, char c) {
  if (const char letter = ShortEscape(c); letter != '\0') {
    out += '\\';
    out += letter;
  } else {
    out += "\\u00";
    out += HexBytes(std::string_view(&c, 1));
  }
}

void AppendQuoted(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t pos = 0;;) {
    const std::size_t escape = NextEscape(text, pos);
    out.append(text.substr(pos, escape - pos));
    if (escape == text.size()) break;
    AppendEscaped(out, text[escape]);
    pos = escape + 1;
  }
  out += '"';
}

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

template <typename Value>
std::string_view Digits(std::array<char, 32>& buffer, Value value) {
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return {buffer.data(), static_cast<std::size_t>(end - buffer.data())};
}

}  // namespace

void JsonWriter::Open(char bracket) {
  Separate();
  out_ += bracket;
  need_comma_ = false;
}

void JsonWriter::Close(char bracket) {
  out_ += bracket;
  need_comma_ = true;
}

void JsonWriter::Separate() {
  if (need_comma_) out_ += ',';
  need_comma_ = true;
}

void JsonWriter::Key(std::string_view key) {
  String(key);
  out_ += ':';
  need_comma_ = false;
}

void JsonWriter::String(std::string_view text) {
  Separate();
  constexpr std::size_t kShort = 32;  // as most keys: sooner seen to be ASCII than valid
  if ((text.size() <= kShort && IsAscii(text)) || IsValidUtf8(text)) {
    AppendQuoted(out_, text);
  } else {
    AppendQuoted(out_, RepairUtf8(text));
  }
}

void JsonWriter::Number(double value) {
  std::array<char, 32> buffer;
  Raw(std::isfinite(value) ? Digits(buffer, value) : "null");
}

void JsonWriter::Number(std::optional<double> value) {
  if (value) return Number(*value);
  Null();
}

void JsonWriter::Integer(std::uint64_t value) {
  std::array<char, 32> buffer;
  Raw(Digits(buffer, value));
}

void JsonWriter::Raw(std::string_view json) {
  Separate();
  out_.append(json);
}

}  // namespace newsieve
