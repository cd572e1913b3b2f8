// Which stretches of a text are in another language or script than the rest.
#pragma once

#include <string_view>

#include "newsieve/report.h"
#include "text/language.h"

namespace newsieve {

// Shares of a text's letters; a letter of a script without spaces counts as three.
struct LanguageShares {
  double deviating = 0;  // in blocks
  // In languages that options.expected has. 1 where nothing is expected or there are no letters.
  // What is in no known language counts as expected, unless none of the expected languages is
  // written in its script.
  double expected = 1;
};

struct LanguageFindings {
  Language language;
  LanguageShares shares;
};

// DetectLanguage of `text` (valid UTF-8), and its blocks. A stretch in another script is looked up
// wherever it is long enough; one in another language of the same script only where CLD2 saw a
// second language in its sample, or where the stretch has few of the words that the text uses most
// (CLD2 is too slow to read everything). Linear time. Deterministic and thread-safe.
LanguageFindings FindLanguages(std::string_view text, const LanguageOptions& options);

}  // namespace newsieve
