// Pages that break parsers: group E of the project's list of bad inputs (34 to 44), small ones from
// tests/corpus/html, large ones made here, so large that work which grows faster than the page
// would not end.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "html/page.h"
#include "tests/html/page_checks.h"

namespace newsieve {
namespace {

HtmlPage ReadChecked(std::string_view source) {
  HtmlPage page = ReadHtml(source, kHtmlLimits);
  EXPECT_EQ(PageFault(page, kHtmlLimits), std::nullopt);
  return page;
}

// The letters of what of a page is found: too Deep, too many Elements, Cut short, Swallowed.
std::string Findings(const HtmlPage& page) {
  const HtmlFindings& findings = page.findings;
  return std::string(findings.too_deep ? "D" : "") + (findings.too_many_elements ? "E" : "") +
         (findings.cut_short ? "C" : "") + (findings.swallowed ? "S" : "");
}

TEST(BadInputsTest, ReadsSmallPages) {
  const struct {
    std::string_view name, findings, holds, lacks;
  } kCases[] = {
      {"34_unmatched_attributes", "", "The harbour", ""},
      {"34_unmatched_ends", "", "Ferries sail", "</b>"},
      {"35_nested", "", "Deep inside.\n\nAfter it.", ""},
      {"36_spans", "", "Berths\tShips\n12\t9", ""},
      {"37_attributes", "", "Long name.0 1 2", "class"},
      {"38_unclosed_comment", "S", "The harbour", "lost"},
      {"38_unclosed_script", "S", "The harbour", "a += 1"},
      {"38_unclosed_style", "S", "The harbour", "margin"},
      {"38_unclosed_title", "S", "", "The harbour"},
      {"38_unclosed_textarea", "S", "And this. And this.", ""},
      {"38_unclosed_cdata", "S", "not <b>bold</b>", "CDATA"},
      {"38_plaintext", "", "is text <p>with its tags.", ""},
      {"39_cut_in_tag", "C", "The second paragraph ends here", "example.org"},
      {"39_cut_in_quote", "CS", "The harbour", "quoted value"},
      {"40_references", "", "&amp; \uFFFD \uFFFD \uFFFD \u20AC \u00ACit; \u2209", "&amp;amp;"},
      {"41_images_and_json", "", "Before after.", "iVBOR"},
      {"42_hidden_trees", "", "After the picture.", "M0"},
      {"42_frameset", "", "", "No frames"},
      {"43_script_shell", "", "You need to enable JavaScript", "main.js"},
      {"44_hidden_text", "", "Shown, but not spoken.", ""},
  };
  for (const auto& test : kCases) {
    const auto path = std::filesystem::path(NEWSIEVE_SOURCE_DIR) / "tests/corpus/html" /
                      (std::string(test.name) + ".html");
    std::ifstream file(path, std::ios::binary);
    const std::string source{std::istreambuf_iterator<char>(file), {}};
    ASSERT_FALSE(source.empty()) << path;
    const HtmlPage page = ReadChecked(source);
    EXPECT_EQ(Findings(page), test.findings) << test.name;
    EXPECT_NE(page.text.find(test.holds), page.text.npos) << test.name << "\n" << page.text;
    if (!test.lacks.empty()) {
      EXPECT_EQ(page.text.find(test.lacks), page.text.npos) << test.name << "\n" << page.text;
    }
  }
}

std::string Many(std::string_view part, std::size_t count) {
  std::string many;
  many.reserve(part.size() * count);
  while (count-- > 0) many += part;
  return many;
}

TEST(BadInputsTest, KeepsTextOfNestedElements) {
  const auto read = [](std::string_view part, std::size_t count) {
    const HtmlPage page = ReadChecked(Many(part, count));
    EXPECT_TRUE(page.findings.too_deep) << part;
    EXPECT_EQ(std::count(page.text.begin(), page.text.end(), 'x'), count) << part;
  };
  read("<div>x", 1'000'000);
  for (const std::string_view part :
       {"<ul><li>x", "<table><tr><td>x", "<font>x", "<b><div>x</b>", "<svg><desc>x"})
    read(part, 100'000);
}

TEST(BadInputsTest, KeepsTextOfUnmatchedTags) {
  const std::string spans = Many("<span>", 500);
  const struct {
    std::string begin;
    std::string_view part;
  } kCases[] = {
      {"", "<b i>x"},
      {"", "<i i>x"},
      {"", "x</b>"},
      {"<button>", "<a><p>x"},
      {"<p><table><td>" + spans, "x</p>"},
      {"<h1><table><td>" + spans, "x</h1>"},
      {"<x><div>", "x<y></x>"},
      {"<svg>", "x<g></h>"},
      {"<li>" + spans + "<ul><address>", "<li>x"},
  };
  for (const auto& test : kCases) {
    const HtmlPage page = ReadChecked(test.begin + Many(test.part, 100'000));
    EXPECT_EQ(std::count(page.text.begin(), page.text.end(), 'x'), 100'000) << test.part;
  }
}

TEST(BadInputsTest, PassesOverWhatIsLarge) {
  std::string attributes = "<p", names;
  for (int i = 0; i < 100'000; ++i) attributes += " a" + std::to_string(i) + "=b";
  for (int i = 0; i < 200'000; ++i) names += "<y" + std::to_string(i) + ">";
  for (const std::string& source :
       {attributes + ">", names, "<p class='" + std::string(10'000'000, 'y') + "'>",
        "<img src='data:image/png;base64," + Many("iVBORw0K", 2'500'000) + "'>",
        "<script type='application/ld+json'>" + Many("{\"a\":1},", 600'000) + "</script>",
        Many("<!-- y -->", 200'000), "<script>" + Many("<!--<script>", 200'000) + "-->y</script>",
        "<svg>" + Many("<path d='M0 0'/>", 12'000) + "</svg>"}) {
    EXPECT_EQ(ReadChecked(source + "<p>x").text, "x\n") << source.substr(0, 40);
  }
  EXPECT_EQ(ReadChecked(Many("&amp;", 200'000)).text.size(), 200'001u);
}

}  // namespace
}  // namespace newsieve
