// The section `language:` of config.yaml.
#pragma once

#include <string>
#include <vector>

#include "base/yaml.h"
#include "newsieve/status.h"
#include "text/language.h"

namespace newsieve {

// Reads the section into `out`; keys that it does not have keep their value. False after adding
// faults to `file`.
bool ReadLanguageOptions(YamlFile& file, const YamlNode& section, LanguageOptions& out);

// `names` as codes (NormalLanguageCode). kUsage, saying which, where one is none that can be told.
Status ReadLanguageCodes(const std::vector<std::string>& names, std::vector<std::string>& out);

}  // namespace newsieve
