// SiteTemplates: the lines that are furniture on one site, ready to be looked up by the sessions
// that clean its documents; and what a place is.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "clean/core.h"
#include "newsieve/templates.h"

namespace newsieve {

// Where the non-blank line at `position` stands: kArticle inside the core or among the `near` lines
// beside it, and everywhere in a document without a core.
TemplatePlace PlaceOf(const Core& core, std::size_t position, std::uint32_t near);

// Immutable once filled, and then thread-safe.
class SiteTemplates {
 public:
  // `line` must outlive this object.
  void Add(const TemplateLine& line, std::uint64_t core_hash);

  // nullptr where there is none.
  const TemplateLine* Find(std::uint64_t core_hash, TemplatePlace place) const;

 private:
  std::array<std::unordered_map<std::uint64_t, const TemplateLine*>, 2> lines_;  // by place
};

// All sites of a set.
class TemplateIndex {
 public:
  explicit TemplateIndex(TemplateSet set);
  TemplateIndex(const TemplateIndex&) = delete;
  TemplateIndex& operator=(const TemplateIndex&) = delete;

  // nullptr where the site has no templates.
  const SiteTemplates* Find(std::string_view site) const;

  const TemplateSet& set() const { return set_; }

 private:
  TemplateSet set_;
  std::map<std::string, SiteTemplates, std::less<>> sites_;
};

}  // namespace newsieve
