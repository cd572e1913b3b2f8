#include "templates/story_book.h"

#include <gtest/gtest.h>

namespace newsieve {
namespace {

TEST(StoryBookTest, JoinsStories) {
  StoryBook book;
  const std::uint32_t a = book.Add(), b = book.Add(), c = book.Add(), d = book.Add();
  EXPECT_NE(a, kNoStory);
  book.Join(c, d);
  book.Join(d, b);
  EXPECT_EQ(book.Root(b), book.Root(d));
  EXPECT_EQ(book.Root(b), book.Root(c));
  EXPECT_NE(book.Root(a), book.Root(b));
  EXPECT_EQ(book.Root(d), b);  // the oldest stands for all
  EXPECT_EQ(book.Root(kNoStory), kNoStory);
}

}  // namespace
}  // namespace newsieve
