// HtmlTokenizer: the tags and texts of a page, by the tokenizer of the WHATWG standard
// (https://html.spec.whatwg.org/multipage/parsing.html#tokenization). Comments, declarations and
// processing instructions are passed over. It does not know which elements are open: whoever does
// says where raw text and CDATA sections begin.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "html/names.h"

namespace newsieve {

struct HtmlToken {
  enum class Kind : std::uint8_t { kText, kStartTag, kEndTag };
  Kind kind = Kind::kText;
  bool self_closing = false;
  bool literal = false;   // of a text: '&' is no reference in it (a CDATA section)
  Tag tag = Tag::kOther;  // of a tag
  std::string_view text;  // of a text, as it stands in the source; of a tag its name
  // Of a start tag, those with a known name, each name once.
  std::span<const HtmlAttribute> attributes;

  bool Has(AttributeName name) const;
  // Empty where there is none.
  std::string_view ValueOf(AttributeName name) const;
};

// Not thread-safe. Linear in the source.
class HtmlTokenizer {
 public:
  // `source` must outlive the tokenizer and the tokens.
  explicit HtmlTokenizer(std::string_view source) : source_(source) {}

  // The next token, whose attributes last until the next call; false at the end.
  bool Next(HtmlToken& token);

  // After the start tag of an element whose content is no markup (a script, a title): its content;
  // passes over its end tag. To the end of the source where it is never closed.
  std::string_view TakeRaw(Tag tag);

  // All that is left, as a <plaintext> has it.
  std::string_view TakeRest();

  // Whether `<![CDATA[` begins a text, as in SVG and MathML.
  void SetForeign(bool foreign) { foreign_ = foreign; }

  // The source ended inside a tag, which was passed over.
  bool cut_short() const { return cut_short_; }
  // Bytes in a construct that was never closed.
  std::size_t unclosed_bytes() const { return unclosed_bytes_; }

 private:
  bool ReadTag(HtmlToken& token);
  bool ReadAttributes(HtmlToken& token);
  void ReadAttribute();
  std::string_view ReadValue();
  void SkipSpace();
  bool ReadMarkup(HtmlToken& token);
  void SkipComment();
  void SkipPast(std::string_view end, std::size_t from);
  bool EndsElement(std::size_t at, std::string_view name) const;
  std::size_t FindScriptEnd() const;

  static constexpr std::size_t kNames = static_cast<std::size_t>(AttributeName::kCount);

  std::string_view source_;
  std::size_t at_ = 0;
  std::array<HtmlAttribute, kNames> attributes_;
  std::size_t attribute_count_ = 0;
  bool foreign_ = false, cut_short_ = false;
  std::size_t unclosed_bytes_ = 0;
};

}  // namespace newsieve
