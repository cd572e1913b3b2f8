// The section `signals:` of config.yaml.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/yaml.h"
#include "signals/signal.h"

namespace newsieve {

// What to write instead of `name`; nothing where it is a family of signals, or kAllFamilies.
std::optional<std::string> MendForFamily(std::string_view name);

// Reads the list `key` of `section` into `out`. False where there is none, or after adding a fault,
// as for an empty word.
bool ReadWordList(YamlFile& file, const YamlNode& section, std::string_view key,
                  std::vector<std::string>& out);

// Reads the section into `out`; keys that it does not have keep their value. False after adding
// faults to `file`.
bool ReadSignalConfig(YamlFile& file, const YamlNode& section, SignalConfig& out);

}  // namespace newsieve
