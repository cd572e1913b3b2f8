// Finds a handful of phrases in one pass over a text, in any ASCII case.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "signals/text_search.h"

namespace newsieve {

// Looks at every position for the first bytes of any phrase, with letters in lower case, in a small
// table; only what is in it is compared. Immutable.
class AnyCaseFinder {
 public:
  AnyCaseFinder() = default;
  // `phrases` are in lower case and not empty.
  explicit AnyCaseFinder(std::span<const std::string> phrases);

  std::span<const std::string> phrases() const { return phrases_; }

  // Whether any of them stands in `text`.
  bool FindsAny(std::string_view text) const;

  // Calls found(place of the phrase, its position in `text`) by position, overlaps too.
  template <typename Found>
  void ForEach(std::string_view text, Found found) const {
    std::uint32_t window = 0;  // the last key_bytes_ bytes, the first of them highest
    for (std::size_t end = 1; end <= text.size(); ++end) {
      window = (window << 8 | static_cast<unsigned char>(text[end - 1]) | 0x20) & mask_;
      if (!maybe_[PlaceOf(window)] || end < key_bytes_) continue;
      const std::string_view rest = text.substr(end - key_bytes_);
      for (std::size_t i = 0; i < phrases_.size(); ++i)
        if (EqualsInAnyCase(rest.substr(0, phrases_[i].size()), phrases_[i]))
          found(i, end - key_bytes_);
    }
  }

 private:
  static constexpr int kTableBits = 12;

  static std::size_t PlaceOf(std::uint32_t window) {
    return (window * 0x9E3779B1u) >> (32 - kTableBits);
  }

  void MakeKeys();
  // Whether the first bytes of a phrase may begin at one of the first kBlock bytes of `bytes`,
  // which are kBlock + kKey - 1 or more.
  bool MayBeginIn(const char* bytes) const;

  static constexpr std::size_t kBlock = 64, kKey = 3;
  using Key = std::array<char, kKey>;

  std::vector<std::string> phrases_;
  std::vector<Key> keys_;  // what they begin with; none where that would not sort out much
  std::size_t longest_ = 0;
  std::size_t key_bytes_ = 1;
  std::uint32_t mask_ = 0;
  std::array<bool, 1 << kTableBits> maybe_{};
};

}  // namespace newsieve
