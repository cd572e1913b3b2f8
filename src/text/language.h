// The language that a text is written in. What tells it is CLD2
// (https://github.com/CLD2Owners/cld2, D. Sites 2013: quadgrams and words of 83 languages in long
// texts, some 160 in all); scripts are Unicode's.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "newsieve/report.h"

namespace newsieve {

// The section `language:` of config.yaml, which describes each key.
struct LanguageOptions {
  std::vector<std::string> expected;  // ISO 639; empty: any
  // Where CLD2 finds no language but one, and is not sure of it.
  struct Lone {
    double min_share = 0.4;
    std::size_t min_bytes = 400;
  } lone = {};
  // Letters; a letter of a script without spaces counts as three.
  struct Blocks {
    std::size_t script_letters = 60, language_letters = 120;
    double line_script_share = 0.7;
    double min_confidence = 0.9;
    double max_capital_share = 0.5;
    double mixed_share = 0.1;
    double unfamiliar = 0.5;
  } blocks = {};
  std::vector<std::vector<std::string>> alike;
};

// What CLD2 says of a text.
struct LanguageVerdict {
  std::string code = "und";
  double confidence = 0;   // share of the text that is in it; 0 where the code is "und"
  double other_share = 0;  // share of the text in other languages
  std::string script;      // ISO 15924 code of most letters, "Zyyy" where there are none
};

// Looks at about 2 KB of `text` (valid UTF-8), taken from up to four places, so that the cost does
// not depend on its size. "und" where the text is too short or too mixed to say. No hint is taken
// from what the text says of itself (`lang="fr"`). Deterministic and thread-safe.
LanguageVerdict TellLanguage(std::string_view text, const LanguageOptions& options);

// The same as a Language without blocks.
Language DetectLanguage(std::string_view text, const LanguageOptions& options = {});

// Every code that TellLanguage can answer with, "und" aside; sorted.
const std::vector<std::string>& LanguageCodes();

// `name` as LanguageCodes writes it: lower case, without region or script ("en-US", "zh_Hant"),
// and by today's code where CLD2 and older data have another ("nb" and "no" are one, "iw" is "he").
std::string NormalLanguageCode(std::string_view name);

}  // namespace newsieve
