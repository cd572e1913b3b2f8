#include "base/yaml_quote.h"

#include <cstddef>

#include "base/utf8.h"

namespace newsieve {
namespace {

// As YAML 1.2, 5.1 has it, less the line ends and the byte order mark.
bool IsPrintable(char32_t rune) {
  if (rune < 0xA0) return rune >= 0x20 && rune <= 0x7E;
  const bool line_end = rune == 0x2028 || rune == 0x2029, mark = rune == 0xFEFF;
  return !line_end && !mark && (rune < 0xFFFE || rune > 0xFFFF);
}

void AppendEscape(std::string& out, char32_t rune) {
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += "0123456789ABCDEF"[rune >> shift & 15];
}

}  // namespace

std::string YamlQuoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t at = pos;
    const char32_t rune = NextCharacter(text, pos);
    if (!IsPrintable(rune)) {
      AppendEscape(out, rune);
      continue;
    }
    if (rune == '"' || rune == '\\') out += '\\';
    out.append(text.substr(at, pos - at));
  }
  return out + "\"";
}

}  // namespace newsieve
