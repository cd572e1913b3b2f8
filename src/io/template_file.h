// The file of templates: JSON lines that people can read, compare and edit. First
//   {"schema":"newsieve-templates/1","documents":130,"sites":2,"lines":41}
// then one line an entry, sorted:
//   {"site":"example.com","place":"apart","stories":8,"documents":120,"of":130,"text":"follow us"}
// Only schema, site, place and text are needed; blank lines are passed over.
#pragma once

#include <string>

#include "newsieve/templates.h"

namespace newsieve {

inline constexpr std::string_view kTemplateSchema = "newsieve-templates/1";

// The whole file. Equal sets give equal bytes.
std::string FormatTemplates(const TemplateSet& templates);

}  // namespace newsieve
