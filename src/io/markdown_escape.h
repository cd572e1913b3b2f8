// Escapes for Markdown: text that reads as it is, whatever is in it.
#pragma once

#include <string>
#include <string_view>

namespace newsieve {

// A line of text that begins a line, or follows a list marker and the like. White space at its ends
// goes, for it would mean something.
std::string EscapedMarkdown(std::string_view line);

// A cell of a table.
std::string EscapedMarkdownCell(std::string_view cell);

}  // namespace newsieve
