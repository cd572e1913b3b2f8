// A small set of characters, for counting them in a text.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace newsieve {

class CharacterSet {
 public:
  // Every character of every one of `texts` (valid UTF-8).
  explicit CharacterSet(const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
      for (std::size_t pos = 0; pos < text.size();) {
        const char32_t rune = NextCharacter(text, pos);
        if (rune < ascii_.size())
          ascii_[rune] = true;
        else
          others_.push_back(rune);
      }
    }
  }

  bool Contains(char32_t rune) const {
    if (rune < ascii_.size()) return ascii_[rune];
    return !others_.empty() && std::find(others_.begin(), others_.end(), rune) != others_.end();
  }

 private:
  std::array<bool, 128> ascii_{};
  std::vector<char32_t> others_;
};

}  // namespace newsieve
