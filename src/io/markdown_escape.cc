#include "io/markdown_escape.h"

#include <cstddef>

#include "base/ascii.h"

namespace newsieve {
namespace {

std::string_view Trimmed(std::string_view text) {
  while (!text.empty() && IsAsciiSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsAsciiSpace(text.back())) text.remove_suffix(1);
  return text;
}

bool IsWordByte(char c) { return IsAsciiLetter(c) || IsAsciiDigit(c) || !IsAscii(c); }

// Whether `c` at `pos` could be markup.
bool IsMarkup(std::string_view text, std::size_t pos) {
  const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : ' '; };
  const char before = pos > 0 ? text[pos - 1] : ' ', after = at(pos + 1);
  switch (text[pos]) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
      return true;
    case '_':
      return !(IsWordByte(before) && IsWordByte(after));  // within a word it is none
    case '~':
      return before == '~' || after == '~';
    case '<':
      return IsAsciiLetter(after) || after == '/' || after == '!' || after == '?';
    case '&':
      return IsAsciiLetter(after) || after == '#';
    default:
      return false;
  }
}

// The place in `line` of a sign that makes it a heading, a list item, a quotation, a rule or an
// underline; its size where there is none.
std::size_t BlockMark(std::string_view line) {
  constexpr std::string_view kRules = "-=+#>|:";
  if (line.empty()) return 0;
  if (kRules.find(line.front()) != kRules.npos) {
    const std::size_t run = line.find_first_not_of(line.front());
    if (line.front() == '>' || line.front() == '|' || run == line.npos || line[run] == ' ')
      return 0;
    return line.find_first_not_of("-=|: ") == line.npos ? 0 : line.size();
  }
  const std::size_t digits = line.find_first_not_of("0123456789");
  const bool number = digits > 0 && digits <= 9 && digits < line.size() &&
                      (line[digits] == '.' || line[digits] == ')');
  return number && (digits + 1 == line.size() || line[digits + 1] == ' ') ? digits : line.size();
}

std::string Escaped(std::string_view text, std::size_t mark, bool in_table) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (std::size_t pos = 0; pos < text.size(); ++pos) {
    if (pos == mark || (in_table && text[pos] == '|') || IsMarkup(text, pos)) out.push_back('\\');
    out.push_back(text[pos]);
  }
  return out;
}

}  // namespace

std::string EscapedMarkdown(std::string_view line) {
  const std::string_view text = Trimmed(line);
  return Escaped(text, BlockMark(text), false);
}

std::string EscapedMarkdownCell(std::string_view cell) {
  const std::string_view text = Trimmed(cell);
  return Escaped(text, text.size(), true);
}

}  // namespace newsieve
