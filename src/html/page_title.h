// The title of a page's article: its headline, or what the page calls itself without the name of
// its site. Thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "html/metadata_config.h"
#include "html/metadata_view.h"

namespace newsieve {

// Bytes: a longer title is none.
inline constexpr std::size_t kMaxTitleBytes = 1000;

// A title that the page states, and where.
struct StatedTitle {
  std::string text;  // tidied; at most kMaxTitleBytes
  MetadataOrigin origin = MetadataOrigin::kMeta;
};

struct PageTitle {
  std::string text;  // empty: none
  MetadataOrigin origin = MetadataOrigin::kVisible;
  std::optional<std::size_t> line;  // of the headline, where it is one
};

// `stated` the best first; `site` what the page says its site is called, or empty; `url` the page's
// address, or empty.
PageTitle ChooseTitle(const MetadataView& view, std::span<const StatedTitle> stated,
                      std::string_view site, std::string_view url, const TitleConfig& config);

// The parts of a title between separators: "News | The Site" is two.
std::vector<std::string_view> TitleParts(std::string_view title, const TitleConfig& config);

// Whether `name` is what `site` or the host of `url` is called.
bool IsSiteName(std::string_view name, std::string_view site, std::string_view url);

}  // namespace newsieve
