// LineShape: what a line of a web page looks like, in one pass: counts and marks that tell prose
// from furniture in any language. Cheaper than text/line.h, which folds the line for rules: a page
// has hundreds of lines that no rule will ever see.
#pragma once

#include <cstdint>
#include <string_view>

namespace newsieve {

struct LineShape {
  std::uint32_t words = 0;  // runs of letters and digits; two letters of a script without spaces
                            // count as one
  std::uint32_t solid = 0;  // characters that are no white space
  std::uint32_t letters = 0, digits = 0;
  std::uint32_t long_words = 0;     // of four or more letters
  std::uint32_t capital_words = 0;  // of these, those that begin with a capital
  std::uint32_t stops = 0;          // commas, colons and sentence marks
  std::uint32_t symbols = 0;   // and other signs that are neither letters nor usual punctuation
  bool ends_sentence = false;  // its last visible sign but quotes and brackets
  bool ends_colon = false;
  bool begins_lower = false;
  std::uint32_t said = 0;     // hash of its letters, lower case; all numbers alike
  std::uint32_t opening = 0;  // of its first two words; 0 where it has no more
};

// `line`: valid UTF-8. Linear.
LineShape ShapeOf(std::string_view line);

}  // namespace newsieve
