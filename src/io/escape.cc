#include "io/escape.h"

#include "base/utf8.h"

namespace newsieve {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

void AppendHexByte(std::string& out, char byte) {
  out += kHexDigits[static_cast<unsigned char>(byte) >> 4];
  out += kHexDigits[static_cast<unsigned char>(byte) & 15];
}

bool IsControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

// True where a path as it stands could be taken for an escaped one, or spoil a terminal or a log
// line.
bool NeedsEscape(std::string_view path) {
  for (char c : path)
    if (IsControl(c)) return true;
  return path.find("\\x") != path.npos || !IsValidUtf8(path);
}

}  // namespace

std::string RepairUtf8(std::string_view bytes, std::size_t* repaired) {
  if (IsValidUtf8(bytes)) return std::string(bytes);
  std::string out;
  out.reserve(bytes.size() + 16);
  while (!bytes.empty()) {
    std::size_t length = ValidCharacterLength(bytes);
    if (length > 0) {
      out.append(bytes.substr(0, length));
    } else {
      length = InvalidSequenceLength(bytes);
      out.append(kReplacement);
      if (repaired != nullptr) ++*repaired;
    }
    bytes.remove_prefix(length);
  }
  return out;
}

std::string EscapedPath(std::string_view path) {
  if (!NeedsEscape(path)) return std::string(path);
  std::string out;
  while (!path.empty()) {
    const std::size_t length = ValidCharacterLength(path);
    if (length == 0 || IsControl(path[0]) || path[0] == '\\') {
      out += "\\x";
      AppendHexByte(out, path[0]);
      path.remove_prefix(1);
    } else {
      out.append(path.substr(0, length));
      path.remove_prefix(length);
    }
  }
  return out;
}

std::string HexBytes(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() * 2);
  for (char byte : bytes) AppendHexByte(out, byte);
  return out;
}

}  // namespace newsieve
