// What the lines of a page are, carried over to what its edits leave.
#pragma once

#include <vector>

#include "html/page.h"
#include "newsieve/report.h"

namespace newsieve {

// The roles of page.lines in the text that `edits`, sorted and disjoint, make of page.text. Lines
// that went have none.
std::vector<LineRole> LineRolesOf(const HtmlPage& page, const std::vector<Edit>& edits);

}  // namespace newsieve
