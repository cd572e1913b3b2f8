// The lines of an input with what became of them.
#pragma once

#include <string>

#include "newsieve/report.h"

namespace newsieve::cli {

struct ExplainOptions {
  bool colour = false;  // removed text red and struck, else "- " and [-...-]
  bool full = false;    // long lines are not cut
};

// Every line of the input text: "  " unchanged, "- " removed, "~ " with changed spans, "! "
// unchanged and of a passage that a machine wrote, by its own verdict; with the rules, and the
// passage's probability, at their side.
std::string ExplainText(const Report& report, const ExplainOptions& options);

}  // namespace newsieve::cli
