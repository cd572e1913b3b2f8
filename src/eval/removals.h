// Removals: two reports on one document, and where they differ in what they removed.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "newsieve/report.h"

namespace newsieve {

// A part of one line of the input text that the two reports treat differently. It has at least one
// character that is no white space.
struct RemovalChange {
  std::string before, after;   // the rule that removed it; empty where it was kept
  std::size_t line = 0;        // 1-based
  std::size_t characters = 0;  // that are not white space
  std::string text;            // an excerpt of it, trimmed
};

// In the order of the input text. Requires reports on the same input text.
std::vector<RemovalChange> CompareRemovals(const Report& before, const Report& after);

}  // namespace newsieve
