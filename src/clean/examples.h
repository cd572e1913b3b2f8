// Examples: the `strips` and `keeps` of rules, judged by the cleaner itself with only their own
// rule at work.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "clean/cleaner.h"
#include "newsieve/catalog.h"

namespace newsieve {

// A `strips` example taken apart: its text without the [- -] marks, and what must be left of it.
struct MarkedExample {
  std::string text, left;
  bool marked = false;
};

// An unmarked example must lose all of its text.
MarkedExample ParseExample(std::string_view example);

// One fault for each example of rule `index` that does not come out as it says. `rules` are the
// cleaner's.
void CheckExamples(const Cleaner& cleaner, const RuleSet& rules, std::uint32_t index,
                   std::vector<Diagnostic>& faults);

// A fault for each rule all of whose `strips` another single rule with words would take as well: it
// can never be missed.
void CheckShadowed(const Cleaner& cleaner, const RuleSet& rules, std::vector<Diagnostic>& faults);

}  // namespace newsieve
