#include "html/metadata_view.h"

#include <algorithm>
#include <limits>

#include "base/utf8.h"
#include "html/references.h"
#include "html/short_text.h"

namespace newsieve {
namespace {

constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();

// [begin, end) of `text`, or less, so that no character is cut.
std::string_view CutText(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && end < text.size() &&
         (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80)
    --end;
  return text.substr(begin, end - begin);
}

}  // namespace

MetadataView::MetadataView(const HtmlPage& page, const PartFinder& not_in)
    : page_(page), spans_(page.elements.size(), {kNowhere, 0}), counts_(page.elements.size()) {
  for (const HtmlRun& run : page.runs) {
    Span& span = spans_[run.element];
    span.begin = std::min(span.begin, run.begin);
    span.end = std::max(span.end, run.end);
  }
  for (std::size_t i = page.elements.size(); i-- > 1;) {
    Span& around = spans_[page.elements[i].parent];
    around.begin = std::min(around.begin, spans_[i].begin);
    around.end = std::max(around.end, spans_[i].end);
  }
  std::vector<bool> holds_headline(page.elements.size());
  for (std::size_t i = page.elements.size(); i-- > 1;) {
    if (page.elements[i].tag == Tag::kH1) holds_headline[i] = true;
    if (holds_headline[i]) holds_headline[page.elements[i].parent] = true;
  }
  for (std::size_t i = 0; i < page.elements.size(); ++i) {
    const HtmlElement& element = page.elements[i];
    const auto number = static_cast<std::uint32_t>(i);
    if (!page.Attribute(element, AttributeName::kItemprop).empty()) items_.push_back(number);
    const bool around_all = holds_headline[i] || Size(number) > page.text.size() / 2;
    counts_[i] = (i == 0 || counts_[element.parent]) && !element.hidden &&
                 (around_all || !IsCalled(number, not_in));
  }
}

bool MetadataView::IsCalled(std::uint32_t element, const PartFinder& parts) const {
  const HtmlElement& at = page_.elements[element];
  return parts.In(page_.Attribute(at, AttributeName::kClass)) ||
         parts.In(page_.Attribute(at, AttributeName::kId));
}

std::size_t MetadataView::Size(std::uint32_t element) const {
  const Span span = spans_[element];
  return span.begin == kNowhere ? 0 : span.end - span.begin;
}

std::string MetadataView::TextOf(std::uint32_t element, std::size_t max_bytes) const {
  const Span span = spans_[element];
  if (span.begin == kNowhere) return "";
  return Tidied(CutText(page_.text, span.begin, std::min(span.end, span.begin + max_bytes)));
}

std::string MetadataView::LinesOf(std::uint32_t element, std::size_t max_bytes) const {
  const Span span = spans_[element];
  if (span.begin == kNowhere) return "";
  const std::string_view text = CutText(page_.text, 0, std::min(span.end, span.begin + max_bytes));
  const std::size_t end = text.size();
  std::string lines;
  auto run = std::ranges::lower_bound(page_.runs, span.begin, {}, &HtmlRun::begin);
  for (std::size_t begin = span.begin; begin < end && run != page_.runs.end(); ++run) {
    const std::size_t stop = std::min(run->end, end);
    // Elements that touch are set apart by their style: "Jane DoeFollow".
    if (!lines.empty() && run->begin == begin && lines.back() != ' ' && text[begin] != ' ')
      lines.push_back('\n');
    lines.append(text.substr(begin, stop > begin ? stop - begin : 0));
    begin = std::max(begin, stop);
  }
  return lines;
}

std::string MetadataView::Attribute(std::uint32_t element, AttributeName name) const {
  return DecodeReferences(page_.Attribute(page_.elements[element], name), true);
}

}  // namespace newsieve
