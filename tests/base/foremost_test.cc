#include "base/foremost.h"

#include <string>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

using Strings = std::vector<std::string>;

// By their first letter alone, so that the rest tells equals apart.
bool Before(const std::string& a, const std::string& b) { return a[0] < b[0]; }

Strings Kept(std::size_t size, const Strings& items) {
  Foremost<std::string> foremost(size, Before);
  for (const std::string& item : items) foremost.Offer(item);
  return foremost.Take();
}

TEST(ForemostTest, KeepsTheFirstInOrder) {
  const Strings items = {"d", "b", "e", "a", "c"};
  EXPECT_EQ(Kept(3, items), (Strings{"a", "b", "c"}));
  EXPECT_EQ(Kept(9, items), (Strings{"a", "b", "c", "d", "e"}));
  EXPECT_EQ(Kept(0, items), Strings());
  EXPECT_EQ(Kept(3, {}), Strings());
}

TEST(ForemostTest, OfEqualsKeepsThoseOfferedFirst) {
  EXPECT_EQ(Kept(2, {"b1", "b2", "b3"}), (Strings{"b1", "b2"}));
  EXPECT_EQ(Kept(3, {"b1", "b2", "b3", "a1", "a2"}), (Strings{"a1", "a2", "b1"}));
}

}  // namespace
}  // namespace newsieve
