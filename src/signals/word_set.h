// A small set of words, looked up by the hash (HashWord) that signals have of their words anyway.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include "text/word_scan.h"

namespace newsieve {

class WordSet {
 public:
  WordSet() : WordSet(std::span<const std::string>{}) {}
  WordSet(std::initializer_list<std::string> words)
      : WordSet(std::span(words.begin(), words.size())) {}
  explicit WordSet(std::span<const std::string> words)
      : slots_(std::bit_ceil(4 * words.size() + 1)) {
    for (const std::string& word : words) {
      slots_[Find(HashWord(word))] = HashWord(word);
      longest_ = word.size() > longest_ ? word.size() : longest_;
    }
  }

  bool Contains(std::uint64_t hash) const { return slots_[Find(hash)] == hash && hash != 0; }
  std::size_t longest() const { return longest_; }  // bytes

 private:
  // Where `hash` is, or the empty place where it belongs.
  std::size_t Find(std::uint64_t hash) const {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at] != hash && slots_[at] != 0) at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  std::vector<std::uint64_t> slots_;  // 0 is empty; at least three of four are
  std::size_t longest_ = 0;
};

}  // namespace newsieve
