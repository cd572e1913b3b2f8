#include "html/page_title.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "html/short_text.h"

namespace newsieve {
namespace {

constexpr std::size_t kMaxHeadlineBytes = 600;
constexpr std::size_t kMaxHeadlines = 16, kMaxStated = 16, kMaxParts = 8;
constexpr std::size_t kMinLineWords = 3;  // of a line that is a headline by its words alone

std::string_view Trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

// The host of `url` without "www.".
std::string_view HostOf(std::string_view url) {
  const std::size_t scheme = url.find("//");
  if (scheme == url.npos) return {};
  std::string_view host = url.substr(scheme + 2);
  host = host.substr(0, host.find_first_of("/?#:"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host;
}

// Words that a headline can share.
FoldedSet WordsOf(std::string_view text) {
  const std::vector<std::string> words = FoldedWords(text);
  return {words.begin(), words.end()};
}

struct Headline {
  std::string text;
  std::uint32_t element = 0;
  double confirmed = 0;  // 0..1
};

class TitleChooser {
 public:
  TitleChooser(const MetadataView& view, std::span<const StatedTitle> stated, std::string_view site,
               std::string_view url, const TitleConfig& config)
      : view_(view), page_(view.page()), stated_(stated), site_(site), url_(url), config_(config) {
    // What is longer is an element that was never closed.
    if (page_.title.size() <= kMaxTitleBytes) title_ = page_.title;
    stated_ = stated_.first(std::min(stated_.size(), kMaxStated));
    if (!title_.empty()) references_.push_back(WordsOf(title_));
    for (const StatedTitle& title : stated_) references_.push_back(WordsOf(title.text));
    parts_ = TitleParts(title_, config_);
  }

  PageTitle Choose() {
    const std::vector<Headline> headlines = Headlines();
    const auto best = std::ranges::max_element(headlines, {}, [&](const Headline& headline) {
      return std::tuple(headline.confirmed >= config_.min_confirmed, headline.confirmed,
                        headline.text.size());
    });
    const bool found = best != headlines.end();
    if (found && best->confirmed >= config_.min_confirmed)
      return {WithoutFurniture(best->text), MetadataOrigin::kVisible, LineOf(best->element)};
    if (PageTitle title = FromLines(); !title.text.empty()) return title;
    PageTitle title = FromStated();
    if (title.text.empty() && found) title = {best->text, MetadataOrigin::kVisible, {}};
    if (found) title.line = LineOf(best->element);
    return title;
  }

 private:
  std::vector<Headline> Headlines() const {
    std::vector<Headline> found;
    for (std::uint32_t i = 0; i < page_.elements.size() && found.size() < kMaxHeadlines; ++i) {
      if (page_.elements[i].tag != Tag::kH1 || !view_.Counts(i)) continue;
      std::string text = view_.TextOf(i, kMaxHeadlineBytes);
      if (text.empty() || IsSiteName(text, site_, url_) || IsLastPart(text)) continue;
      const double confirmed = Confirmed(text);
      found.push_back({std::move(text), i, confirmed});
    }
    return found;
  }

  // <title> ends with what stands on every page: "Traits - The Rust Book".
  bool IsLastPart(std::string_view text) const {
    return parts_.size() > 1 && Folded(text) == Folded(parts_.back()) &&
           Folded(text) != Folded(parts_.front());
  }

  double Confirmed(std::string_view text) const {
    const FoldedSet words = WordsOf(text);
    if (words.empty()) return 0;
    std::size_t most = 0;
    for (const FoldedSet& reference : references_)
      most =
          std::max(most, static_cast<std::size_t>(std::ranges::count_if(
                             words, [&](const auto& word) { return reference.contains(word); })));
    return static_cast<double>(most) / static_cast<double>(words.size());
  }

  // A headline may hold what stands over it, or the site's name: "Tunisia Much to do for the new
  // government", of which a stated title is all but the first word.
  std::string WithoutFurniture(std::string_view headline) const {
    const std::string folded = Folded(headline);
    const auto ends_headline = [&](std::string_view title) {
      const std::string end = Folded(title);
      return end.size() >= folded.size() / 2 && end.size() < folded.size() &&
             folded.ends_with(" " + end);
    };
    for (const StatedTitle& title : stated_)
      if (ends_headline(title.text)) return title.text;
    if (!parts_.empty() && ends_headline(parts_.front())) return std::string(parts_.front());
    const std::vector<std::string_view> parts = TitleParts(headline, config_);
    if (parts.size() > 1 && IsSiteName(parts.back(), site_, url_))
      return std::string(headline.substr(
          0, static_cast<std::size_t>(parts[parts.size() - 2].data() +
                                      parts[parts.size() - 2].size() - headline.data())));
    return std::string(headline);
  }

  // A line of the page that is all of a title but for its first or last parts: a headline that is
  // none by its tag.
  PageTitle FromLines() const {
    std::unordered_map<std::string, std::string_view> candidates;
    const auto add = [&](std::string_view title) {
      std::vector<std::string_view> parts = TitleParts(title, config_);
      if (parts.size() > kMaxParts) parts.resize(kMaxParts);
      for (std::size_t i = 0; i < parts.size(); ++i)
        for (std::size_t k = i; k < parts.size(); ++k) {
          const std::string_view part(
              parts[i].data(),
              static_cast<std::size_t>(parts[k].data() + parts[k].size() - parts[i].data()));
          if (FoldedWords(part).size() >= kMinLineWords && !IsSiteName(part, site_, url_))
            candidates.emplace(Folded(part), part);
        }
    };
    for (const StatedTitle& title : stated_) add(title.text);
    add(title_);
    PageTitle best;
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      const HtmlLine& line = page_.lines[i];
      if (line.end - line.begin > kMaxHeadlineBytes || !view_.Counts(line.element)) continue;
      const std::string_view text =
          std::string_view(page_.text).substr(line.begin, line.end - line.begin);
      if (text.size() > best.text.size() && candidates.contains(Folded(text)))
        best = {std::string(text), MetadataOrigin::kVisible, i};
    }
    return best;
  }

  PageTitle FromStated() const {
    for (const StatedTitle& title : stated_)
      if (title.text.size() < title_.size() && !IsSiteName(title.text, site_, url_) &&
          title_.find(title.text) != title_.npos)
        return {title.text, title.origin, {}};
    for (const StatedTitle& title : stated_)
      if (std::string text = WithoutSite(title.text); !text.empty())
        return {std::move(text), title.origin, {}};
    return {WithoutSite(title_), MetadataOrigin::kTitle, {}};
  }

  // The longest part that is no name of the site.
  std::string WithoutSite(std::string_view title) const {
    std::string_view longest;
    for (const std::string_view part : TitleParts(title, config_))
      if (part.size() > longest.size() && !IsSiteName(part, site_, url_)) longest = part;
    return std::string(longest);
  }

  std::optional<std::size_t> LineOf(std::uint32_t element) const {
    const std::size_t begin = view_.Begin(element);
    const auto line = std::ranges::upper_bound(page_.lines, begin, {}, &HtmlLine::begin);
    if (line == page_.lines.begin()) return std::nullopt;
    return static_cast<std::size_t>(line - page_.lines.begin()) - 1;
  }

  const MetadataView& view_;
  const HtmlPage& page_;
  std::span<const StatedTitle> stated_;
  std::string_view site_, url_, title_;
  const TitleConfig& config_;
  std::vector<FoldedSet> references_;
  std::vector<std::string_view> parts_;
};

}  // namespace

bool IsSiteName(std::string_view name, std::string_view site, std::string_view url) {
  const std::string letters = Skeleton(name);
  if (letters.empty()) return false;
  const std::string_view host = HostOf(url);
  return letters == Skeleton(site) || letters == Skeleton(host) ||
         letters == Skeleton(host.substr(0, host.rfind('.')));
}

std::vector<std::string_view> TitleParts(std::string_view title, const TitleConfig& config) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    if (const std::string_view part = Trimmed(title.substr(begin, end - begin)); !part.empty())
      parts.push_back(part);
  };
  for (std::size_t pos = 0; pos < title.size();) {
    const std::size_t at = pos;
    NextCharacter(title, pos);
    const std::string sign(title.substr(at, pos - at));
    bool separates = config.tight.contains(sign);
    if (!separates && at > 0 && title[at - 1] == ' ') {
      const std::size_t end = std::min(title.find(' ', at), title.size());
      separates =
          end < title.size() && config.separators.contains(std::string(title.substr(at, end - at)));
      if (separates) pos = end;
    }
    if (!separates) continue;
    add(at);
    begin = pos;
  }
  add(title.size());
  return parts;
}

PageTitle ChooseTitle(const MetadataView& view, std::span<const StatedTitle> stated,
                      std::string_view site, std::string_view url, const TitleConfig& config) {
  return TitleChooser(view, stated, site, url, config).Choose();
}

}  // namespace newsieve
