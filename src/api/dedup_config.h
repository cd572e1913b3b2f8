// The section `duplicates:` of config.yaml.
#pragma once

#include "base/yaml.h"
#include "dedup/options.h"

namespace newsieve {

// Reads `node` over `out`. Adds what is wrong to the faults of `file`.
void ReadDuplicates(YamlFile& file, const YamlNode& node, DedupOptions& out);

}  // namespace newsieve
