// The section `signals:` of config.yaml.
#pragma once

#include "base/yaml.h"
#include "signals/signal.h"

namespace newsieve {

// Reads the section into `out`; keys that it does not have keep their value. False after adding
// faults to `file`.
bool ReadSignalConfig(YamlFile& file, const YamlNode& section, SignalConfig& out);

}  // namespace newsieve
