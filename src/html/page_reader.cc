#include "html/page_reader.h"

#include <algorithm>

#include "html/page_head.h"
#include "html/references.h"
#include "html/tag_traits.h"

namespace newsieve {
namespace {

constexpr std::size_t kNone = OpenElements::kNone;

bool IsBlank(std::string_view text) { return text.find_first_not_of(" \t\r\n\f") == text.npos; }

bool IsHeading(Tag tag) { return tag >= Tag::kH1 && tag <= Tag::kH6; }

bool BelongsInHead(Tag tag) {
  switch (tag) {
    case Tag::kBase:
    case Tag::kBasefont:
    case Tag::kBgsound:
    case Tag::kLink:
    case Tag::kMeta:
    case Tag::kNoframes:
    case Tag::kNoscript:
    case Tag::kScript:
    case Tag::kStyle:
    case Tag::kTemplate:
    case Tag::kTitle:
      return true;
    default:
      return false;
  }
}

constexpr OpenElement kRoot{.tag = Tag::kHtml};

}  // namespace

PageReader::PageReader(std::string_view source, const HtmlLimits& limits, HtmlPage& page)
    : limits_(limits),
      page_(page),
      source_size_(source.size()),
      tokenizer_(source),
      open_(kRoot),
      lines_(page) {
  page_.elements.push_back({.tag = Tag::kHtml});
}

void PageReader::Read() {
  HtmlToken token;
  while (tokenizer_.Next(token)) {
    switch (token.kind) {
      case HtmlToken::Kind::kText:
        Text(token);
        break;
      case HtmlToken::Kind::kStartTag:
        StartTag(token);
        break;
      case HtmlToken::Kind::kEndTag:
        EndTag(token);
        break;
    }
    tokenizer_.SetForeign(open_.top().foreign);
  }
  PopTo(1);
  lines_.Finish();
  page_.findings.cut_short = tokenizer_.cut_short();
  page_.findings.swallowed = tokenizer_.unclosed_bytes() > source_size_ / 2;
}

void PageReader::Text(const HtmlToken& token) {
  if (open_.top().tag == Tag::kHead) {
    if (IsBlank(token.text)) return;
    PopTo(1);
  }
  // In SVG they are no raw text, and no text that anybody reads either.
  if (open_.top().tag == Tag::kStyle || open_.top().tag == Tag::kScript) return;
  if (token.literal) {
    lines_.Write(token.text, open_.top());
  } else {
    WriteDecoded(token.text, open_.top());
  }
}

void PageReader::WriteDecoded(std::string_view text, const OpenElement& in) {
  if (text.find('&') == text.npos) return lines_.Write(text, in);
  decoded_.clear();
  AppendDecoded(decoded_, text, false);
  lines_.Write(decoded_, in);
}

// Whether the content of the innermost element is foreign: some elements of SVG hold HTML.
bool PageReader::InForeign() const {
  const OpenElement& top = open_.top();
  return top.foreign && !SameTagName(top.name, "foreignobject") && !SameTagName(top.name, "desc");
}

void PageReader::StartTag(const HtmlToken& token) {
  if (InForeign()) {
    if (!Has(token.tag, kLeavesForeign)) return StartForeign(token);
    while (open_.top().foreign) PopTo(open_.size() - 1);
  }
  if (StartStructure(token)) return;
  if (open_.top().tag == Tag::kHead && !BelongsInHead(token.tag)) PopTo(1);
  CloseBefore(token.tag);
  if (token.tag == Tag::kSvg || token.tag == Tag::kMath) return StartForeign(token);
  if (Has(token.tag, kRawText)) return StartRaw(token);
  if (Has(token.tag, kVoid)) return StartVoid(token);
  StartNormal(token);
}

// <html>, <head> and <body>, which are there once, whatever a page says.
bool PageReader::StartStructure(const HtmlToken& token) {
  switch (token.tag) {
    case Tag::kHtml: {
      HtmlElement& root = page_.elements.front();
      if (page_.attributes.empty()) TakeAttributes(token, root);
      return true;
    }
    case Tag::kHead:
      if (!body_ && open_.size() == 1) Push(token, false);
      return true;
    case Tag::kBody:
      if (open_.top().tag == Tag::kHead) PopTo(1);
      if (!body_ && open_.size() == 1) Push(token, false);
      body_ = true;
      return true;
    case Tag::kFrameset:
    case Tag::kFrame:
      return true;
    default:
      return false;
  }
}

void PageReader::StartForeign(const HtmlToken& token) {
  Push(token, true);
  if (token.self_closing) PopTo(open_.size() - 1);
}

void PageReader::StartRaw(const HtmlToken& token) {
  const Tag tag = token.tag;
  if (tag == Tag::kScript) return AddScript(token, tokenizer_.TakeRaw(tag), page_);
  if (tag == Tag::kTitle) return AddTitle(tokenizer_.TakeRaw(tag), page_);
  if (!Has(tag, kReadableRaw)) {
    tokenizer_.TakeRaw(tag);
    return;
  }
  Push(token, false);
  const std::string_view content = tokenizer_.TakeRaw(tag);
  if (tag == Tag::kTextarea) {
    WriteDecoded(content, open_.top());
  } else {
    lines_.Write(content, open_.top());
  }
  PopTo(open_.size() - 1);
}

void PageReader::StartVoid(const HtmlToken& token) {
  switch (token.tag) {
    case Tag::kBr:
      return lines_.BreakLine();
    case Tag::kMeta:
      AddMeta(token, page_);
      if (token.Has(AttributeName::kItemprop)) AddElement(token);
      return;
    case Tag::kLink:
      AddLink(token, page_);
      if (token.Has(AttributeName::kItemprop)) AddElement(token);
      return;
    case Tag::kHr:
      lines_.Break(true);
      break;
    case Tag::kImg:
    case Tag::kImage:
    case Tag::kInput:
      lines_.Space();
      break;
    default:
      return;
  }
  AddElement(token);
}

void PageReader::StartNormal(const HtmlToken& token) {
  const Tag tag = token.tag;
  if (Has(tag, kBlock)) lines_.Break(Has(tag, kMargin));
  if (Has(tag, kAtomic)) lines_.Space();
  if (tag == Tag::kForm && open_.Has(Tag::kForm) && !open_.Has(Tag::kTemplate)) return;
  if (!StartTablePart(tag)) return;
  Push(token, false);
  if (tag == Tag::kTr) row_starts_.push_back(page_.lines.size());
  if (tag == Tag::kPlaintext) lines_.Write(tokenizer_.TakeRest(), open_.top());
}

// Closes what a part of a table closes; false where it is none's, and its tag means nothing.
bool PageReader::StartTablePart(Tag tag) {
  const auto pop_to_one_of = [this](std::initializer_list<Tag> stops) {
    while (open_.size() > 1 &&
           std::find(stops.begin(), stops.end(), open_.top().tag) == stops.end())
      PopTo(open_.size() - 1);
  };
  switch (tag) {
    case Tag::kTd:
    case Tag::kTh:
      if (open_.Find(Tag::kTable, 0, Tag::kTemplate) == kNone) return open_.Has(Tag::kTemplate);
      pop_to_one_of({Tag::kTr, Tag::kTable, Tag::kTbody, Tag::kThead, Tag::kTfoot, Tag::kTemplate});
      return true;
    case Tag::kTr:
      if (open_.Find(Tag::kTable, 0, Tag::kTemplate) == kNone) return open_.Has(Tag::kTemplate);
      pop_to_one_of({Tag::kTable, Tag::kTbody, Tag::kThead, Tag::kTfoot, Tag::kTemplate});
      return true;
    case Tag::kTbody:
    case Tag::kThead:
    case Tag::kTfoot:
    case Tag::kCaption:
    case Tag::kColgroup:
      if (open_.Find(Tag::kTable, 0, Tag::kTemplate) == kNone) return open_.Has(Tag::kTemplate);
      pop_to_one_of({Tag::kTable, Tag::kTemplate});
      return true;
    default:
      return true;
  }
}

// Closes the elements that the start of a `tag` implies the end of.
void PageReader::CloseBefore(Tag tag) {
  if (Has(tag, kClosesP)) EndScoped(Tag::kP, kScope, Tag::kButton);
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
      EndScoped(Tag::kOptgroup, kScope, Tag::kSelect);
      EndScoped(Tag::kOption, kScope, Tag::kSelect);
      return;
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
    if (Has(at, kSpecial) && !transparent) return;
  }
}

void PageReader::EndTag(const HtmlToken& token) {
  if (open_.top().foreign) return EndForeign(token);
  const Tag tag = token.tag;
  switch (tag) {
    case Tag::kHtml:
    case Tag::kBody:
      return;
    case Tag::kHead:
      if (open_.top().tag == Tag::kHead) PopTo(1);
      return;
    case Tag::kBr:
      return lines_.BreakLine();
    case Tag::kP:
      lines_.Break(true);
      return EndScoped(tag, kScope, Tag::kButton);
    case Tag::kTable:
    case Tag::kTbody:
    case Tag::kThead:
    case Tag::kTfoot:
    case Tag::kTr:
      return EndScoped(tag, 0, tag == Tag::kTable ? Tag::kTemplate : Tag::kTable);
    case Tag::kTd:
    case Tag::kTh:
    case Tag::kCaption:
      return EndScoped(tag, 0, Tag::kTable);
    case Tag::kTemplate:
      return EndScoped(tag, 0);
    case Tag::kLi:
      return EndScoped(tag, kScope | kListBox);
    default:
      break;
  }
  if (IsHeading(tag)) return EndHeading();
  if (Has(tag, kFormatting)) return EndFormatting(tag);
  if (Has(tag, kBlock)) return EndScoped(tag, kScope);
  const std::size_t found = open_.FindNamed(tag, token.text);
  if (found != kNone && found > 0) PopTo(found);
}

void PageReader::EndForeign(const HtmlToken& token) {
  for (std::size_t i = open_.size(); i-- > 1 && open_[i].foreign;)
    if (SameTagName(open_[i].name, token.text)) return PopTo(i);
  if (!Has(token.tag, kLeavesForeign) && !Has(token.tag, kBlock)) return;
  while (open_.top().foreign) PopTo(open_.size() - 1);
  EndTag(token);
}

void PageReader::EndScoped(Tag tag, std::uint32_t bounds, Tag bound) {
  const std::size_t found = open_.Find(tag, bounds, bound);
  if (found != kNone && found > 0) PopTo(found);
}

void PageReader::EndHeading() {
  for (std::size_t i = open_.size(); i-- > 1;) {
    if (IsHeading(open_[i].tag)) return PopTo(i);
    if (Has(open_[i].tag, kScope)) return;
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
  }
}

void PageReader::PopTo(std::size_t index) {
  while (open_.size() > index) {
    const OpenElement top = open_.top();
    open_.Pop();
    if (top.foreign) continue;
    if (Has(top.tag, kBlock)) lines_.Break(Has(top.tag, kMargin));
    if (Has(top.tag, kAtomic)) lines_.Space();
    if (top.tag == Tag::kTr && !row_starts_.empty()) {
      lines_.JoinRow(row_starts_.back(), top.element);
      row_starts_.pop_back();
    }
  }
}

void PageReader::TakeAttributes(const HtmlToken& token, HtmlElement& element) {
  element.first_attribute = static_cast<std::uint32_t>(page_.attributes.size());
  element.attribute_count = static_cast<std::uint32_t>(token.attributes.size());
  page_.attributes.insert(page_.attributes.end(), token.attributes.begin(), token.attributes.end());
}

void PageReader::Push(const HtmlToken& token, bool foreign) {
  if (open_.size() >= limits_.max_depth) {
    page_.findings.too_deep = true;
    PopTo(open_.size() - 1);
  }
  open_.Push(Inside(open_.top(), token.tag, token.text, foreign, AddElement(token)));
}

std::uint32_t PageReader::AddElement(const HtmlToken& token) {
  const OpenElement& around = open_.top();
  if (page_.elements.size() >= limits_.max_elements) {
    page_.findings.too_many_elements = true;
    return around.element;
  }
  HtmlElement& element = page_.elements.emplace_back();
  element.tag = token.tag;
  element.hidden = page_.elements[around.element].hidden || IsHidden(token);
  element.depth = static_cast<std::uint16_t>(open_.size());
  element.parent = around.element;
  TakeAttributes(token, element);
  return static_cast<std::uint32_t>(page_.elements.size() - 1);
}

HtmlPage ReadHtml(std::string_view source, const HtmlLimits& limits) {
  HtmlPage page;
  PageReader(source, limits, page).Read();
  return page;
}

}  // namespace newsieve
