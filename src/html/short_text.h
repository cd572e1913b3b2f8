// Short texts of a page: headlines, names, dates. Input is valid UTF-8. Thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsieve {

// With single spaces, trimmed; any white space of Unicode counts, and what is invisible goes.
std::string Tidied(std::string_view text);

// In lower case, character by character, with straight quotes and plain dashes.
std::string Folded(std::string_view text);

// Letters and digits of `text`, folded and joined: what two spellings of a name share.
std::string Skeleton(std::string_view text);

// The words of `text`, runs of letters, marks and digits, folded.
std::vector<std::string> FoldedWords(std::string_view text);

}  // namespace newsieve
