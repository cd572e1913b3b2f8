#include "io/site.h"

#include <gtest/gtest.h>

namespace newsieve {
namespace {

TEST(SiteTest, IsTheHostOfAUrl) {
  const struct {
    std::string_view url, site;
  } kCases[] = {
      {"https://www.Example.com/a/b?c#d", "example.com"},
      {"http://news.example.com:8080/", "news.example.com"},
      {"https://user:secret@example.com/x@y", "example.com"},
      {"//cdn.example.com/x", "cdn.example.com"},
      {"example.com/page", "example.com"},
      {"https://example.com.", "example.com"},
      {"https://example.com?x=//other.com", "example.com"},
      {"example.com/r?u=https://other.com/x", "example.com"},  // the other is its argument
      {"example.com?u=https://other.com", "example.com"},
      {"example.com#https://other.com", "example.com"},
      {"example.com\\r:https://other.com", "example.com"},
      {"/r?u=https://other.com/x", ""},
      {"HTTPS://WWW.EXAMPLE.COM", "example.com"},
      {"http://[2001:db8::1]:80/", "[2001:db8::1]"},
      {"http://localhost/x", "localhost"},
      {"https://bücher.example/", "bücher.example"},
      {"", ""},
      {"https://", ""},
      {"https://www./", "www"},
      {"file:///tmp/x.html", ""},
      {"about:blank", ""},
      {"urn:isbn:0451450523", ""},
      {"not a url", ""},
      {"https://exa mple.com/", ""},
      {"https://a\nb.com/", ""},
  };
  for (const auto& test : kCases) EXPECT_EQ(SiteOfUrl(test.url), test.site) << test.url;
  EXPECT_EQ(SiteOfUrl("https://" + std::string(300, 'a') + ".com/"), "");
}

TEST(SiteTest, ElseItIsTheFolderOrTheFile) {
  EXPECT_EQ(SiteOfFile("bbc/2024/a.txt", "news/bbc/2024/a.txt", false), "bbc/2024");
  EXPECT_EQ(SiteOfFile("a.txt", "/data/news/a.txt", false), "news");
  EXPECT_EQ(SiteOfFile("a.txt", "a.txt", false), ".");
  EXPECT_EQ(SiteOfFile("sub/a.jsonl", "in/sub/a.jsonl", true), "sub/a.jsonl");
  EXPECT_EQ(SiteOfFile("-", "-", true), "-");
  EXPECT_EQ(SiteOfFile("b\xFF/a.txt", "in/b\xFF/a.txt", false), "b\\xff");
}

TEST(SiteTest, TheCallerMaySay) {
  Source source;
  source.path = "in/a.txt";
  source.url = "https://example.com/";
  EXPECT_EQ(SiteOf(source), "example.com");
  source.url = "";
  EXPECT_EQ(SiteOf(source), "in");
  source.record = 3;
  EXPECT_EQ(SiteOf(source), "in/a.txt");
  source.site = "mine";
  EXPECT_EQ(SiteOf(source), "mine");
  EXPECT_EQ(SiteOf({}), ".");
}

}  // namespace
}  // namespace newsieve
