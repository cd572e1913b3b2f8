#include "text/python_text.h"

#include "text/ascii_run.h"
#include "text/words.h"

namespace newsieve {
namespace {

unsigned char ByteAt(std::string_view text, std::size_t pos) {
  return pos < text.size() ? static_cast<unsigned char>(text[pos]) : 0;
}

// The bytes of the line end at `pos`, or 0.
std::size_t LineEndLength(std::string_view text, std::size_t pos) {
  const unsigned char byte = ByteAt(text, pos);
  if (byte == '\r') return ByteAt(text, pos + 1) == '\n' ? 2 : 1;
  if ((byte >= '\n' && byte <= '\f') || (byte >= 0x1C && byte <= 0x1E)) return 1;
  if (byte == 0xC2) return ByteAt(text, pos + 1) == 0x85 ? 2 : 0;
  if (byte != 0xE2 || ByteAt(text, pos + 1) != 0x80) return 0;
  return (ByteAt(text, pos + 2) | 1) == 0xA9 ? 3 : 0;
}

}  // namespace

std::size_t PythonSpaceLength(std::string_view text, std::size_t pos) {
  const unsigned char byte = ByteAt(text, pos);
  if (byte >= 0x1C && byte <= 0x1F) return 1;
  return SpaceLength(text, pos);
}

std::string_view PythonStripLeft(std::string_view text) {
  while (!text.empty() && !IsVisibleAscii(text.front())) {
    const std::size_t space = PythonSpaceLength(text, 0);
    if (space == 0) break;
    text.remove_prefix(space);
  }
  return text;
}

std::string_view PythonStripRight(std::string_view text) {
  while (!text.empty() && !IsVisibleAscii(text.back())) {
    const std::size_t last = LastCharacterStart(text);
    if (PythonSpaceLength(text, last) == 0) break;
    text = text.substr(0, last);
  }
  return text;
}

std::string_view PythonStrip(std::string_view text) {
  return PythonStripRight(PythonStripLeft(text));
}

std::vector<std::string_view> PythonSplitLines(std::string_view text) {
  constexpr std::size_t kShortLine = 64;  // bytes
  std::vector<std::string_view> lines;
  lines.reserve(text.size() / kShortLine);
  std::size_t begin = 0;
  for (std::size_t pos = 0; (pos += PrintableRun(text, pos)) < text.size();) {
    const std::size_t end = LineEndLength(text, pos);
    if (end == 0) {
      ++pos;
      continue;
    }
    lines.push_back(text.substr(begin, pos - begin));
    begin = pos += end;
  }
  if (begin < text.size()) lines.push_back(text.substr(begin));
  return lines;
}

}  // namespace newsieve
