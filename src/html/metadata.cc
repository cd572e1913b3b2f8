#include "html/metadata.h"

#include <algorithm>
#include <utility>

#include "html/bylines.h"
#include "html/dates.h"
#include "html/json_ld.h"
#include "html/metadata_view.h"
#include "html/page_title.h"
#include "html/references.h"
#include "html/short_text.h"
#include "html/visible_metadata.h"

namespace newsieve {
namespace {

constexpr std::size_t kMaxTags = 64;

// `address` as seen from the page at `url`.
std::string Absolute(std::string_view address, std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (address.find("://") != address.npos || scheme == url.npos) return std::string(address);
  if (address.starts_with("//")) return std::string(url.substr(0, scheme + 1)).append(address);
  const std::size_t host_end = std::min(url.find_first_of("/?#", scheme + 3), url.size());
  if (address.starts_with('/')) return std::string(url.substr(0, host_end)).append(address);
  const std::string_view path = url.substr(0, url.find_first_of("?#"));
  const std::size_t folder = path.rfind('/');
  if (folder < host_end) return std::string(url.substr(0, host_end)).append("/").append(address);
  return std::string(path.substr(0, folder + 1)).append(address);
}

class Extraction {
 public:
  Extraction(const HtmlPage& page, std::string_view url, const MetadataConfig& config)
      : page_(page),
        url_(url),
        config_(config),
        view_(page, config.author.not_in),
        json_ld_(ReadJsonLd(page.json_ld, config)) {}

  PageMetadata Run() {
    // What others are read with comes first.
    ExtractPlain(MetadataField::kLanguage);
    ExtractPlain(MetadataField::kSite);
    ExtractTitle();
    const DayOrder order = DayOrderOf(out_.Value(MetadataField::kLanguage), config_.dates);
    const VisibleMetadata visible(view_, out_.headline, order, config_);
    ExtractAuthors(visible);
    ExtractDate(MetadataField::kPublished, visible, order);
    ExtractDate(MetadataField::kModified, visible, order);
    for (const MetadataField field : {MetadataField::kUrl, MetadataField::kSection,
                                      MetadataField::kTags, MetadataField::kImage})
      ExtractPlain(field);
    std::ranges::sort(out_.items, {}, &MetadataItem::field);
    out_.broken_json_ld = json_ld_.broken;
    return std::move(out_);
  }

 private:
  void Add(MetadataField field, std::vector<std::string> values, MetadataOrigin from) {
    out_.items.push_back({field, std::move(values), from});
  }

  // What a source states, as it stands there.
  std::vector<std::string> Stated(const MetadataSource& source) const {
    switch (source.origin) {
      case MetadataOrigin::kJsonLd: {
        const auto values = json_ld_.Values(source.key);
        return {values.begin(), values.end()};
      }
      case MetadataOrigin::kMicrodata:
        return VisibleMetadata(view_, {}, DayOrder::kDayFirst, config_).Itemprops(source.key);
      case MetadataOrigin::kOpenGraph:
      case MetadataOrigin::kDublinCore:
      case MetadataOrigin::kMeta:
        return Metas(source.key);
      case MetadataOrigin::kLink:
        return Links(source.key);
      case MetadataOrigin::kHtml:
        return {view_.Attribute(0, AttributeNamed(source.key))};
      default:
        return {};
    }
  }

  std::vector<std::string> Metas(std::string_view key) const {
    std::vector<std::string> values;
    for (const HtmlMeta& meta : page_.metas)
      if (meta.key == key && !meta.content.empty()) values.push_back(meta.content);
    return values;
  }

  std::vector<std::string> Links(std::string_view rel) const {
    for (const HtmlLink& link : page_.links)
      if (link.rel == rel && !link.href.empty()) return {link.href};
    return {};
  }

  // Fields whose first usable value is taken as it is stated.
  void ExtractPlain(MetadataField field) {
    for (const MetadataSource& source : config_.SourcesOf(field)) {
      std::vector<std::string> values;
      for (const std::string& stated : Stated(source)) AddUsable(field, stated, values);
      if (values.empty()) continue;
      Add(field, std::move(values), source.origin);
      return;
    }
  }

  void AddUsable(MetadataField field, std::string_view stated,
                 std::vector<std::string>& values) const {
    const std::string text = Tidied(DecodeReferences(stated, false));
    if (field == MetadataField::kTags) return AddTags(text, values);
    if (text.empty() || !values.empty()) return;
    const bool address = field == MetadataField::kUrl || field == MetadataField::kImage;
    values.push_back(address ? Absolute(text, url_) : text);
  }

  static void AddTags(std::string_view list, std::vector<std::string>& tags) {
    while (!list.empty() && tags.size() < kMaxTags) {
      const std::size_t end = std::min(list.find(','), list.size());
      std::string tag = Tidied(list.substr(0, end));
      list.remove_prefix(std::min(end + 1, list.size()));
      if (!tag.empty() && std::ranges::find(tags, tag) == tags.end())
        tags.push_back(std::move(tag));
    }
  }

  void ExtractTitle() {
    std::vector<StatedTitle> stated;
    const auto state = [&](std::string_view text, MetadataOrigin origin) {
      if (std::string tidy = Tidied(DecodeReferences(text, false));
          !tidy.empty() && tidy.size() <= kMaxTitleBytes)
        stated.push_back({std::move(tidy), origin});
    };
    for (const std::string& headline : json_ld_.Values("headline"))
      state(headline, MetadataOrigin::kJsonLd);
    for (const std::string& key : config_.title.stated)
      for (const std::string& title : Metas(key))
        state(title, key.starts_with("og:")   ? MetadataOrigin::kOpenGraph
                     : key.starts_with("dc.") ? MetadataOrigin::kDublinCore
                                              : MetadataOrigin::kMeta);
    PageTitle title =
        ChooseTitle(view_, stated, out_.Value(MetadataField::kSite), url_, config_.title);
    out_.headline = title.line;
    if (!title.text.empty()) Add(MetadataField::kTitle, {std::move(title.text)}, title.origin);
  }

  // A site that calls itself the author says nothing where anybody else is named.
  void ExtractAuthors(const VisibleMetadata& visible) {
    std::optional<MetadataItem> site;
    for (const MetadataSource& source : config_.SourcesOf(MetadataField::kAuthor)) {
      std::vector<std::string> names = Names(source, visible);
      if (names.empty()) continue;
      MetadataItem item{MetadataField::kAuthor, std::move(names), source.origin};
      if (!IsSite(item.values)) {
        out_.items.push_back(std::move(item));
        return;
      }
      if (!site) site = std::move(item);
    }
    if (site) out_.items.push_back(std::move(*site));
  }

  std::vector<std::string> Names(const MetadataSource& source,
                                 const VisibleMetadata& visible) const {
    if (source.origin == MetadataOrigin::kVisible) return visible.Authors(source.key);
    if (source.origin == MetadataOrigin::kMicrodata) return visible.Authors("itemprop");
    return StatedNames(Stated(source), config_.author);
  }

  bool IsSite(const std::vector<std::string>& names) const {
    return names.size() == 1 && IsSiteName(names[0], out_.Value(MetadataField::kSite), url_);
  }

  void ExtractDate(MetadataField field, const VisibleMetadata& visible, DayOrder order) {
    for (const MetadataSource& source : config_.SourcesOf(field)) {
      std::optional<std::string> date = Date(source, visible, order);
      if (!date) continue;
      Add(field, {std::move(*date)}, source.origin);
      return;
    }
  }

  std::optional<std::string> Date(const MetadataSource& source, const VisibleMetadata& visible,
                                  DayOrder order) const {
    if (source.origin == MetadataOrigin::kVisible) return visible.Published(source.key);
    if (source.origin == MetadataOrigin::kUrl) return DateOfAddress(url_, config_.dates);
    for (const std::string& stated : Stated(source))
      if (auto date = StatedDate(stated, order, config_.dates)) return date;
    return std::nullopt;
  }

  const HtmlPage& page_;
  std::string_view url_;
  const MetadataConfig& config_;
  MetadataView view_;
  JsonLd json_ld_;
  PageMetadata out_;
};

}  // namespace

std::string PageMetadata::Value(MetadataField field) const {
  std::string joined;
  for (const MetadataItem& item : items) {
    if (item.field != field) continue;
    for (const std::string& value : item.values)
      joined.append(joined.empty() ? "" : ", ").append(value);
  }
  return joined;
}

PageMetadata ExtractMetadata(const HtmlPage& page, std::string_view url,
                             const MetadataConfig& config) {
  return Extraction(page, url, config).Run();
}

}  // namespace newsieve
