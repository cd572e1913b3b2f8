// The parts of FoldLine that look at the finished folded form: its core and what it contains.
#pragma once

#include "text/line.h"

namespace newsieve {

// Sets core_begin and core_end: the folded form without list markers and decoration at both ends.
void FindCore(FoldedLine& line);

// Sets the end mark and the traits that are found by looking for signs (URL, price, date, list
// marker ...).
void FindTraits(FoldedLine& line);

}  // namespace newsieve
