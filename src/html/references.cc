#include "html/references.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/charset.h"

namespace newsieve {
namespace {

struct NamedReference {
  std::string_view name;  // without its semicolon
  std::string_view characters;
  bool bare;  // counts without the semicolon too
};

constexpr auto kNamed = std::to_array<NamedReference>({
#include "html/reference_table.inc"
});
static_assert(std::ranges::is_sorted(kNamed, {}, &NamedReference::name));

constexpr std::size_t LongestName(bool bare_only) {
  std::size_t longest = 0;
  for (const NamedReference& row : kNamed)
    if (row.bare || !bare_only) longest = std::max(longest, row.name.size());
  return longest;
}
constexpr std::size_t kLongestName = LongestName(false);
constexpr std::size_t kLongestBareName = LongestName(true);

bool IsNameCharacter(char c) { return IsAsciiLetter(c) || IsAsciiDigit(c); }

const NamedReference* Named(std::string_view name) {
  const auto row = std::ranges::lower_bound(kNamed, name, {}, &NamedReference::name);
  return row != kNamed.end() && row->name == name ? &*row : nullptr;
}

// The longest name that `run` begins with and that needs no semicolon.
const NamedReference* BareName(std::string_view run) {
  for (std::size_t size = std::min(run.size(), kLongestBareName); size > 0; --size)
    if (const NamedReference* row = Named(run.substr(0, size)); row != nullptr && row->bare)
      return row;
  return nullptr;
}

// Each of these reads the reference that `text` begins with ("&name...", "&#12..."), appends what
// it stands for and returns its length; 0 where there is none.

std::size_t AppendNamed(std::string& out, std::string_view text, bool in_attribute) {
  std::size_t end = 1;
  while (end < text.size() && end <= kLongestName && IsNameCharacter(text[end])) ++end;
  const std::string_view run = text.substr(1, end - 1);
  if (end < text.size() && text[end] == ';')
    if (const NamedReference* row = Named(run)) return out.append(row->characters), end + 1;
  const NamedReference* row = BareName(run);
  if (row == nullptr) return 0;
  end = 1 + row->name.size();
  if (in_attribute && end < text.size() && (text[end] == '=' || IsNameCharacter(text[end])))
    return 0;
  out.append(row->characters);
  return end;
}

int DigitValue(char c, bool hexadecimal) {
  if (IsAsciiDigit(c)) return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return hexadecimal && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

char32_t NumberedCharacter(char32_t number) {
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number < 0xE000))
    return kReplacementCharacter;
  return number < 0x100 ? Windows1252Character(static_cast<unsigned char>(number)) : number;
}

std::size_t AppendNumbered(std::string& out, std::string_view text) {
  const bool hexadecimal = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const std::size_t begin = hexadecimal ? 3 : 2;
  std::size_t end = begin;
  char32_t number = 0;
  for (; end < text.size(); ++end) {
    const int digit = DigitValue(text[end], hexadecimal);
    if (digit < 0) break;
    // Once too large it stays so.
    if (number <= 0x10FFFF)
      number = number * (hexadecimal ? 16 : 10) + static_cast<char32_t>(digit);
  }
  if (end == begin) return 0;
  AppendCharacter(out, NumberedCharacter(number));
  return end < text.size() && text[end] == ';' ? end + 1 : end;
}

}  // namespace

void AppendDecoded(std::string& out, std::string_view text, bool in_attribute) {
  for (std::size_t next; (next = text.find('&')) != std::string_view::npos;) {
    out.append(text.substr(0, next));
    text.remove_prefix(next);
    std::size_t length = text.size() > 1 && text[1] == '#' ? AppendNumbered(out, text)
                                                           : AppendNamed(out, text, in_attribute);
    if (length == 0) {
      out.push_back('&');
      length = 1;
    }
    text.remove_prefix(length);
  }
  out.append(text);
}

std::string DecodeReferences(std::string_view text, bool in_attribute) {
  std::string out;
  out.reserve(text.size());
  AppendDecoded(out, text, in_attribute);
  return out;
}

}  // namespace newsieve
