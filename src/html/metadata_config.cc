#include "html/metadata_config.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "html/short_text.h"

namespace newsieve {
namespace {

constexpr std::array<std::string_view, kMetadataFields> kFieldNames = {
    "title", "author",   "published", "modified", "site",
    "url",   "language", "section",   "tags",     "image"};
constexpr std::array<std::string_view, static_cast<std::size_t>(MetadataOrigin::kCount)>
    kOriginNames = {"json-ld", "opengraph", "dublin-core", "microdata", "meta",
                    "title",   "visible",   "url",         "link",      "html"};

// Every reader adds faults to the file and goes on, so that all are told at once.
class Reader {
 public:
  explicit Reader(YamlFile& file) : file_(file) {}

  void ReadSection(const YamlNode& node, MetadataConfig& out) {
    if (!file_.CheckKeys(node, {"sources", "title", "json_ld", "author", "dates"})) return;
    if (const YamlNode* sources = node.Find("sources")) ReadSources(*sources, out);
    if (const YamlNode* title = node.Find("title")) ReadTitle(*title, out.title);
    if (const YamlNode* author = node.Find("author")) ReadAuthor(*author, out.author);
    if (const YamlNode* dates = node.Find("dates")) ReadDates(*dates, out.dates);
    const YamlNode* json_ld = node.Find("json_ld");
    if (json_ld != nullptr && file_.CheckKeys(*json_ld, {"article_types"}))
      ReadWords(*json_ld, "article_types", out.article_types, false);
  }

 private:
  void ReadSources(const YamlNode& node, MetadataConfig& out) {
    if (!file_.CheckKeys(node, {"title", "author", "published", "modified", "site", "url",
                                "language", "section", "tags", "image"}))
      return;
    for (std::size_t i = 0; i < kMetadataFields; ++i) {
      const YamlNode* list = node.Find(kFieldNames[i]);
      std::vector<std::string> texts;
      if (list == nullptr || !file_.Read(*list, texts)) continue;
      out.sources[i].clear();
      for (std::size_t k = 0; k < texts.size(); ++k)
        ReadSource(list->list[k], texts[k], out.sources[i]);
    }
  }

  void ReadSource(const YamlNode& at, std::string_view text, std::vector<MetadataSource>& out) {
    const std::size_t space = text.find(' ');
    const std::string_view origin = text.substr(0, space);
    const auto found = std::find(kOriginNames.begin(), kOriginNames.end(), origin);
    if (found == kOriginNames.end())
      return file_.Error(at, "there is no source '" + std::string(origin) + "'",
                         MendFor(origin, {kOriginNames.begin(), kOriginNames.end()},
                                 "write one such as: json-ld headline"));
    out.push_back({static_cast<MetadataOrigin>(found - kOriginNames.begin()),
                   space == text.npos ? "" : std::string(text.substr(space + 1))});
  }

  void ReadTitle(const YamlNode& node, TitleConfig& out) {
    if (!file_.CheckKeys(node, {"stated", "min_confirmed", "separators", "tight"})) return;
    ReadWords(node, "stated", out.stated, false);
    if (const YamlNode* share = node.Find("min_confirmed"))
      if (file_.Read(*share, out.min_confirmed) && (out.min_confirmed < 0 || out.min_confirmed > 1))
        file_.Error(*share, "a share is 0..1", "write 0.1 for 10 %");
    ReadSet(node, "separators", out.separators);
    ReadSet(node, "tight", out.tight);
  }

  void ReadAuthor(const YamlNode& node, AuthorConfig& out) {
    if (!file_.CheckKeys(
            node, {"prefixes", "bylines", "ends", "and", "particles", "credentials", "not_names",
                   "classes", "addresses", "not_in", "max_words", "max_names", "max_line_chars"}))
      return;
    ReadGroups(node, "prefixes",
               [&](std::size_t, std::string word) { out.prefixes.push_back(std::move(word)); });
    std::ranges::stable_sort(out.prefixes, std::greater<>(), &std::string::size);
    ReadWords(node, "bylines", out.bylines);
    ReadSet(node, "ends", out.ends);
    ReadSet(node, "and", out.joints);
    ReadSet(node, "particles", out.particles);
    ReadSet(node, "credentials", out.credentials);
    ReadSet(node, "not_names", out.not_names);
    ReadParts(node, "classes", out.classes);
    ReadParts(node, "addresses", out.addresses);
    ReadParts(node, "not_in", out.not_in);
    ReadCount(node, "max_words", out.max_words);
    ReadCount(node, "max_names", out.max_names);
    ReadCount(node, "max_line_chars", out.max_line_chars);
  }

  void ReadDates(const YamlNode& node, DateConfig& out) {
    if (!file_.CheckKeys(node, {"years", "near", "max_line_chars", "text_lines", "month_first",
                                "day_first", "published", "modified", "classes", "modified_classes",
                                "fillers", "joints", "months"}))
      return;
    if (const YamlNode* years = node.Find("years");
        years && file_.CheckKeys(*years, {"first", "last"})) {
      ReadCount(*years, "first", out.first_year);
      ReadCount(*years, "last", out.last_year);
    }
    if (const YamlNode* near = node.Find("near");
        near && file_.CheckKeys(*near, {"before", "behind"})) {
      ReadCount(*near, "before", out.lines_before);
      ReadCount(*near, "behind", out.lines_behind);
    }
    ReadCount(node, "max_line_chars", out.max_line_chars);
    ReadCount(node, "text_lines", out.text_lines);
    ReadSet(node, "month_first", out.month_first);
    ReadSet(node, "day_first", out.day_first);
    ReadWords(node, "published", out.published);
    ReadWords(node, "modified", out.modified);
    ReadParts(node, "modified_classes", out.modified_classes);
    ReadParts(node, "classes", out.classes);
    ReadSet(node, "fillers", out.fillers);
    ReadSet(node, "joints", out.joints);
    ReadMonths(node, out);
  }

  void ReadMonths(const YamlNode& node, DateConfig& out) {
    const YamlNode* months = node.Find("months");
    if (months == nullptr) return;
    if (months->list.size() != 12)
      return file_.Error(*months, "a year has twelve months", "write twelve lists of names");
    out.months.clear();
    ReadGroups(node, "months", [&](std::size_t group, std::string word) {
      if (!out.months.emplace(std::move(word), static_cast<int>(group) + 1).second)
        file_.Error(months->list[group], "a name stands for two months, or twice", "take one out");
    });
  }

  // A list of lists of words.
  template <typename Add>
  void ReadGroups(const YamlNode& section, std::string_view key, const Add& add) {
    const YamlNode* node = section.Find(key);
    if (node == nullptr) return;
    for (std::size_t i = 0; i < node->list.size(); ++i) {
      std::vector<std::string> words;
      if (!file_.Read(node->list[i], words)) continue;
      for (const std::string& word : words) add(i, Folded(word));
    }
  }

  void ReadWords(const YamlNode& section, std::string_view key, std::vector<std::string>& out,
                 bool folded = true) {
    const YamlNode* node = section.Find(key);
    if (node == nullptr || !file_.Read(*node, out) || !folded) return;
    for (std::string& word : out) word = Folded(word);
  }

  void ReadSet(const YamlNode& section, std::string_view key, FoldedSet& out) {
    std::vector<std::string> words;
    ReadWords(section, key, words);
    if (section.Find(key) != nullptr) out = FoldedSet(words.begin(), words.end());
  }

  void ReadParts(const YamlNode& section, std::string_view key, PartFinder& out) {
    std::vector<std::string> parts;
    ReadWords(section, key, parts);
    for (std::size_t i = 0; i < parts.size(); ++i)
      if (parts[i].size() < 2 || !std::ranges::all_of(parts[i], IsAscii))
        return file_.Error(section.Find(key)->list[i], "a part of an attribute is of ASCII",
                           "write two letters or more");
    if (section.Find(key) != nullptr) out = PartFinder(std::move(parts));
  }

  template <typename Number>
  void ReadCount(const YamlNode& section, std::string_view key, Number& out) {
    const YamlNode* node = section.Find(key);
    std::int64_t value = 0;
    if (node == nullptr || !file_.Read(*node, value)) return;
    if (value > 100000) file_.Error(*node, "this number is too large", "at most 100000");
    out = static_cast<Number>(value);
  }

  YamlFile& file_;
};

}  // namespace

PartFinder::PartFinder(std::vector<std::string> parts)
    : finder_(parts.empty() ? nullptr : std::make_shared<const PhraseFinder>(std::move(parts))) {}

std::string_view ToString(MetadataField field) {
  return kFieldNames[static_cast<std::size_t>(field)];
}

std::string_view ToString(MetadataOrigin origin) {
  return kOriginNames[static_cast<std::size_t>(origin)];
}

bool ReadMetadataConfig(YamlFile& file, const YamlNode& section, MetadataConfig& out) {
  const std::size_t faults = file.faults().size();
  Reader(file).ReadSection(section, out);
  return file.faults().size() == faults;
}

}  // namespace newsieve
