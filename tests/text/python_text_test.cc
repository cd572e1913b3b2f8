#include "text/python_text.h"

#include <string>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

using Lines = std::vector<std::string_view>;

TEST(PythonTextTest, SplitsLinesAsPythonDoes) {
  EXPECT_EQ(PythonSplitLines(""), Lines());
  EXPECT_EQ(PythonSplitLines("a"), Lines({"a"}));
  EXPECT_EQ(PythonSplitLines("a\n"), Lines({"a"}));
  EXPECT_EQ(PythonSplitLines("\n\na"), Lines({"", "", "a"}));
  EXPECT_EQ(PythonSplitLines("a\r\nb\rc\n\r"), Lines({"a", "b", "c", ""}));
  EXPECT_EQ(PythonSplitLines("a\vb\fc\x1C"
                             "d\x1D"
                             "e\x1E"
                             "f"),
            Lines({"a", "b", "c", "d", "e", "f"}));
  EXPECT_EQ(PythonSplitLines("a\u0085b\u2028c\u2029d"), Lines({"a", "b", "c", "d"}));
  EXPECT_EQ(PythonSplitLines("a\x1F"
                             "b\tc\u00A0d\u2027e"),
            Lines({"a\x1F"
                   "b\tc\u00A0d\u2027e"}));
}

TEST(PythonTextTest, SplitsLinesAlikeAtEveryPlace) {
  for (const std::string_view end : {"\n", "\r\n", "\x1E", "\u0085", "\u2028"}) {
    for (std::size_t size = 0; size < 20; ++size) {
      const std::string before(size, 'x'), behind(20 - size, 'y');
      EXPECT_EQ(PythonSplitLines(std::string(before).append(end).append(behind)),
                Lines({before, behind}))
          << size;
    }
  }
}

TEST(PythonTextTest, StripsAllWhiteSpace) {
  EXPECT_EQ(PythonStrip(" \u3000a b\x1F\u00A0"), "a b");
  EXPECT_EQ(PythonStripLeft(" a "), "a ");
  EXPECT_EQ(PythonStripRight(" a "), " a");
  EXPECT_EQ(PythonStrip("\u2028\n"), "");
  EXPECT_EQ(PythonStrip("\u200Ba"), "\u200Ba");
}

}  // namespace
}  // namespace newsieve
