// What ends elements: end tags, and start tags that imply them.
#include <initializer_list>

#include "html/page_reader.h"
#include "html/tag_traits.h"

namespace newsieve {
namespace {

constexpr std::size_t kNone = OpenElements::kNone;
constexpr std::initializer_list<Tag> kHeadings = {Tag::kH1, Tag::kH2, Tag::kH3,
                                                  Tag::kH4, Tag::kH5, Tag::kH6};

// How deep in a table something stands: 0 for what is no part of one.
constexpr int kTableItself = 1;
int TableDepth(Tag tag) {
  switch (tag) {
    case Tag::kTable:
    case Tag::kTemplate:  // may hold parts of one
      return kTableItself;
    case Tag::kCaption:
    case Tag::kColgroup:
    case Tag::kTbody:
    case Tag::kThead:
    case Tag::kTfoot:
      return 2;
    case Tag::kTr:
      return 3;
    case Tag::kTd:
    case Tag::kTh:
      return 4;
    default:
      return 0;
  }
}

// Whether a part of this depth may stand in a `tag`, though what lies between them was left out.
bool HoldsTablePart(Tag tag, int depth) {
  if (tag == Tag::kCaption || tag == Tag::kColgroup) return false;
  return TableDepth(tag) != 0 && TableDepth(tag) < depth;
}

}  // namespace

// Closes what a part of a table closes; false where it is none's, and its tag means nothing.
bool PageReader::StartTablePart(Tag tag) {
  const int depth = TableDepth(tag);
  if (depth <= kTableItself) return true;
  if (open_.Find({Tag::kTable}, Scope::kTable) == kNone) return open_.Has(Tag::kTemplate);
  while (!HoldsTablePart(open_.top().tag, depth)) PopTo(open_.size() - 1);
  if (tag == Tag::kTd || tag == Tag::kTh) ImplyRow();
  return true;
}

void PageReader::ImplyRow() {
  if (open_.top().tag == Tag::kTr || open_.top().tag == Tag::kTemplate) return;
  StartNormal(
      {.kind = HtmlToken::Kind::kStartTag, .tag = Tag::kTr, .text = "tr", .attributes = {}});
}

// Closes the elements that the start of a `tag` implies the end of.
void PageReader::CloseBefore(Tag tag) {
  if (Has(tag, kClosesP)) EndScoped(Tag::kP, Scope::kButton);
  if (IsHeading(tag) && IsHeading(open_.top().tag)) PopTo(open_.size() - 1);
  switch (tag) {
    case Tag::kLi:
      return End(open_.Find({Tag::kLi}, Scope::kListPart));
    case Tag::kDd:
    case Tag::kDt:
      return End(open_.Find({Tag::kDd, Tag::kDt}, Scope::kListPart));
    case Tag::kOption:
      if (open_.top().tag == Tag::kOption) PopTo(open_.size() - 1);
      return;
    case Tag::kOptgroup:
      EndScoped(Tag::kOptgroup, Scope::kSelect);
      EndScoped(Tag::kOption, Scope::kSelect);
      return;
    case Tag::kRb:
    case Tag::kRt:
    case Tag::kRtc:
    case Tag::kRp:
      return CloseRubyParts(tag);
    case Tag::kButton:
      return EndScoped(Tag::kButton, Scope::kNormal);
    case Tag::kA:
    case Tag::kNobr:
      return EndFormatting(tag);
    default:
      return;
  }
}

// An <rtc> holds others.
void PageReader::CloseRubyParts(Tag tag) {
  const bool any = tag == Tag::kRb || tag == Tag::kRtc;
  const auto ends = [any](Tag top) {
    return top == Tag::kRb || top == Tag::kRt || top == Tag::kRp || (any && top == Tag::kRtc);
  };
  while (ends(open_.top().tag)) PopTo(open_.size() - 1);
}

void PageReader::EndTag(const HtmlToken& token) {
  if (open_.top().foreign() && EndForeign(token)) return;
  const Tag tag = token.tag;
  switch (tag) {
    case Tag::kHtml:
    case Tag::kBody:
      return;
    case Tag::kHead:
      if (!body_ && open_.Has(Tag::kHead)) PopTo(1);
      return;
    case Tag::kBr:
      return lines_.BreakLine();
    case Tag::kP:
      lines_.Break(true);
      return EndScoped(tag, Scope::kButton);
    case Tag::kTable:
    case Tag::kTbody:
    case Tag::kThead:
    case Tag::kTfoot:
    case Tag::kTr:
    case Tag::kTd:
    case Tag::kTh:
    case Tag::kCaption:
      return EndScoped(tag, Scope::kTable);
    case Tag::kTemplate:
      return EndScoped(tag, Scope::kAll);
    case Tag::kLi:
      return EndScoped(tag, Scope::kListItem);
    case Tag::kForm:
      return EndForm();
    case Tag::kButton:
      return EndScoped(tag, Scope::kNormal);
    default:
      break;
  }
  if (IsHeading(tag)) return End(open_.Find(kHeadings, Scope::kNormal));
  if (Has(tag, kFormatting)) return EndFormatting(tag);
  if (Has(tag, kBlock)) return EndScoped(tag, Scope::kNormal);
  End(open_.FindNamed(tag, token.text));
}

// Whether the tag ends an element of SVG or MathML; if not, it is read as one of HTML.
bool PageReader::EndForeign(const HtmlToken& token) {
  if (token.tag == Tag::kP || token.tag == Tag::kBr) return LeaveForeign(), false;
  const std::size_t found = open_.FindForeign(token.text);
  End(found);
  return found != kNone;
}

// Ends the element at `index` with all that stands in it; kNone is none.
void PageReader::End(std::size_t index) {
  if (index != kNone) PopTo(index);
}

void PageReader::EndScoped(Tag tag, Scope scope) { End(open_.Find({tag}, scope)); }

// Ends the element at `index` alone: those in it stay open.
void PageReader::EndAlone(std::size_t index) {
  if (index + 1 == open_.size()) return PopTo(index);
  open_.Erase(index);
  LeaveForeign();
}

// `<form><div></form></div>` is common.
void PageReader::EndForm() {
  const std::size_t found = open_.Find({Tag::kForm}, Scope::kNormal);
  if (found == kNone) return;
  lines_.Break(false);
  EndAlone(found);
}

// Alone where blocks stand in it, as `<b><p></b>` has it.
void PageReader::EndFormatting(Tag tag) {
  const std::size_t found = open_.Find({tag}, Scope::kNormal);
  if (found == kNone) return;
  if (open_.BoundInside(found, Scope::kSpecial)) {
    EndAlone(found);
  } else {
    PopTo(found);
  }
}

void PageReader::PopTo(std::size_t index) {
  while (open_.size() > index) {
    const OpenElement top = open_.top();
    open_.Pop();
    if (top.foreign()) continue;
    if (Has(top.tag, kBlock)) lines_.Break(Has(top.tag, kMargin));
    if (Has(top.tag, kAtomic)) lines_.Space();
    if (top.tag == Tag::kTr && !row_starts_.empty()) {
      lines_.JoinRow(row_starts_.back(), top.element);
      row_starts_.pop_back();
    }
  }
}

}  // namespace newsieve
