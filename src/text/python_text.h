// str.isspace, str.strip, str.split and str.splitlines as Python 3 has them, for signals that
// repeat what tools in Python compute. All texts are valid UTF-8; views are into them. Thread-safe.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace newsieve {

// The bytes of the white space at `pos`, or 0: Unicode White_Space and U+001C..U+001F. Requires pos
// < text.size(), at the start of a character.
std::size_t PythonSpaceLength(std::string_view text, std::size_t pos);

// True for most characters of most texts: visible ASCII, which is neither white space nor a line
// end.
inline bool IsVisibleAscii(char c) { return c > ' ' && c < '\x7F'; }

// Without the white space around it, or only before or behind it.
std::string_view PythonStrip(std::string_view text);
std::string_view PythonStripLeft(std::string_view text);
std::string_view PythonStripRight(std::string_view text);

// Lines between \n, \r, \r\n, \v, \f, U+001C..U+001E, U+0085, U+2028 and U+2029, without them; none
// behind the last.
std::vector<std::string_view> PythonSplitLines(std::string_view text);

}  // namespace newsieve
