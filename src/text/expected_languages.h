// Which languages are asked for, and which are hard to tell apart.
#pragma once

#include <string_view>

#include "text/language.h"

namespace newsieve {

// Whether options.alike has both in one group.
bool AreAlike(const LanguageOptions& options, std::string_view a, std::string_view b);

// Whether a text of the language `code` in `script` (ISO 15924) is one of options.expected, or may
// be: where nothing is expected; where CLD2 takes the language for one that is; and, of no known
// language ("und"), where one of them is written in the script, or where that is Latin, in which
// every language is now and then.
bool IsExpected(const LanguageOptions& options, std::string_view code, std::string_view script);

}  // namespace newsieve
