#include "html/page_reader.h"

#include <algorithm>

#include "html/page_head.h"
#include "html/references.h"
#include "html/tag_traits.h"

namespace newsieve {
namespace {

bool IsBlank(std::string_view text) { return text.find_first_not_of(" \t\r\n\f") == text.npos; }

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
    : limits_{limits.max_elements, std::min(limits.max_depth, OpenElements::kMaxSize)},
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
    tokenizer_.SetForeign(open_.top().foreign());
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

bool PageReader::InForeign() const { return open_.top().foreign() && !open_.top().holds_html; }

void PageReader::LeaveForeign() {
  while (InForeign()) PopTo(open_.size() - 1);
}

void PageReader::StartTag(const HtmlToken& token) {
  if (InForeign()) {
    if (!Has(token.tag, kLeavesForeign)) return StartForeign(token);
    LeaveForeign();
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
      if (!body_ && open_.size() == 1) Push(token, Language::kHtml);
      return true;
    case Tag::kBody:
      // A <noscript> of the head that was left open does not hold the page.
      if (!body_ && open_.Has(Tag::kHead)) PopTo(1);
      if (!body_ && open_.size() == 1) Push(token, Language::kHtml);
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
  Language language = open_.top().language;
  if (!InForeign()) language = token.tag == Tag::kSvg ? Language::kSvg : Language::kMathMl;
  Push(token, language);
  if (token.self_closing) PopTo(open_.size() - 1);
}

void PageReader::StartRaw(const HtmlToken& token) {
  const Tag tag = token.tag;
  if (tag == Tag::kScript) {
    const bool json_ld = IsJsonLd(token);
    const std::string_view content = tokenizer_.TakeRaw(tag);
    if (json_ld) page_.json_ld.push_back(content);
    return;
  }
  if (Has(tag, kBlock)) lines_.Break(Has(tag, kMargin));
  if (tag == Tag::kTitle) return AddTitle(tokenizer_.TakeRaw(tag), page_);
  if (!Has(tag, kReadableRaw)) {
    tokenizer_.TakeRaw(tag);
    return;
  }
  Push(token, Language::kHtml);
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
  Push(token, Language::kHtml);
  if (tag == Tag::kTr) row_starts_.push_back(page_.lines.size());
  if (tag == Tag::kPlaintext) lines_.Write(tokenizer_.TakeRest(), open_.top());
}

void PageReader::TakeAttributes(const HtmlToken& token, HtmlElement& element) {
  element.first_attribute = static_cast<std::uint32_t>(page_.attributes.size());
  element.attribute_count = static_cast<std::uint32_t>(token.attributes.size());
  page_.attributes.insert(page_.attributes.end(), token.attributes.begin(), token.attributes.end());
}

void PageReader::Push(const HtmlToken& token, Language language) {
  if (open_.size() >= limits_.max_depth) {
    page_.findings.too_deep = true;
    PopTo(open_.size() - 1);
  }
  open_.Push(Inside(open_.top(), token.tag, token.text, language, AddElement(token)));
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
  element.parent = around.element;
  // Formatting elements closed out of turn leave the stack, not the tree.
  if (page_.elements[element.parent].depth >= limits_.max_depth) {
    page_.findings.too_deep = true;
    element.parent = page_.elements[element.parent].parent;
  }
  element.depth = static_cast<std::uint16_t>(page_.elements[element.parent].depth + 1);
  TakeAttributes(token, element);
  return static_cast<std::uint32_t>(page_.elements.size() - 1);
}

HtmlPage ReadHtml(std::string_view source, const HtmlLimits& limits) {
  HtmlPage page;
  PageReader(source, limits, page).Read();
  return page;
}

}  // namespace newsieve
