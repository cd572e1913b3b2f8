#include "io/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/utf8.h"
#include "io/escape.h"

namespace newsieve {
namespace {

bool NeedsEscape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

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
  std::size_t written = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!NeedsEscape(text[i])) continue;
    out.append(text.substr(written, i - written));
    AppendEscaped(out, text[i]);
    written = i + 1;
  }
  out.append(text.substr(written));
  out += '"';
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
  if (IsValidUtf8(text)) {
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
