// What tags say beside the text: the facts of a page's head, and whether an element is shown.
#pragma once

#include <string_view>

#include "html/page.h"
#include "html/tokenizer.h"

namespace newsieve {

// Each adds what a tag says to `page`, where that is anything.
void AddMeta(const HtmlToken& token, HtmlPage& page);
void AddLink(const HtmlToken& token, HtmlPage& page);
// Of several titles the first counts.
void AddTitle(std::string_view content, HtmlPage& page);

// Whether the content of a script is JSON-LD.
bool IsJsonLd(const HtmlToken& script);

// Whether the element that the start tag begins is not shown.
bool IsHidden(const HtmlToken& token);

}  // namespace newsieve
