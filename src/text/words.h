// Words of a text as the corpus filters count them, found once and used by every signal.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace newsieve {

// Maximal runs without Unicode white space, as Gopher, C4 and FineWeb split for counting. Views
// into `text`, which must be valid UTF-8 and outlive them.
std::vector<std::string_view> SplitOnSpace(std::string_view text);

// The number of bytes of the white-space character (Unicode White_Space, 25 code points) at `pos`,
// or 0 where another character stands. Requires pos < bytes.size(); `bytes` may be damaged UTF-8.
std::size_t SpaceLength(std::string_view bytes, std::size_t pos);

// Where the last character of `text` begins, which must be valid UTF-8 and not empty.
std::size_t LastCharacterStart(std::string_view text);

// `text` (valid UTF-8) without the white space around it.
std::string_view TrimSpace(std::string_view text);

// The number of characters of `text`, which must be valid UTF-8.
std::size_t CountCharacters(std::string_view text);

// The number of characters that are not white space. In damaged UTF-8 every byte that could begin a
// character counts as one.
std::size_t CountNonSpace(std::string_view bytes);

}  // namespace newsieve
