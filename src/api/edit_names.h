// Edits as a report tells them: who made each, and why.
#pragma once

#include <vector>

#include "api/source_text.h"
#include "clean/cleaner.h"
#include "newsieve/report.h"
#include "rules/rule.h"
#include "text/edits.h"

namespace newsieve {

// `edits` of source.input. TextEdit::rule is negative for cuts of a page (SourceText), then come
// the kinds of repair, then `rules`, then `taken`.
std::vector<Edit> DescribeEdits(const std::vector<TextEdit>& edits, const SourceText& source,
                                const std::vector<Rule>& rules, const std::vector<Taken>& taken);

}  // namespace newsieve
