// How many elements of a sequence (lines, paragraphs) stand more than once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "signals/repetition.h"

namespace newsieve {

// Counts of elements and of the characters in them.
struct Repeats {
  std::size_t elements = 0, characters = 0;
  std::size_t different = 0, different_characters = 0;  // every element once
  std::size_t copies = 0, copied_characters = 0;  // elements that stand more than once, all copies
};

class RepeatCounter {
 public:
  void Add(std::uint64_t hash, std::size_t characters) {
    elements_.push_back({seen_.Add(hash), characters});
  }

  Repeats Count() const {
    Repeats found;
    std::uint32_t next = 0;  // numbers are given in the order of first copies
    for (const auto& [number, characters] : elements_) {
      ++found.elements;
      found.characters += characters;
      if (number == next) ++next, ++found.different, found.different_characters += characters;
      if (seen_.count(number) > 1) ++found.copies, found.copied_characters += characters;
    }
    return found;
  }

 private:
  struct Element {
    std::uint32_t number;
    std::size_t characters;
  };
  CountTable seen_;
  std::vector<Element> elements_;
};

}  // namespace newsieve
