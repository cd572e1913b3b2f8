// MetadataView: a page as its metadata are looked for in it: the text of each element, the
// headline, what is not the article's. Built once a page, in time linear in its size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/metadata_config.h"
#include "html/page.h"

namespace newsieve {

class MetadataView {
 public:
  // `page` must outlive the view. Elements whose class or id holds one of `not_in` are other
  // people's, with all that stands in them; but for such as hold the headline or half of the page.
  MetadataView(const HtmlPage& page, const PartFinder& not_in);

  const HtmlPage& page() const { return page_; }

  // The text of an element and all in it, tidied; at most `max_bytes` of it are looked at.
  std::string TextOf(std::uint32_t element, std::size_t max_bytes) const;
  // The same with its line ends, and one more between texts of several elements that touch.
  std::string LinesOf(std::uint32_t element, std::size_t max_bytes) const;

  // Whether it can be seen, and is the page's own.
  bool Counts(std::uint32_t element) const { return counts_[element]; }

  // The attribute, decoded.
  std::string Attribute(std::uint32_t element, AttributeName name) const;
  // Whether the class or id of an element holds one of `parts`.
  bool IsCalled(std::uint32_t element, const PartFinder& parts) const;

  // Elements with an itemprop, in document order.
  const std::vector<std::uint32_t>& items() const { return items_; }

  // The place of an element in HtmlPage::text.
  std::size_t Begin(std::uint32_t element) const { return spans_[element].begin; }

 private:
  struct Span {
    std::size_t begin = 0, end = 0;
  };

  std::size_t Size(std::uint32_t element) const;

  const HtmlPage& page_;
  std::vector<Span> spans_;  // by element
  std::vector<bool> counts_;
  std::vector<std::uint32_t> items_;
};

}  // namespace newsieve
