#include "base/utf8.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

std::string Encode(char32_t rune) {
  std::string bytes;
  AppendCharacter(bytes, rune);
  return bytes;
}

TEST(Utf8Test, EveryCodePointComesBackAsItself) {
  for (char32_t rune = 0; rune <= 0x10FFFF; ++rune) {
    const std::string bytes = Encode(rune);
    const bool surrogate = rune >= 0xD800 && rune <= 0xDFFF;
    ASSERT_EQ(IsValidUtf8(bytes), !surrogate) << static_cast<unsigned>(rune);
    ASSERT_EQ(ValidCharacterLength(bytes), surrogate ? 0 : bytes.size());
    if (surrogate) continue;
    std::size_t pos = 0;
    ASSERT_EQ(NextCharacter(bytes, pos), rune);
    ASSERT_EQ(pos, bytes.size());
  }
}

// All sequences of up to three bytes, by two ways that know nothing of each other.
TEST(Utf8Test, AgreesWithTheValidatorOnEveryShortSequence) {
  std::string bytes(3, '\0');
  for (unsigned lead = 0x80; lead < 0x100; ++lead) {
    for (unsigned second = 0x70; second < 0x100; ++second) {
      for (unsigned third :
           {0x00U, 0x7FU, 0x80U, 0x8FU, 0x90U, 0x9FU, 0xA0U, 0xBFU, 0xC0U, 0xFFU}) {
        bytes = {static_cast<char>(lead), static_cast<char>(second), static_cast<char>(third)};
        std::size_t expected = 0;
        for (std::size_t length = 1; length <= 3 && expected == 0; ++length)
          if (IsValidUtf8(bytes.substr(0, length))) expected = length;
        ASSERT_EQ(ValidCharacterLength(bytes), expected) << lead << ' ' << second << ' ' << third;
      }
    }
  }
}

// The lengths of the pieces that `bytes` falls into; an ill-formed piece is negative.
std::vector<int> Pieces(std::string_view bytes) {
  std::vector<int> pieces;
  while (!bytes.empty()) {
    const std::size_t valid = ValidCharacterLength(bytes);
    const std::size_t length = valid > 0 ? valid : InvalidSequenceLength(bytes);
    pieces.push_back(valid > 0 ? static_cast<int>(length) : -static_cast<int>(length));
    bytes.remove_prefix(length);
  }
  return pieces;
}

TEST(Utf8Test, FindsMaximalSubpartsAsBrowsersDo) {
  const struct {
    std::string_view bytes;
    std::vector<int> pieces;
  } kCases[] = {
      {"a\x80z", {1, -1, 1}},                                         // lone continuation
      {"\xC0\xAF", {-1, -1}},                                         // overlong
      {"\xE0\x80\xAF", {-1, -1, -1}},                                 // overlong
      {"\xF0\x80\x80\xAF", {-1, -1, -1, -1}},                         // overlong
      {"\xED\xA0\x80", {-1, -1, -1}},                                 // surrogate
      {"\xF4\x91\x92\x93\xFF\x41", {-1, -1, -1, -1, -1, 1}},          // Unicode 15, table 3-9
      {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", {-2, -1, -3, -2, 1}},  // table 3-11
      {"\xF8\x88\x80\x80\x80", {-1, -1, -1, -1, -1}},                 // five bytes: no such form
      {"\xE2\x82", {-2}},                                             // cut
      {"\xF0\x9F\x98", {-3}},                                         // cut
      {"\xC3", {-1}},                                                 // cut
      {"\xFF\xFE", {-1, -1}},
  };
  for (const auto& test : kCases)
    EXPECT_EQ(Pieces(test.bytes), test.pieces) << testing::PrintToString(test.bytes);
}

}  // namespace
}  // namespace newsieve
