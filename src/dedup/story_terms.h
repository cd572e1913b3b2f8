// Story terms: the names, numbers and other words of a text, by which two texts are known to tell
// one story in different words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace newsieve {

// A hash; its lowest bit is 1 for a name or a number.
using StoryTerm = std::uint32_t;
inline bool IsNameOrNumber(StoryTerm term) { return (term & 1) != 0; }

// The distinct terms of `text` (valid UTF-8), names and numbers first, each in order of first
// appearance; no more than `max_terms`. A name is a word of two letters or more with a capital
// where no sentence, line or quotation begins; a number has two digits or more; in scripts without
// spaces each two neighbouring characters are a word.
std::vector<StoryTerm> StoryTerms(std::string_view text, std::size_t max_terms);

}  // namespace newsieve
