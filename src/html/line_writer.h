// LineWriter: the text of a page, written line by line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "html/open_elements.h"
#include "html/page.h"

namespace newsieve {

class LineWriter {
 public:
  // Writes text, lines and runs of `page`, which must outlive the writer.
  explicit LineWriter(HtmlPage& page) : page_(page) {}

  // Text of the innermost open element. White space is collapsed, no-break spaces with it, unless
  // that is literal.
  void Write(std::string_view text, const OpenElement& in);

  // White space that counts where text stands before and behind it in a line.
  void Space() { space_ = open_; }

  // A block begins or ends; with `margin` an empty line is left there.
  void Break(bool margin);

  // A <br>: two of them end a paragraph.
  void BreakLine();

  // The lines from `first` on are those of a table row: where they are one of each of several
  // cells, they become one line with tabs, which belongs to the element `row`.
  void JoinRow(std::size_t first, std::uint32_t row);

  // Ends the text. Nothing may be written after it.
  void Finish();

 private:
  enum class Gap : std::uint8_t { kNone, kLine, kMargin };

  void WriteCollapsed(std::string_view text, const OpenElement& in);
  void WriteLiteral(std::string_view text, const OpenElement& in);
  void Append(std::string_view text, const OpenElement& in);
  void Begin(const OpenElement& in);
  void End();

  HtmlPage& page_;
  Gap gap_ = Gap::kNone;   // between the last line and the next one
  bool open_ = false;      // a line is being written
  bool space_ = false;     // stands before what comes next in it
  bool after_br_ = false;  // nothing was written since
};

}  // namespace newsieve
