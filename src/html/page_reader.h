// PageReader: tokens -> open elements -> lines. What the standard's tree construction does to text
// is done here without a tree: implied end tags, elements that close others, raw text, SVG and
// MathML. What only moves nodes about (foster parenting, the adoption agency) is left out: text
// stays in the order of the source.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "html/line_writer.h"
#include "html/open_elements.h"
#include "html/page.h"
#include "html/tokenizer.h"

namespace newsieve {

class PageReader {
 public:
  PageReader(std::string_view source, const HtmlLimits& limits, HtmlPage& page);

  // To be called once.
  void Read();

 private:
  void Text(const HtmlToken& token);
  void StartTag(const HtmlToken& token);
  void EndTag(const HtmlToken& token);

  // Start tags.
  bool StartStructure(const HtmlToken& token);
  void StartForeign(const HtmlToken& token);
  void StartRaw(const HtmlToken& token);
  void StartVoid(const HtmlToken& token);
  void StartNormal(const HtmlToken& token);
  bool StartTablePart(Tag tag);
  void ImplyRow();
  void CloseBefore(Tag tag);
  void CloseRubyParts(Tag tag);

  // End tags.
  bool EndForeign(const HtmlToken& token);
  void EndFormatting(Tag tag);
  void EndScoped(Tag tag, Scope scope);
  void EndForm();
  void End(std::size_t index);
  void EndAlone(std::size_t index);

  std::uint32_t AddElement(const HtmlToken& token);
  void TakeAttributes(const HtmlToken& token, HtmlElement& element);
  void Push(const HtmlToken& token, Language language);
  void PopTo(std::size_t index);
  // Whether what stands in the innermost element is SVG or MathML.
  bool InForeign() const;
  void LeaveForeign();
  void WriteDecoded(std::string_view text, const OpenElement& in);

  HtmlLimits limits_;
  HtmlPage& page_;
  std::size_t source_size_;
  HtmlTokenizer tokenizer_;
  OpenElements open_;
  LineWriter lines_;
  std::string decoded_;
  bool body_ = false;  // has begun
  // The first line of the innermost open table row.
  std::vector<std::size_t> row_starts_;
};

}  // namespace newsieve
