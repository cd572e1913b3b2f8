#include "base/hash.h"

#include <gtest/gtest.h>

namespace newsieve {
namespace {

// From xxHash's own tests: records and versions depend on these values staying.
TEST(Hash64Test, IsXxh3) {
  EXPECT_EQ(Hash64(""), 0x2D06800538D394C2u);
  EXPECT_EQ(Hash64("", 0), Hash64(""));
  EXPECT_NE(Hash64("a", 1), Hash64("a", 2));
}

TEST(HexDigitsTest, WritesSixteenLowerCaseDigits) {
  EXPECT_EQ(HexDigits(0), "0000000000000000");
  EXPECT_EQ(HexDigits(0xFFFFFFFFFFFFFFFF), "ffffffffffffffff");
  EXPECT_EQ(HexDigits(0x0123456789ABCDEF), "0123456789abcdef");
}

}  // namespace
}  // namespace newsieve
