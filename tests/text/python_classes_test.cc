#include "text/python_classes.h"

#include <gtest/gtest.h>

namespace newsieve {
namespace {

// Compared with Python 3.11 over all of Unicode: only what Unicode 15 changed differs.
TEST(PythonClassesTest, ClassesAreThoseOfPython) {
  const struct {
    char32_t rune;
    unsigned classes;
  } kCases[] = {
      {U'a', kPyWord | kPyAlpha | kPyAlphabetic | kPyLower},
      {U'Z', kPyWord | kPyAlpha | kPyAlphabetic | kPyUpper},
      {U'_', kPyWord},
      {U'7', kPyWord | kPyNumeric},
      {U'-', 0},
      {U'\u00A0', kPySpace},
      {U'\u200B', 0},  // zero-width space
      {U'½', kPyWord | kPyNumeric},
      {U'三', kPyWord | kPyAlpha | kPyAlphabetic | kPyNumeric},
      {U'ǅ', kPyWord | kPyAlpha | kPyAlphabetic | kPyLower},  // title case
      {U'ª', kPyWord | kPyAlpha | kPyAlphabetic | kPyLower},
      {U'Ⅳ', kPyWord | kPyAlphabetic | kPyUpper | kPyNumeric},
      {U'ⓐ', kPyAlphabetic | kPyLower},
      {U'\u093F', kPyAlphabetic},  // a vowel sign is no \w
      {U'\U0001D400', kPyWord | kPyAlpha | kPyAlphabetic | kPyUpper},
      {U'\U0001F600', 0},
  };
  for (const auto& test : kCases)
    EXPECT_EQ(PythonClassOf(test.rune), test.classes) << std::hex << unsigned{test.rune};
}

TEST(PythonClassesTest, LowersAndDecomposes) {
  const struct {
    std::string_view word, expected;
  } kCases[] = {
      {"", ""},
      {"NaTO-7", "nato-7"},
      {"École", "e\u0301cole"},
      {"Йод", "и\u0306од"},
      {"ΟΔΟΣ", "οδος"},  // the sigma at the end has a form of its own
      {"ΣΑΣ", "σας"},
      {"Σ", "σ"},
      {"İZ", "i\u0307z"},
      {"a\u0301\u0323", "a\u0323\u0301"},  // marks in canonical order
      {"ẠẮ", "a\u0323a\u0306\u0301"},
      {"각", "\u1100\u1161\u11A8"},
      {"हिन्दी", "हिन्दी"},
      {"\U0001D15E", "\U0001D157\U0001D165"},
      {"𐐀", "𐐨"},
  };
  for (const auto& test : kCases) {
    std::string out = "x ";
    AppendLowerDecomposed(test.word, out);
    EXPECT_EQ(out, "x " + std::string(test.expected)) << test.word;
  }
}

}  // namespace
}  // namespace newsieve
