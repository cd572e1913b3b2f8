// What repeated lines are counted with: 64-bit hashes, taken for the lines themselves.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/count_table.h"

namespace newsieve {

// Lines or paragraphs, and how many of them repeat an earlier one.
class Duplicates {
 public:
  void Add(std::string_view element);

  std::size_t elements() const { return elements_; }
  std::size_t duplicates() const { return duplicates_; }
  std::size_t duplicate_characters() const { return duplicate_characters_; }

 private:
  CountTable seen_;
  std::size_t elements_ = 0, duplicates_ = 0, duplicate_characters_ = 0;
};

}  // namespace newsieve
