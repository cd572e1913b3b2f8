// Authors and dates that a page shows its readers: bylines, <time>, dates beside the headline.
// Thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/dates.h"
#include "html/metadata_config.h"
#include "html/metadata_view.h"

namespace newsieve {

class VisibleMetadata {
 public:
  // `headline` is the line of the page's headline, none where it has none. All must outlive the
  // object.
  VisibleMetadata(const MetadataView& view, std::optional<std::size_t> headline, DayOrder order,
                  const MetadataConfig& config);

  // Names by one of the ways in which pages show them: "rel" (rel=author), "address" (a link to an
  // author's page), "class" (elements called byline and the like), "byline" (a line that begins
  // with "By" near the headline), "text" (a short one anywhere), "itemprop" (microdata). Empty
  // where there is none.
  std::vector<std::string> Authors(std::string_view way) const;

  // A day, or a time with its zone, by one of the ways: "time" (<time>), "class", "headline" (a
  // short line near the headline), "text" (the first short line that says it was published, then
  // any).
  std::optional<std::string> Published(std::string_view way) const;

  // Values of an itemprop: of `content` and `datetime` where they are there, else of the text.
  std::vector<std::string> Itemprops(std::string_view property) const;

 private:
  struct LineRange {
    std::size_t begin = 0, end = 0;
  };
  // Lines that may tell a date: only the page's own, only such as say what it is, and such as say
  // that it is of an update.
  struct LineChoice {
    bool own = false, marked = false, updates = false;
  };

  // Elements of which `is` holds, first those behind the headline, each group in document order.
  template <typename Is>
  std::vector<std::uint32_t> Found(const Is& is) const;

  bool IsLinkToAuthor(std::uint32_t element) const;
  std::optional<std::string> DateOf(std::uint32_t element) const;
  std::optional<std::string> DateInElements(bool times) const;
  std::optional<std::string> DateInLines(LineRange lines, LineChoice choice) const;
  bool TellsOfUpdate(std::uint32_t element) const;
  std::vector<std::string> AuthorsInLines(LineRange lines, std::size_t max_bytes) const;
  std::vector<std::string> AuthorOfItem() const;
  std::vector<std::string> NamesIn(std::uint32_t element) const;
  LineRange NearHeadline() const;
  std::string_view LineText(std::size_t line) const;

  const MetadataView& view_;
  const HtmlPage& page_;
  std::optional<std::size_t> headline_;
  DayOrder order_;
  const MetadataConfig& config_;
};

}  // namespace newsieve
