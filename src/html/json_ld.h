// What a page says of itself in <script type="application/ld+json"> (https://schema.org).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace newsieve {

struct MetadataConfig;

struct JsonLd {
  // Values by property: of the page's article, and what it lacks of the things that stand beside
  // it. Of an object its name, or where it has none its address; of an image its address.
  std::vector<std::pair<std::string, std::vector<std::string>>> properties;
  std::size_t broken = 0;  // scripts that are no JSON, even mended

  // Empty where there is none.
  std::span<const std::string> Values(std::string_view property) const;
};

// Reads `scripts`, valid UTF-8. Mistakes that are often made are mended: comments, commas too many,
// raw line ends in strings. Linear in their size. Thread-safe.
JsonLd ReadJsonLd(std::span<const std::string_view> scripts, const MetadataConfig& config);

// The longest `articleBody` of `scripts`, as it stands there, which may be with tags; empty where
// there is none. It depends on nothing but the scripts.
std::string ArticleBody(std::span<const std::string_view> scripts);

}  // namespace newsieve
