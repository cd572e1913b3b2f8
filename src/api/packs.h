// Packs: where rule files come from: those built in, and those that the caller names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "newsieve/catalog.h"
#include "newsieve/options.h"
#include "newsieve/status.h"
#include "rules/load.h"

namespace newsieve {

// The built-in packs and then every rule file of options.rule_paths (directories are walked for
// .yaml and .yml, in byte order). kConfig where a path cannot be read or holds no rule file.
Result<std::vector<PackSource>> FindPacks(const FilterOptions& options);

// One file, whole. kConfig, naming it, where it cannot be read or is larger than any sensible
// configuration.
Result<PackSource> ReadPack(const std::string& path);

// A file that is built in, called `name` in messages. Its text is empty where there is none of that
// path.
PackSource EmbeddedPack(std::string_view path, std::string name);

// kConfig with one paragraph for each fault.
Status FaultStatus(const std::vector<Diagnostic>& faults);

}  // namespace newsieve
