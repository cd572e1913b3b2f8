// The language that a text is written in.
#pragma once

#include <string_view>

#include "newsieve/report.h"

namespace newsieve {

// Looks at about 2 KB of `text` (valid UTF-8), taken from up to four places, so that the cost does
// not depend on its size. `code` is "und" with confidence 0 where the text is too short or too
// mixed to say; otherwise confidence is the share of the sample that is in that language.
// Deterministic and thread-safe.
Language DetectLanguage(std::string_view text);

}  // namespace newsieve
