#include "html/metadata.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/html/metadata_testing.h"

namespace newsieve {
namespace {

constexpr std::string_view kUrl = "https://www.the-paper.org/2024/05/04/bridge.html";

// "value (origin)"; several values joined by '|'.
std::string Found(std::string_view source, MetadataField field, std::string_view url = kUrl) {
  const HtmlPage page = ReadHtml(source, kHtmlLimits);
  for (const MetadataItem& item : ExtractMetadata(page, url, BuiltInMetadataConfig()).items) {
    if (item.field != field) continue;
    std::string told;
    for (const std::string& value : item.values) told += (told.empty() ? "" : "|") + value;
    return told + " (" + std::string(ToString(item.from)) + ")";
  }
  return "";
}

struct Case {
  std::string_view source, found;
};

TEST(MetadataTest, FindsTheTitle) {
  const Case kCases[] = {
      {"<title>Old bridge to be rebuilt | The Paper</title><h1>Old bridge to be rebuilt</h1>",
       "Old bridge to be rebuilt (visible)"},
      {"<title>Old bridge to be rebuilt | The Paper</title><h1>The Paper</h1>",
       "Old bridge to be rebuilt (title)"},
      {"<title>Old bridge to be rebuilt - The Paper</title><meta property=og:site_name "
       "content='The Paper'><p>Text",
       "Old bridge to be rebuilt (title)"},
      {"<title>Bridge: a new one | The Paper</title><meta property=og:title content='Bridge: a "
       "new one'><p>Text",
       "Bridge: a new one (opengraph)"},
      {"<title>A bridge is rebuilt | News</title><h2>Other news</h2><h2>A bridge is rebuilt</h2>",
       "A bridge is rebuilt (visible)"},
      {"<title>Much to do for the town</title><h1>Bridges Much to do for the town</h1>",
       "Much to do for the town (visible)"},
      {"<title>Tips &amp; tricks</title><h1 hidden>Tips & tricks for you</h1>",
       "Tips & tricks (title)"},
      {"<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Bridge\"}"
       "</script><p>Text",
       "Bridge (json-ld)"},
      {"<h1>Bridge</h1>", "Bridge (visible)"},
      {"<p>Text", ""},
      {"", ""},
  };
  for (const Case& test : kCases)
    EXPECT_EQ(Found(test.source, MetadataField::kTitle), test.found) << test.source;
}

// A title of a thousand parts took minutes.
TEST(MetadataTest, TakesNoTitleThatIsNone) {
  std::string long_title, parts, byline;
  for (int i = 0; i < 100000; ++i) long_title += "a | ", byline += "by ";
  for (int i = 0; i < 200; ++i) parts += "a | ";
  EXPECT_EQ(Found("<title>" + long_title + "</title><p>Text", MetadataField::kTitle), "");
  EXPECT_EQ(
      Found("<meta property=og:title content='" + long_title + "'><p>Text", MetadataField::kTitle),
      "");
  EXPECT_EQ(Found("<title>" + parts + "</title><p>Text", MetadataField::kTitle), "a (title)");
  EXPECT_EQ(Found("<meta name=author content='" + byline + "'><p>Text", MetadataField::kAuthor),
            "");
}

TEST(MetadataTest, FindsTheAuthors) {
  const Case kCases[] = {
      {"<script type=application/ld+json>{\"@type\":\"Article\",\"author\":[{\"name\":\"Jane "
       "Doe\"},{\"name\":\"John Roe\"}]}</script>",
       "Jane Doe|John Roe (json-ld)"},
      {"<meta name=author content='By Jane Doe'>", "Jane Doe (meta)"},
      {"<meta property=article:author content='https://facebook.com/thepaper'><a rel=author>Jane "
       "Doe</a>",
       "Jane Doe (visible)"},
      {"<meta name=author content='The Paper'><p class=byline>By Jane Doe, May 3",
       "Jane Doe (visible)"},
      {"<meta name=author content='The Paper'>", "The Paper (meta)"},
      {"<h1>Bridge</h1><p>By<p>Jane Doe<p>Text", "Jane Doe (visible)"},
      {"<h1>Bridge</h1><p>Von Jana Maier<p>Text", "Jana Maier (visible)"},
      {"<h1>Bridge</h1><a href=/authors/jane>Jane Doe</a><span>Follow</span>",
       "Jane Doe (visible)"},
      {"<span itemprop=author><span itemprop=name>Jane Doe</span></span><p><i "
       "itemprop=author>Troll</i>",
       "Jane Doe (microdata)"},
      {"<h1>Bridge</h1><div class=comments><a rel=author>Troll</a></div>", ""},
      {"<h1>Bridge</h1><p>By the river stands a bridge that nobody likes.", ""},
  };
  for (const Case& test : kCases)
    EXPECT_EQ(Found(test.source, MetadataField::kAuthor), test.found) << test.source;
}

TEST(MetadataTest, FindsTheDate) {
  const Case kCases[] = {
      {"<script type=application/ld+json>{\"@type\":\"Article\",\"datePublished\":\"2024-05-03T10:"
       "00+02:00\"}</script><time datetime=2023-01-01>",
       "2024-05-03T10:00:00+02:00 (json-ld)"},
      {"<meta property=article:published_time content=2024-05-03>", "2024-05-03 (opengraph)"},
      {"<meta name=dc.date content='not a date'><meta name=date content=2024-05-03>",
       "2024-05-03 (meta)"},
      {"<h1>Bridge</h1><time datetime='2024-05-03T10:00:00Z'>yesterday</time>",
       "2024-05-03T10:00:00Z (visible)"},
      {"<h1>Bridge</h1>Updated: <time>May 9, 2024</time><p>Published: <time>May 3, 2024</time>",
       "2024-05-03 (visible)"},
      {"<h1>Bridge</h1><p>Text", "2024-05-04 (url)"},
  };
  for (const Case& test : kCases)
    EXPECT_EQ(Found(test.source, MetadataField::kPublished), test.found) << test.source;
  EXPECT_EQ(Found("<h1>Bridge</h1><p>May 3, 2024<p>Text", MetadataField::kPublished, ""),
            "2024-05-03 (visible)");
  EXPECT_EQ(Found("<h1>Bridge</h1><p>Text", MetadataField::kPublished, ""), "");
}

TEST(MetadataTest, FindsTheRest) {
  constexpr std::string_view kPage =
      "<html lang=en-GB><head><meta property=og:site_name content='The Paper'>"
      "<link rel=canonical href=/bridge><meta property=og:image content=//cdn.org/a.jpg>"
      "<meta property=article:section content=Local><meta property=article:tag content=Bridges>"
      "<meta property=article:tag content='Rivers, towns'>"
      "<meta property=article:modified_time content=2024-05-05></head><p>Text</html>";
  EXPECT_EQ(Found(kPage, MetadataField::kSite), "The Paper (opengraph)");
  EXPECT_EQ(Found(kPage, MetadataField::kUrl), "https://www.the-paper.org/bridge (link)");
  EXPECT_EQ(Found(kPage, MetadataField::kUrl, ""), "/bridge (link)");
  EXPECT_EQ(Found(kPage, MetadataField::kImage), "https://cdn.org/a.jpg (opengraph)");
  EXPECT_EQ(Found(kPage, MetadataField::kLanguage), "en-GB (html)");
  EXPECT_EQ(Found(kPage, MetadataField::kSection), "Local (opengraph)");
  EXPECT_EQ(Found(kPage, MetadataField::kTags), "Bridges|Rivers|towns (opengraph)");
  EXPECT_EQ(Found(kPage, MetadataField::kModified), "2024-05-05 (opengraph)");
}

TEST(MetadataTest, TellsOfBrokenJsonLd) {
  const HtmlPage page =
      ReadHtml("<script type=application/ld+json>{\"@type\":</script><h1>Bridge</h1>", kHtmlLimits);
  const PageMetadata found = ExtractMetadata(page, "", BuiltInMetadataConfig());
  EXPECT_EQ(found.broken_json_ld, 1U);
  EXPECT_EQ(found.Value(MetadataField::kTitle), "Bridge");
}

TEST(MetadataConfigTest, TellsOfMistakes) {
  const struct {
    std::string_view yaml, fault;
  } kCases[] = {
      {"sources: {title: [nowhere x]}", "there is no source 'nowhere'"},
      {"sources: {headline: []}", "headline"},
      {"title: {min_confirmed: 2}", "a share is 0..1"},
      {"dates: {months: [[a], [b]]}", "twelve months"},
      {"author: {max_names: -1}", ""},
      {"colour: red", "colour"},
  };
  for (const auto& test : kCases) {
    YamlFile file("test.yaml", std::string(test.yaml));
    MetadataConfig config;
    const YamlNode* root = file.Parse();
    ASSERT_NE(root, nullptr);
    EXPECT_FALSE(ReadMetadataConfig(file, *root, config)) << test.yaml;
    ASSERT_FALSE(file.faults().empty());
    EXPECT_NE(file.faults()[0].message.find(test.fault), std::string::npos)
        << file.faults()[0].message;
  }
}

}  // namespace
}  // namespace newsieve
