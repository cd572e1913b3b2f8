// Load: YAML packs -> rules, with every fault told by file, line and column. The format is
// docs/rules.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "newsieve/catalog.h"
#include "rules/rule.h"

namespace newsieve {

struct PackSource {
  std::string file;  // as messages name it
  std::string text;

  // Of built-in packs only, as EmbeddedFile has them.
  std::string_view tree = {}, anchors = {};
};

struct LoadedRules {
  std::vector<Rule> rules;  // in force: overridden and disabled ones are gone; in order of packs,
                            // then of the file
  std::size_t packs = 0;
  std::vector<Diagnostic> faults;  // not empty: nothing may be used
};

// Reads packs in order; later ones may override or disable rules of earlier ones.
LoadedRules LoadRules(const std::vector<PackSource>& packs);

}  // namespace newsieve
