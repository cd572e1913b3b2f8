// Markdown (CommonMark with GitHub's tables): a cleaned document for people, and for tools that
// read it, such as pandoc.
#pragma once

#include <string>

#include "newsieve/document.h"
#include "newsieve/report.h"

namespace newsieve {

// A front matter in YAML, with pandoc's names where it has some (`title`, `author`, `date`,
// `lang`), `url`, `id` and `score`, and then the text: headings, lists, quotations, tables and
// preformatted text of web pages as such, everything else as paragraphs. What Markdown would take
// for markup is escaped, so that the text reads as it is. Ends with a line end.
std::string MarkdownOf(const Document& document, const Report& report);

}  // namespace newsieve
