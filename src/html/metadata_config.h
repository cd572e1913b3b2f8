// MetadataConfig: the section `metadata:` of html/metadata.yaml, as plain data.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/yaml.h"
#include "text/phrase_finder.h"

namespace newsieve {

enum class MetadataField : std::uint8_t {
  kTitle,
  kAuthor,
  kPublished,
  kModified,
  kSite,
  kUrl,
  kLanguage,
  kSection,
  kTags,
  kImage,
  kCount
};
inline constexpr auto kMetadataFields = static_cast<std::size_t>(MetadataField::kCount);

// "title", "author", "published", ...
std::string_view ToString(MetadataField field);

enum class MetadataOrigin : std::uint8_t {
  kJsonLd,
  kOpenGraph,
  kDublinCore,
  kMicrodata,
  kMeta,
  kTitle,    // <title>
  kVisible,  // text that readers see
  kUrl,      // the page's address
  kLink,     // a <link>
  kHtml,     // attributes of <html>
  kCount
};

// "json-ld", "opengraph", "dublin-core", "microdata", "meta", "title", "visible", ...
std::string_view ToString(MetadataOrigin origin);

struct MetadataSource {
  MetadataOrigin origin = MetadataOrigin::kMeta;
  std::string key;  // a property, an itemprop, the name of a <meta>; may be empty
};

// Words are folded (html/short_text.h).
using FoldedSet = std::unordered_set<std::string>;

// Words that an attribute may hold, in either case. Immutable and thread-safe.
class PartFinder {
 public:
  PartFinder() = default;  // finds nothing
  // Of ASCII, two bytes or more.
  explicit PartFinder(std::vector<std::string> parts);

  bool In(std::string_view attribute) const {
    return finder_ != nullptr && !attribute.empty() && !finder_->Find(attribute).empty();
  }

 private:
  std::shared_ptr<const PhraseFinder> finder_;
};

struct TitleConfig {
  std::vector<std::string> stated;  // names of <meta>
  double min_confirmed = 0;         // 0..1 of a headline's words
  FoldedSet separators, tight;
};

struct AuthorConfig {
  std::vector<std::string> prefixes;  // the longest first
  std::vector<std::string> bylines;
  FoldedSet ends, joints, particles, credentials, not_names;
  PartFinder classes, addresses, not_in;  // parts of attributes
  std::size_t max_words = 0, max_names = 0, max_line_chars = 0;
};

struct DateConfig {
  int first_year = 0, last_year = 0;
  std::size_t lines_before = 0, lines_behind = 0, max_line_chars = 0, text_lines = 0;
  FoldedSet month_first, day_first;  // languages
  std::vector<std::string> published, modified;
  PartFinder classes, modified_classes;  // parts of attributes
  FoldedSet fillers, joints;  // between a date's parts: beside a month's name, and between numbers
  std::unordered_map<std::string, int> months;  // 1 to 12
};

struct MetadataConfig {
  std::array<std::vector<MetadataSource>, kMetadataFields> sources;  // the best first
  std::vector<std::string> article_types;                            // of schema.org, likewise
  TitleConfig title;
  AuthorConfig author;
  DateConfig dates;

  const std::vector<MetadataSource>& SourcesOf(MetadataField field) const {
    return sources[static_cast<std::size_t>(field)];
  }
};

// Reads the section into `out`; keys that it does not have keep their value. False after adding
// faults to `file`.
bool ReadMetadataConfig(YamlFile& file, const YamlNode& section, MetadataConfig& out);

}  // namespace newsieve
