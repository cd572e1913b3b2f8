// Spans: from lines and matches to the bytes that go.
#pragma once

#include <string_view>
#include <vector>

#include "clean/layout.h"
#include "newsieve/report.h"
#include "rules/rule_set.h"
#include "text/edits.h"

namespace newsieve {

// The bytes of `line` that the words of a hit are, without white space around them; the whole line
// where the hit says no more.
TextSpan HitSpan(std::string_view line, const Hit& hit);

// The bytes of `line` that an inline hit takes: the matched span, with the white space before it
// (after it, at the start of the line), so that no double space is left.
TextEdit InlineSpan(std::string_view line, const Hit& hit, std::uint32_t rule);

// One edit for each removed line, its terminator included. Blank lines between removed lines go
// with them; blank lines that would be left doubled at a gap, or at the start or end of the text,
// go too.
std::vector<TextEdit> RemovedLineSpans(const std::vector<LineState>& lines);

}  // namespace newsieve
