#include "html/tokenizer.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace newsieve {
namespace {

using namespace std::string_view_literals;

// White space of the standard; base/ascii.h's has a vertical tab too.
constexpr std::string_view kSpaces = " \n\t\r\f";

using ByteSet = std::array<bool, 256>;
constexpr ByteSet BytesOf(std::string_view more) {
  ByteSet set{};
  for (const std::string_view bytes : {kSpaces, more})
    for (const char c : bytes) set[static_cast<unsigned char>(c)] = true;
  return set;
}
// White space, and what else ends the name of a tag, of an attribute, and a value without quotes.
constexpr ByteSet kSpace = BytesOf(""), kEndsTagName = BytesOf("/>"), kEndsName = BytesOf("/>="),
                  kEndsValue = BytesOf(">");

bool IsIn(const ByteSet& set, char c) { return set[static_cast<unsigned char>(c)]; }
bool IsHtmlSpace(char c) { return IsIn(kSpace, c); }

// Whether `text` begins with `lower` but for the case of its letters.
bool StartsWithAnyCase(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  return std::equal(lower.begin(), lower.end(), text.begin(),
                    [](char a, char b) { return a == AsciiLower(b); });
}

}  // namespace

bool HtmlToken::Has(AttributeName name) const {
  return std::any_of(attributes.begin(), attributes.end(),
                     [name](const HtmlAttribute& a) { return a.name == name; });
}

std::string_view HtmlToken::ValueOf(AttributeName name) const {
  for (const HtmlAttribute& attribute : attributes)
    if (attribute.name == name) return attribute.value;
  return {};
}

bool HtmlTokenizer::Next(HtmlToken& token) {
  while (at_ < source_.size()) {
    // A '<' that begins nothing belongs to the text.
    std::size_t less = source_.find('<', at_);
    while (less != source_.npos && less + 1 < source_.size()) {
      const char next = source_[less + 1];
      if (IsAsciiLetter(next) || next == '!' || next == '?' || next == '/') break;
      less = source_.find('<', less + 1);
    }
    const bool begins = less != source_.npos && less + 1 < source_.size();
    // "</" at the very end is text.
    const bool lone = begins && source_[less + 1] == '/' && less + 2 == source_.size();
    const std::size_t end = begins && !lone ? less : source_.size();
    if (end > at_) {
      token = {
          .kind = HtmlToken::Kind::kText, .text = source_.substr(at_, end - at_), .attributes = {}};
      at_ = end;
      return true;
    }
    if (ReadMarkup(token)) return true;
  }
  return false;
}

// At a '<' that begins something. False where that is passed over.
bool HtmlTokenizer::ReadMarkup(HtmlToken& token) {
  const char next = source_[at_ + 1];
  const bool end_tag = next == '/';
  if (IsAsciiLetter(next) || (end_tag && IsAsciiLetter(source_[at_ + 2]))) return ReadTag(token);
  if (end_tag && source_[at_ + 2] == '>') {
    at_ += 3;
    return false;
  }
  const std::string_view rest = source_.substr(at_);
  constexpr std::string_view kCdata = "<![CDATA[";
  if (foreign_ && rest.starts_with(kCdata)) {
    const std::size_t begin = at_ + kCdata.size();
    SkipPast("]]>", begin);
    const std::size_t end = source_.substr(0, at_).ends_with("]]>") ? at_ - 3 : at_;
    token = {.kind = HtmlToken::Kind::kText,
             .literal = true,
             .text = source_.substr(begin, std::max(end, begin) - begin),
             .attributes = {}};
    return !token.text.empty();
  }
  if (rest.starts_with("<!--")) {
    SkipComment();
  } else {
    SkipPast(">", at_ + 2);  // a doctype, a processing instruction, or what is taken for a comment
  }
  return false;
}

// At "<!--". `<!-->` and `<!--->` are whole comments, and "--!>" ends one too.
void HtmlTokenizer::SkipComment() {
  const std::size_t begin = at_ + 4;
  const std::string_view rest = source_.substr(begin);
  if (rest.starts_with('>') || rest.starts_with("->")) {
    at_ = begin + (rest[0] == '>' ? 1 : 2);
    return;
  }
  for (std::size_t dashes = source_.find("--", begin); dashes != source_.npos;
       dashes = source_.find("--", dashes + 1)) {
    const std::string_view after = source_.substr(dashes + 2);
    if (!after.starts_with('>') && !after.starts_with("!>")) continue;
    at_ = dashes + (after[0] == '>' ? 3 : 4);
    return;
  }
  unclosed_bytes_ += source_.size() - at_;
  at_ = source_.size();
}

void HtmlTokenizer::SkipPast(std::string_view end, std::size_t from) {
  const std::size_t found = source_.find(end, from);
  if (found == source_.npos) unclosed_bytes_ += source_.size() - at_;
  at_ = found == source_.npos ? source_.size() : found + end.size();
}

// At '<' and a letter, or "</" and a letter.
bool HtmlTokenizer::ReadTag(HtmlToken& token) {
  const bool end_tag = source_[at_ + 1] == '/';
  const std::size_t begin = at_ + (end_tag ? 2 : 1);
  at_ = begin;
  while (at_ < source_.size() && !IsIn(kEndsTagName, source_[at_])) ++at_;
  token.kind = end_tag ? HtmlToken::Kind::kEndTag : HtmlToken::Kind::kStartTag;
  token.self_closing = token.literal = false;
  token.text = source_.substr(begin, at_ - begin);
  token.tag = TagNamed(token.text);
  attribute_count_ = 0;
  if (!ReadAttributes(token)) {
    cut_short_ = true;
    unclosed_bytes_ += source_.size() - begin;
    return false;
  }
  token.attributes = {attributes_.data(), attribute_count_};
  return true;
}

void HtmlTokenizer::SkipSpace() {
  while (at_ < source_.size() && IsHtmlSpace(source_[at_])) ++at_;
}

// To behind the '>'; false where there is none.
bool HtmlTokenizer::ReadAttributes(HtmlToken& token) {
  while (at_ < source_.size()) {
    const char c = source_[at_];
    if (c == '>') {
      ++at_;
      return true;
    }
    if (c == '/') {
      ++at_;
      token.self_closing = at_ < source_.size() && source_[at_] == '>';
    } else if (IsHtmlSpace(c)) {
      ++at_;
    } else {
      ReadAttribute();
    }
  }
  return false;
}

void HtmlTokenizer::ReadAttribute() {
  const std::size_t begin = at_++;  // a '=' may begin a name
  while (at_ < source_.size() && !IsIn(kEndsName, source_[at_])) ++at_;
  const AttributeName name = AttributeNamed(source_.substr(begin, at_ - begin));
  SkipSpace();
  std::string_view value;
  if (at_ < source_.size() && source_[at_] == '=') {
    ++at_;
    SkipSpace();
    value = ReadValue();
  }
  if (name == AttributeName::kOther) return;
  const auto known = std::span(attributes_).first(attribute_count_);
  if (std::any_of(known.begin(), known.end(), [&](const auto& a) { return a.name == name; }))
    return;
  attributes_[attribute_count_++] = {name, value};
}

std::string_view HtmlTokenizer::ReadValue() {
  if (at_ == source_.size() || source_[at_] == '>') return {};
  const char quote = source_[at_];
  if (quote == '"' || quote == '\'') {
    const std::size_t begin = at_ + 1;
    const std::size_t end = std::min(source_.find(quote, begin), source_.size());
    at_ = std::min(end + 1, source_.size());
    return source_.substr(begin, end - begin);
  }
  const std::size_t begin = at_;
  while (at_ < source_.size() && !IsIn(kEndsValue, source_[at_])) ++at_;
  return source_.substr(begin, at_ - begin);
}

// Whether "</name" stands at `at`, and the name ends there.
bool HtmlTokenizer::EndsElement(std::size_t at, std::string_view name) const {
  const std::string_view rest = source_.substr(at);
  if (!rest.starts_with("</") || !StartsWithAnyCase(rest.substr(2), name)) return false;
  const std::string_view after = rest.substr(2 + name.size());
  return !after.empty() && (IsHtmlSpace(after[0]) || after[0] == '/' || after[0] == '>');
}

// The standard's "script data escaped" states: in `<!-- <script>` a `</script>` does not end the
// script.
std::size_t HtmlTokenizer::FindScriptEnd() const {
  bool escaped = false, twice = false;
  for (std::size_t at = at_; at < source_.size(); ++at) {
    at = escaped ? source_.find_first_of("<-", at) : source_.find('<', at);
    if (at == source_.npos) break;
    const std::string_view rest = source_.substr(at);
    if (rest.starts_with("-->")) {
      escaped = twice = false;
    } else if (rest.starts_with("<!--")) {
      // "<!-->" and "<!--->" open and close.
      escaped = !rest.substr(4).starts_with('>') && !rest.substr(4).starts_with("->");
      twice &= escaped;
      at += 3;
    } else if (EndsElement(at, "script")) {
      if (!twice) return at;
      twice = false;
    } else if (escaped && StartsWithAnyCase(rest, "<script") && rest.size() > 7 &&
               (IsHtmlSpace(rest[7]) || rest[7] == '/' || rest[7] == '>')) {
      twice = true;
    }
  }
  return source_.npos;
}

std::string_view HtmlTokenizer::TakeRaw(Tag tag) {
  const std::string_view name = NameOf(tag);
  const std::size_t begin = at_;
  std::size_t end = source_.npos;
  if (tag == Tag::kScript) {
    end = FindScriptEnd();
  } else {
    end = source_.find('<', begin);
    while (end != source_.npos && !EndsElement(end, name)) end = source_.find('<', end + 1);
  }
  if (end == source_.npos) {
    unclosed_bytes_ += source_.size() - begin;
    return TakeRest();
  }
  at_ = end;
  HtmlToken end_tag;
  ReadTag(end_tag);
  return source_.substr(begin, end - begin);
}

std::string_view HtmlTokenizer::TakeRest() {
  const std::string_view rest = source_.substr(at_);
  at_ = source_.size();
  return rest;
}

}  // namespace newsieve
