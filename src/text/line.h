// Line: one line of a text and what can be seen of it without knowing any language. These facts are
// the vocabulary of rule conditions (docs/rules.md) and of every later model over lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/unicode.h"

namespace newsieve {

enum class LineEnd : std::uint8_t { kNone, kSentence, kColon, kEllipsis, kComma };

enum LineTrait : std::uint32_t {
  kHasUrl = 1 << 0,
  kHasEmail = 1 << 1,
  kHasPrice = 1 << 2,
  kHasPercent = 1 << 3,
  kHasDate = 1 << 4,
  kHasTime = 1 << 5,
  kHasHandle = 1 << 6,
  kHasPipe = 1 << 7,
  kHasQuestion = 1 << 8,
  kHasMarker = 1 << 9,  // begins with a list marker
  kHasQuote = 1 << 10,  // a quotation mark, or a dialogue dash at the start
  kTitleCase = 1 << 11,
  kUpperCase = 1 << 12,
  kStartsLower = 1 << 13,
  kHasLetter = 1 << 14,
  kBeginsWithStop =
      1 << 15,  // begins with a sign that closes something: , . ; : ! ? ) and closing quotes
  kEndsInLower = 1 << 16,     // its last word is in lower case, with nothing but commas behind it
  kSentenceInside = 1 << 17,  // a sentence ends before the end of the line
};

struct LineFacts {
  std::uint32_t words =
      0;  // runs of letters and digits; two characters of a script without spaces count as one
  std::uint32_t chars = 0;  // characters of the folded line
  std::uint32_t solid = 0;  // characters that are no white space, as they stand
  std::uint32_t digits = 0, letters = 0;
  std::uint32_t long_words = 0;     // of four or more letters
  std::uint32_t capital_words = 0;  // of these, those that begin with a capital
  std::uint32_t stops = 0;          // commas, colons and sentence marks
  std::uint32_t traits = 0;         // LineTrait bits
  LineEnd end = LineEnd::kNone;
  Script script = kScriptCommon;     // of most letters
  std::uint32_t script_letters = 0;  // letters in that script
};

// Facts and folded form of a line. The folded form is what rules match (docs/rules.md): trimmed,
// lower case, single spaces, straight quotes, plain dashes. Its core lacks list markers and
// decoration at both ends.
struct FoldedLine {
  LineFacts facts;
  std::string folded;
  std::size_t core_begin = 0, core_end = 0;  // of the folded form
  std::uint64_t core_hash = 0;               // Hash64 of the core
  std::vector<std::uint32_t> signs;  // where in the folded form signs stand that traits look at

  std::string_view core() const {
    return std::string_view(folded).substr(core_begin, core_end - core_begin);
  }
};

// Looks at `line` (valid UTF-8, no line terminator) and fills `out`, whose buffers are used again.
// Linear time.
void FoldLine(std::string_view line, FoldedLine& out);

// For a byte of the folded form of `line`, where the character it came from begins in `line`: entry
// i for folded byte i, and one more entry for the end of the last character. Only inline rules need
// it, so it is made on demand.
std::vector<std::size_t> FoldedOffsets(std::string_view line);

// A line of a text: [begin, end) without, [begin, next) with its terminator (LF, CR LF or CR; the
// last may have none).
struct LineSpan {
  std::size_t begin = 0, end = 0, next = 0;
};

std::vector<LineSpan> SplitLines(std::string_view text);

}  // namespace newsieve
