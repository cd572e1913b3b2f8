// Finds a few phrases in much text, without regard to case: S. Wu and U. Manber, "A fast algorithm
// for multi-pattern searching", 1994, with blocks of two bytes. Most places of a text are never
// looked at.
#pragma once

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
  std::vector<std::string> phrases_;  // in lower case
  std::size_t shortest_ = 0;
  std::vector<std::uint8_t> shifts_;  // by two folded bytes: how far no phrase can begin
};

}  // namespace newsieve
