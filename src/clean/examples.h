// Examples: the `strips` and `keeps` of rules, judged by the cleaner itself with only their own
// rule at work. A rule takes what its `strips` mark and leaves its `keeps` alone; one that takes
// nothing acts on the examples of one kind (`keeps` of Scope::kKeep, `strips` of Scope::kEvidence)
// and on none of the other.
#pragma once

#include <cstddef>
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
  std::size_t begin = 0, end = 0;  // of what the marks enclose in `text`, first to last
};

// An unmarked example must lose all of its text, as if it were marked from begin to end.
MarkedExample ParseExample(std::string_view example);

// One fault for each example of rule `index` that does not come out as it says. `rules` are the
// cleaner's.
void CheckExamples(const Cleaner& cleaner, const RuleSet& rules, std::uint32_t index,
                   std::vector<Diagnostic>& faults);

// Much less than CheckExamples: a fault where rule `index` does nothing at all for its first
// example. Of a rule that takes text that is the first of `strips`: its words must hit a line of
// what is marked, and where it has none it must take what is marked. A rule of Scope::kKeep must
// keep a line of its first `keeps`, one of Scope::kEvidence find something in its first `strips`.
// `scratch` is any that is for `rules`.
void CheckAlive(const Cleaner& cleaner, const RuleSet& rules, std::uint32_t index,
                MatchScratch& scratch, std::vector<Diagnostic>& faults);

// Another rule with words that alone takes all `strips` of rule `index`, which can then never be
// missed; kNoRule where there is none.
std::uint32_t ShadowOf(const Cleaner& cleaner, const RuleSet& rules, std::uint32_t index);

// A fault for each rule all of whose `strips` another single rule with words would take as well: it
// can never be missed.
void CheckShadowed(const Cleaner& cleaner, const RuleSet& rules, std::vector<Diagnostic>& faults);

}  // namespace newsieve
