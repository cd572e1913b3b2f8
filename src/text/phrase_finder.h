// Finds a few phrases in much text, without regard to case: S. Wu and U. Manber, "A fast algorithm
// for multi-pattern searching", 1994, with blocks of two bytes. Most places of a text are never
// looked at.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsieve {

struct PhraseHit {
  std::size_t begin = 0;   // byte in the text
  std::size_t phrase = 0;  // place in the list
};

// Immutable and thread-safe.
class PhraseFinder {
 public:
  // `phrases`: of ASCII, two bytes or more; the shortest bounds how far a search jumps.
  explicit PhraseFinder(std::vector<std::string> phrases);

  // Every place where a phrase stands, in the order of the text; ASCII letters of either case are
  // alike.
  std::vector<PhraseHit> Find(std::string_view text) const;

 private:
  std::size_t BlockAt(std::string_view text, std::size_t pos) const {
    const auto kind = [&](std::size_t at) { return kinds_[static_cast<unsigned char>(text[at])]; };
    return kind(pos) * kinds_in_use_ + kind(pos + 1);
  }
  bool StandsAt(std::string_view text, std::size_t pos, std::string_view phrase) const;

  std::vector<std::string> phrases_;
  std::size_t shortest_ = 0;
  // Bytes that no phrase has are of one kind, letters in both cases of one: the table stays small.
  std::array<std::uint8_t, 256> kinds_{};
  std::size_t kinds_in_use_ = 1;
  std::vector<std::uint8_t> shifts_;  // by the kinds of two bytes: how far no phrase can begin
};

}  // namespace newsieve
