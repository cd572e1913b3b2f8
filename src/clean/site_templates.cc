#include "clean/site_templates.h"

#include <utility>

#include "text/line.h"

namespace newsieve {

TemplatePlace PlaceOf(const Core& core, std::size_t position, std::uint32_t near) {
  const bool beside = position + near >= core.begin && position < core.end + near;
  return core.empty() || beside ? TemplatePlace::kArticle : TemplatePlace::kApart;
}

void SiteTemplates::Add(const TemplateLine& line, std::uint64_t core_hash) {
  lines_[static_cast<std::size_t>(line.place)].emplace(core_hash, &line);
}

const TemplateLine* SiteTemplates::Find(std::uint64_t core_hash, TemplatePlace place) const {
  const auto& lines = lines_[static_cast<std::size_t>(place)];
  const auto found = lines.find(core_hash);
  return found == lines.end() ? nullptr : found->second;
}

TemplateIndex::TemplateIndex(TemplateSet set) : set_(std::move(set)) {
  FoldedLine folded;
  for (const TemplateLine& line : set_.lines) {
    // Folded again, for a person may have written it.
    FoldLine(line.text, folded);
    sites_[line.site].Add(line, folded.core_hash);
  }
}

const SiteTemplates* TemplateIndex::Find(std::string_view site) const {
  const auto found = sites_.find(site);
  return found == sites_.end() ? nullptr : &found->second;
}

}  // namespace newsieve
