#include "html/json_ld.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/html/metadata_testing.h"

namespace newsieve {
namespace {

// Values of a property, joined by '|'; "broken" where a script cannot be read.
std::string Values(const std::vector<std::string_view>& scripts, std::string_view property) {
  const JsonLd found = ReadJsonLd(scripts, BuiltInMetadataConfig());
  if (found.broken > 0) return "broken";
  std::string joined;
  for (const std::string& value : found.Values(property))
    joined += (joined.empty() ? "" : "|") + value;
  return joined;
}

TEST(JsonLdTest, ReadsTheArticle) {
  const struct {
    std::string_view script, property, values;
  } kCases[] = {
      {R"({"@type":"NewsArticle","headline":"A"})", "headline", "A"},
      {R"([{"@type":"Person"},{"@type":["Thing","NewsArticle"],"headline":"A"}])", "headline", "A"},
      {R"({"@graph":[{"@type":"WebPage","datePublished":"1"},{"@type":"Article","headline":"A"}]})",
       "datePublished", "1"},
      {R"({"@type":"https://schema.org/NewsArticle","headline":"A"})", "headline", "A"},
      {R"({"@type":"NewsArticle","author":{"@type":"Person","name":"J"}})", "author", "J"},
      {R"({"@type":"NewsArticle","author":["I",{"name":"J"},{"name":["K","L"]}]})", "author",
       "I|J|K|L"},
      {R"({"@graph":[{"@type":"Person","@id":"#j","name":"J"},{"@type":"Article","author":{"@id":"#j"}}]})",
       "author", "J"},
      {R"({"@type":"NewsArticle","image":{"@type":"ImageObject","name":"n","url":"u"}})", "image",
       "u"},
      {R"({"@type":"NewsArticle","publisher":{"name":"P","url":"u"}})", "publisher", "P"},
      {R"({"@type":"ItemList","item":{"@type":"NewsArticle","headline":"B"}})", "headline", "B"},
      {R"([{"@type":"ItemList","item":{"@type":"NewsArticle","headline":"B"}},{"@type":"NewsArticle","headline":"A"}])",
       "headline", "A"},
      {R"({"@type":"Product","headline":"A"})", "headline", ""},
      {R"({"@type":"NewsArticle","author":{"@id":"#j"}})", "author", ""},
      {R"({"@type":"NewsArticle","headline":5,"author":null})", "headline", ""},
      {"", "headline", ""},
      {" \n ", "headline", ""},
      {"5", "headline", ""},
  };
  for (const auto& test : kCases)
    EXPECT_EQ(Values({test.script}, test.property), test.values) << test.script;
}

TEST(JsonLdTest, MendsWhatIsOftenWrong) {
  for (const std::string_view script : {
           "<!-- {\"@type\":\"Article\",\"headline\":\"A\"} -->",
           "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"A\"}\n//]]>",
           "{\"@type\":\"Article\",/* no */\"headline\":\"A\"}",
           "{\"@type\":\"Article\",\"headline\":\"A\",}",
           "[{\"@type\":\"Article\",\"headline\":\"A\"} , ]",
           "{\"@type\":\"Article\",\"description\":\"a\nb\tc\",\"headline\":\"A\"}",
           "{\"@type\":\"Article\",\"description\":\"a\\'b\",\"headline\":\"A\"}",
           "{\"@type\":\"Article\",\"url\":\"https://a.org/\",\"headline\":\"A\",};",
       })
    EXPECT_EQ(Values({script}, "headline"), "A") << script;
}

TEST(JsonLdTest, TellsOfWhatIsBeyondMending) {
  for (const std::string_view script :
       {"{", "{\"@type\":\"Article\"", "{\"a\" \"b\"}", "<p>", "{\"a\":\"b}", "\\", "{\"a\":\"\\"})
    EXPECT_EQ(Values({script}, "headline"), "broken") << script;
  EXPECT_EQ(Values({std::string(100000, '[')}, "headline"), "broken");
}

TEST(JsonLdTest, FindsTheLongestBody) {
  EXPECT_EQ(ArticleBody(std::vector<std::string_view>{
                R"({"@type":"A","articleBody":"short"})",
                R"({"@graph":[{"x":{"articleBody":"the longer one"}},{"articleBody":7}]})", "{"}),
            "the longer one");
  EXPECT_EQ(ArticleBody({}), "");
}

}  // namespace
}  // namespace newsieve
