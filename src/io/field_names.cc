#include "io/field_names.h"

#include <algorithm>
#include <set>
#include <utility>

namespace newsieve {

Result<FieldNames> FieldNamesOf(const std::vector<std::string>& given) {
  FieldNames names;
  const std::array<std::pair<std::string_view, std::string*>, 7> parts = {
      {{"text", &names.text},
       {"html", &names.html},
       {"id", &names.id},
       {"url", &names.url},
       {"title", &names.title},
       {"author", &names.author},
       {"published", &names.published}}};
  std::set<std::string_view> seen;
  for (const std::string& one : given) {
    const std::string_view all = one;
    const std::size_t equals = all.find('=');
    const std::string_view part = all.substr(0, equals);
    const auto* row = std::find_if(parts.begin(), parts.end(),
                                   [&](const auto& known) { return known.first == part; });
    if (equals == all.npos || equals + 1 == all.size() || row == parts.end())
      return Status(StatusCode::kUsage,
                    "there is no field '" + one +
                        "': write PART=NAME, as in text=body; parts are text, html, id, url, "
                        "title, author and published");
    if (!seen.insert(part).second)
      return Status(StatusCode::kUsage, "the field for " + std::string(part) + " is named twice");
    *row->second = all.substr(equals + 1);
  }
  return names;
}

std::array<FieldTarget, 5> FieldTargets(const FieldNames& names, Document& document) {
  return {{{names.id, &document.id},
           {names.url, &document.source.url},
           {names.title, &document.title},
           {names.author, &document.author},
           {names.published, &document.published}}};
}

}  // namespace newsieve
