// Stated text: an article that a page's body does not hold, for a script was to put it there, but
// that the page states in its head: in JSON-LD (`articleBody`), or at least in a sentence or two
// (`description`).
#pragma once

#include <string_view>

#include "html/page.h"

namespace newsieve {

// Appends what the page states of its article to its text, lines and runs, where its body has so
// little running text that the article cannot be there; page.stated says where. `article_body`: of
// its JSON-LD, with or without tags; may be empty. What is text of a page depends on nothing but
// its source, so this has no settings.
void AppendStatedText(HtmlPage& page, std::string_view article_body);

}  // namespace newsieve
