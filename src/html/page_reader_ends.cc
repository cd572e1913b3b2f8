// What ends elements: end tags, and start tags that imply them.
#include "html/page_reader.h"
#include "html/tag_traits.h"

namespace newsieve {
namespace {

constexpr std::size_t kNone = OpenElements::kNone;

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
  if (open_.Find(Tag::kTable, kTableScope) == kNone) return open_.Has(Tag::kTemplate);
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
  if (Has(tag, kClosesP)) EndScoped(Tag::kP, kScope | kParagraphScope);
  if (IsHeading(tag) && IsHeading(open_.top().tag)) PopTo(open_.size() - 1);
  switch (tag) {
    case Tag::kLi:
      return CloseListItem(Tag::kLi, Tag::kLi);
    case Tag::kDd:
    case Tag::kDt:
      return CloseListItem(Tag::kDd, Tag::kDt);
    case Tag::kOption:
      if (open_.top().tag == Tag::kOption) PopTo(open_.size() - 1);
      return;
    case Tag::kOptgroup:
      EndScoped(Tag::kOptgroup, kScope | kOptionScope);
      EndScoped(Tag::kOption, kScope | kOptionScope);
      return;
    case Tag::kRb:
    case Tag::kRt:
    case Tag::kRtc:
    case Tag::kRp:
      return CloseRubyParts(tag);
    case Tag::kButton:
      return EndScoped(Tag::kButton, kScope);
    case Tag::kA:
    case Tag::kNobr:
      return EndFormatting(tag);
    default:
      return;
  }
}

// Closes an open list item, but for one that a list, or another "special" element, shields.
void PageReader::CloseListItem(Tag tag, Tag other) {
  if (!open_.Has(tag) && !open_.Has(other)) return;
  for (std::size_t i = open_.size(); i-- > 1;) {
    const Tag at = open_[i].tag;
    if (at == tag || at == other) return PopTo(i);
    const bool transparent = at == Tag::kAddress || at == Tag::kDiv || at == Tag::kP;
    if (open_[i].Bounds(kSpecial) && !transparent) return;
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
      return EndScoped(tag, kScope | kParagraphScope);
    case Tag::kTable:
    case Tag::kTbody:
    case Tag::kThead:
    case Tag::kTfoot:
    case Tag::kTr:
    case Tag::kTd:
    case Tag::kTh:
    case Tag::kCaption:
      return EndScoped(tag, kTableScope);
    case Tag::kTemplate:
      return EndScoped(tag, 0);
    case Tag::kLi:
      return EndScoped(tag, kScope | kListBox);
    case Tag::kForm:
      return EndForm();
    case Tag::kButton:
      return EndScoped(tag, kScope);
    default:
      break;
  }
  if (IsHeading(tag)) return EndHeading();
  if (Has(tag, kFormatting)) return EndFormatting(tag);
  if (Has(tag, kBlock)) return EndScoped(tag, kScope);
  const std::size_t found = open_.FindNamed(tag, token.text);
  if (found != kNone && found > 0) PopTo(found);
}

// Whether the tag ends an element of SVG or MathML; if not, it is read as one of HTML.
bool PageReader::EndForeign(const HtmlToken& token) {
  if (token.tag == Tag::kP || token.tag == Tag::kBr) return LeaveForeign(), false;
  for (std::size_t i = open_.size(); i-- > 1 && open_[i].foreign();)
    if (SameTagName(open_[i].name, token.text)) return PopTo(i), true;
  return false;
}

void PageReader::EndScoped(Tag tag, std::uint32_t bounds) {
  const std::size_t found = open_.Find(tag, bounds);
  if (found != kNone && found > 0) PopTo(found);
}

// Closes the form alone: `<form><div></form></div>` is common.
void PageReader::EndForm() {
  const std::size_t found = open_.Find(Tag::kForm, kScope);
  if (found == kNone) return;
  lines_.Break(false);
  if (found + 1 == open_.size()) {
    PopTo(found);
  } else {
    open_.Erase(found);
  }
}

void PageReader::EndHeading() {
  for (std::size_t i = open_.size(); i-- > 1;) {
    if (IsHeading(open_[i].tag)) return PopTo(i);
    if (open_[i].Bounds(kScope)) return;
  }
}

// Closes a formatting element alone where blocks stand in it, as `<b><p></b>` has it.
void PageReader::EndFormatting(Tag tag) {
  const std::size_t found = open_.Find(tag, kScope);
  if (found == kNone || found == 0) return;
  bool alone = true;
  for (std::size_t i = found + 1; i < open_.size(); ++i) alone &= !Has(open_[i].tag, kSpecial);
  if (alone) {
    PopTo(found);
  } else {
    open_.Erase(found);
    LeaveForeign();
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
