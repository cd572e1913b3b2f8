// What a page says of its article: title, authors, dates and so on, each with where it was found,
// from JSON-LD, <meta> of several vocabularies, microdata, <title>, the text that readers see and
// the page's address. Which sources are asked, and in which order, is data (html/metadata.yaml).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/metadata_config.h"
#include "html/page.h"

namespace newsieve {

struct MetadataItem {
  MetadataField field = MetadataField::kTitle;
  std::vector<std::string> values;  // never empty; several only of authors and tags
  MetadataOrigin from = MetadataOrigin::kMeta;
};

struct PageMetadata {
  std::vector<MetadataItem> items;      // in the order of MetadataField; none twice
  std::size_t broken_json_ld = 0;       // scripts that could not be read
  std::string article_body;             // of JSON-LD, as it stands there; empty: none
  std::optional<std::size_t> headline;  // the line that shows the title

  // The value of a field; of several, joined by ", ". Empty where there is none.
  std::string Value(MetadataField field) const;
};

// `url` is the page's address, or empty. Dates are ISO 8601, with a time and a zone where the page
// states them; addresses are absolute where `url` is known. Linear in the size of the page.
// Thread-safe.
PageMetadata ExtractMetadata(const HtmlPage& page, std::string_view url,
                             const MetadataConfig& config);

}  // namespace newsieve
