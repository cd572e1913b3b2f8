// TextEdit: a replaced span, the algebra behind "clean text plus edits rebuild the input byte for
// byte".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace newsieve {

// [start, end) of some text is replaced by `inserted`. `rule` is whatever number the maker of the
// edit gives it. Lists of edits are sorted by start and disjoint.
struct TextEdit {
  std::size_t start = 0, end = 0;
  std::string inserted;
  int rule = 0;
};

// `text` with the edits applied.
std::string ApplyEdits(std::string_view text, const std::vector<TextEdit>& edits);

// The one list of edits that leads from A to C, where `first` leads from A to B, and `second` from
// B to C. Where edits of both overlap they become one edit, which carries the rule of the second.
std::vector<TextEdit> ComposeEdits(const std::vector<TextEdit>& first,
                                   const std::vector<TextEdit>& second);

}  // namespace newsieve
