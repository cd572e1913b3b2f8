// Trials of suggested rules: a person gets only those that `newsieve rules check` passes and that
// would take something.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "newsieve/options.h"
#include "newsieve/status.h"
#include "templates/suggestions.h"

namespace newsieve {

struct TriedPack {
  std::string yaml;       // as FormatPack writes it
  std::size_t rules = 0;  // in it
};

// The first `limit` of `all` that, together with the rules of `options`, have no fault, and whose
// line no rule of Scope::kKeep holds. `documents` is told in the pack. kConfig where the pack has a
// fault that is none of a suggestion's.
Result<TriedPack> TrySuggestions(const FilterOptions& options, std::vector<Suggestion> all,
                                 std::uint64_t documents, std::size_t limit);

}  // namespace newsieve
