#include "html/charset.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "base/ascii.h"

namespace newsieve {
namespace {

// Heads are shorter but for one page in a thousand.
constexpr std::size_t kMaxHeadBytes = std::size_t{1} << 16;

// White space as HTML has it.
bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }
// Whether `bytes` has `word`, which is lower case, at `pos`.
bool StandsAt(std::string_view bytes, std::size_t pos, std::string_view word) {
  return bytes.size() - pos >= word.size() &&
         std::ranges::equal(bytes.substr(pos, word.size()), word, {}, AsciiLower);
}

// The place of `word` at or behind `pos`; the end where there is none.
std::size_t Find(std::string_view bytes, std::size_t pos, std::string_view word) {
  while (pos < bytes.size() && !StandsAt(bytes, pos, word)) ++pos;
  return std::min(pos, bytes.size());
}

struct Attribute {
  std::string name, value;  // both lower case
};

// One pass over the tags of a head.
class Prescan {
 public:
  explicit Prescan(std::string_view bytes) : bytes_(bytes.substr(0, kMaxHeadBytes)) {}

  std::string Charset() {
    while (pos_ < bytes_.size()) {
      if (bytes_[pos_] != '<') {
        ++pos_;
      } else if (StandsAt(bytes_, pos_, "<!--")) {
        pos_ = Find(bytes_, pos_ + 2, "-->") + 3;
      } else if (StartsTag("<meta")) {
        pos_ += 5;
        if (std::string label = MetaCharset(); !label.empty()) return label;
      } else if (StartsTag("<body")) {
        break;
      } else if (StartsTag("<script")) {
        SkipTag();
        pos_ = Find(bytes_, pos_, "</script");
      } else {
        SkipTag();
      }
    }
    return XmlEncoding();
  }

 private:
  char At(std::size_t pos) const { return pos < bytes_.size() ? bytes_[pos] : '\0'; }

  bool StartsTag(std::string_view tag) const {
    const char next = At(pos_ + tag.size());
    return StandsAt(bytes_, pos_, tag) && (IsSpace(next) || next == '/' || next == '>');
  }

  // Any tag, or what looks like one, with its attributes: their values may hold a '>'.
  void SkipTag() {
    const char next = At(pos_ + 1);
    if (!IsAsciiLetter(next) && !(next == '/' && IsAsciiLetter(At(pos_ + 2)))) {
      const bool markup = next == '!' || next == '/' || next == '?';
      pos_ = markup ? Find(bytes_, pos_, ">") + 1 : pos_ + 1;
      return;
    }
    while (pos_ < bytes_.size() && !IsSpace(bytes_[pos_]) && bytes_[pos_] != '>') ++pos_;
    while (NextAttribute()) {
    }
  }

  // The next attribute of the tag that is being read; none at its end, which is passed.
  std::optional<Attribute> NextAttribute() {
    while (IsSpace(At(pos_)) || At(pos_) == '/') ++pos_;
    if (pos_ >= bytes_.size()) return std::nullopt;
    if (bytes_[pos_] == '>') return ++pos_, std::nullopt;
    Attribute attribute;
    for (; pos_ < bytes_.size(); ++pos_) {
      const char c = bytes_[pos_];
      if ((c == '=' && !attribute.name.empty()) || IsSpace(c) || c == '/' || c == '>') break;
      attribute.name.push_back(AsciiLower(c));
    }
    std::size_t equals = pos_;
    while (IsSpace(At(equals))) ++equals;
    if (At(equals) == '=') {
      pos_ = equals + 1;
      attribute.value = NextValue();
    }
    return attribute;
  }

  std::string NextValue() {
    while (IsSpace(At(pos_))) ++pos_;
    const char quote = At(pos_);
    const bool quoted = quote == '"' || quote == '\'';
    if (quoted) ++pos_;
    std::string value;
    for (; pos_ < bytes_.size(); ++pos_) {
      const char c = bytes_[pos_];
      if (quoted ? c == quote : IsSpace(c) || c == '>') break;
      value.push_back(AsciiLower(c));
    }
    if (quoted) ++pos_;
    return value;
  }

  // The charset of a <meta> whose attributes come next. Of equal attributes the first counts.
  std::string MetaCharset() {
    bool has_charset = false, has_content = false, has_pragma = false, is_content_type = false;
    std::string declared, in_content;
    while (const std::optional<Attribute> attribute = NextAttribute()) {
      if (attribute->name == "charset" && !has_charset) {
        has_charset = true;
        declared = attribute->value;
      } else if (attribute->name == "http-equiv" && !has_pragma) {
        has_pragma = true;
        is_content_type = attribute->value == "content-type";
      } else if (attribute->name == "content" && !has_content) {
        has_content = true;
        in_content = ContentCharset(attribute->value);
      }
    }
    if (!has_charset && is_content_type) declared = in_content;
    return AsRead(declared);
  }

  // "text/html; charset=x"
  // (https://html.spec.whatwg.org/#extracting-character-encodings-from-meta-elements).
  static std::string ContentCharset(std::string_view content) {
    constexpr std::string_view kKey = "charset";
    for (std::size_t at = 0; (at = content.find(kKey, at)) != content.npos;) {
      at += kKey.size();
      std::string_view rest = content.substr(at);
      const auto skip_space = [&] {
        while (!rest.empty() && IsSpace(rest.front())) rest.remove_prefix(1);
      };
      skip_space();
      if (rest.empty() || rest.front() != '=') continue;
      rest.remove_prefix(1);
      skip_space();
      if (rest.empty()) return "";
      if (rest.front() != '"' && rest.front() != '\'')
        return std::string(rest.substr(
            0, static_cast<std::size_t>(
                   std::ranges::find_if(rest, [](char c) { return IsSpace(c) || c == ';'; }) -
                   rest.begin())));
      const std::size_t close = rest.find(rest.front(), 1);
      return close == rest.npos ? "" : std::string(rest.substr(1, close - 1));
    }
    return "";
  }

  // encoding="x" of an XML declaration, which must be the first of all.
  std::string XmlEncoding() const {
    if (!bytes_.starts_with("<?xml")) return "";
    const std::string_view declaration = bytes_.substr(0, bytes_.find('>'));
    std::size_t at = declaration.find("encoding");
    if (at == declaration.npos) return "";
    const auto skip_space = [&] {
      while (at < declaration.size() && static_cast<unsigned char>(declaration[at]) <= ' ') ++at;
    };
    at += std::string_view("encoding").size();
    skip_space();
    if (at >= declaration.size() || declaration[at] != '=') return "";
    ++at;
    skip_space();
    if (at >= declaration.size() || (declaration[at] != '"' && declaration[at] != '\'')) return "";
    const std::size_t close = declaration.find(declaration[at], at + 1);
    if (close == declaration.npos) return "";
    std::string label(declaration.substr(at + 1, close - at - 1));
    std::ranges::transform(label, label.begin(), AsciiLower);
    return AsRead(std::move(label));
  }

  static std::string AsRead(std::string label) {
    const auto is_space = [](char c) { return IsSpace(c); };
    label.erase(label.begin(), std::ranges::find_if_not(label, is_space));
    while (!label.empty() && IsSpace(label.back())) label.pop_back();
    if (label.starts_with("utf-16") || label == "unicode") return "utf-8";
    if (label == "x-user-defined") return "windows-1252";
    return label;
  }

  std::string_view bytes_;
  std::size_t pos_ = 0;
};

}  // namespace

std::string HtmlCharset(std::string_view bytes) { return Prescan(bytes).Charset(); }

}  // namespace newsieve
