#include "newsieve/templates.h"

#include <string>

#include "io/template_file.h"
#include "newsieve/stream.h"
#include "tests/templates/pages.h"
#include "tests/testing.h"

namespace newsieve {
namespace {

constexpr std::string_view kPack = R"(pack: p
rules:
- {id: t.share, why: w, phrases: [share this], strips: [Share this], keeps: [share]}
)";

Filter MakeFilter(std::string removal = "rules") {
  const TempDir dir;
  FilterOptions options = OnlyRules({dir.Write("r.yaml", kPack)});
  options.removal = std::move(removal);
  Result<Filter> made = Filter::Create(options);
  EXPECT_TRUE(made.ok()) << made.status().message();
  return std::move(made).value();
}

// The page of story i: rules, templates, and what is neither.
std::string Page(int i) {
  return "Menu of the paper\nShare this\n" + Spacer(i) + Headline(i) + "\n" + Article(i) +
         "Share this\n" + Spacer(i + 1000) + Headline(i % 3) + "\nImprint\n";
}

void WriteSites(const TempDir& dir) {
  for (int i = 0; i < 60; ++i)
    dir.Write("in/site" + std::to_string(i % 2) + "/" + std::to_string(i) + ".txt", Page(i));
  std::string lines;
  for (int i = 0; i < 400; ++i) {
    std::string text = Page(i);
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
      text.replace(at, 1, "\\n");
    lines += "{\"url\":\"https://www.host" + std::to_string(i % 7) + ".com/\",\"text\":\"" + text +
             "\"}\n" + (i % 50 == 0 ? "{broken\n" : "");
  }
  dir.Write("in/feed.jsonl", lines);
}

RunOptions Inputs(const TempDir& dir) {
  RunOptions options;
  options.inputs = {dir / "in"};
  return options;
}

TEST(TemplatesTest, LearnsTheSameWithAnyNumberOfThreads) {
  const TempDir dir;
  WriteSites(dir);
  const Filter filter = MakeFilter();
  std::string first;
  for (const int threads : {1, 2, 8, 32}) {
    RunOptions options = Inputs(dir);
    options.threads = threads;
    const LearnResult learned = LearnTemplates(filter, options);
    ASSERT_TRUE(learned.status.ok()) << learned.status.message();
    EXPECT_EQ(learned.templates.documents, 460U);
    EXPECT_EQ(learned.failed, 8U);
    const std::string bytes = FormatTemplates(learned.templates);
    if (first.empty()) first = bytes;
    EXPECT_EQ(bytes, first) << threads;
  }
  for (const char* site : {"site0", "site1", "host0.com", "host6.com"})
    EXPECT_NE(first.find("{\"site\":\"" + std::string(site) + "\",\"place\":\"apart\""),
              std::string::npos)
        << site;
}

TEST(TemplatesTest, CleansWithWhatWasLearned) {
  const TempDir dir;
  WriteSites(dir);
  const Filter filter = MakeFilter();
  const LearnResult learned = LearnTemplates(filter, Inputs(dir));
  const Filter with = filter.WithTemplates(learned.templates);
  Document document = DocumentOf(Page(1));
  document.source.site = "site1";
  const Report report = with.Evaluate(document);
  EXPECT_EQ(report.text, Spacer(1) + Headline(1) + "\n" + Article(1) + Spacer(1001));
  EXPECT_EQ(RebuildInput(report.text, report.edits), Page(1));
  ASSERT_FALSE(report.edits.empty());
  EXPECT_EQ(report.edits.front().rule, "template.site1");
  EXPECT_EQ(report.edits.front().action, EditAction::kRemoveLine);
  EXPECT_EQ(report.edits.front().why,
            (std::vector<std::string>{"place=apart", "stories=8", "documents=30/30"}));
  EXPECT_EQ(report.edits[1].rule, "t.share");  // a rule's line stays the rule's
  // What is left is clean.
  document.bytes = report.text;
  EXPECT_TRUE(with.Evaluate(document).edits.empty());
  // Another site, and the filter as it was.
  document = DocumentOf(Page(1));
  EXPECT_EQ(with.Evaluate(document).text, filter.Evaluate(document).text);
}

TEST(TemplatesTest, TheHostOfTheUrlNamesTheSite) {
  const Filter with =
      MakeFilter().WithTemplates({1, {{"example.com", TemplatePlace::kApart, "imprint", 3, 3, 3}}});
  Document document = DocumentOf(Page(1));
  document.source.url = "https://www.example.com:443/story";
  const Report report = with.Evaluate(document);
  EXPECT_EQ(report.text.find("Imprint"), std::string::npos);
  EXPECT_EQ(report.edits.back().rule, "template.example.com");
}

// Titles are the caller's, and need not be valid UTF-8.
TEST(TemplatesTest, ADamagedTitleIsATitle) {
  const Filter with =
      MakeFilter().WithTemplates({1, {{"a", TemplatePlace::kApart, "imprint", 3, 3, 3}}});
  Document document = DocumentOf(Page(1));
  document.source.site = "a";
  for (const char* title :
       {"\xF0", "Imprint of the old paper \xE4", "\xF0\x9F\x98", "\xED\xA0\x80"}) {
    // A copy that ends where its memory does, for the sanitizers.
    document.title = std::string(title);
    document.title.shrink_to_fit();
    EXPECT_EQ(with.Evaluate(document).text.find("Imprint"), std::string::npos);
  }
  document.title = "Imprint\x80";
  EXPECT_NE(with.Evaluate(document).text.find("\nImprint"), std::string::npos) << "the title stays";
}

TEST(TemplatesTest, VersionsTellWhichTemplates) {
  const Filter filter = MakeFilter();
  EXPECT_EQ(filter.versions().templates, "");
  const TemplateSet one{1, {{"a", TemplatePlace::kApart, "x", 3, 3, 3}}};
  const TemplateSet other{1, {{"a", TemplatePlace::kApart, "y", 3, 3, 3}}};
  const Versions versions = filter.WithTemplates(one).versions();
  EXPECT_EQ(versions.rules, filter.versions().rules);
  EXPECT_EQ(versions.templates.size(), 16U);
  EXPECT_NE(versions.templates, filter.WithTemplates(other).versions().templates);
  // From a file they are the same.
  const TempDir dir;
  ASSERT_TRUE(SaveTemplates(one, dir / "t.jsonl").ok());
  FilterOptions options = OnlyRules({});
  options.templates_path = dir / "t.jsonl";
  const Result<Filter> loaded = Filter::Create(options);
  ASSERT_TRUE(loaded.ok()) << loaded.status().message();
  EXPECT_EQ(loaded->versions().templates, versions.templates);
  dir.Write("t.jsonl", "nothing\n");
  EXPECT_EQ(Filter::Create(options).status().code(), StatusCode::kConfig);
}

TEST(TemplatesTest, TheConfigurationSaysHowMuchIsEnough) {
  const TempDir dir;
  WriteSites(dir);
  FilterOptions options = OnlyRules({});
  options.config_path =
      dir.Write("c.yaml", "templates: {apart: {min_share: 1}, article: {min_share: 1}}\n");
  const Result<Filter> filter = Filter::Create(options);
  ASSERT_TRUE(filter.ok()) << filter.status().message();
  const LearnResult learned = LearnTemplates(*filter, Inputs(dir));
  for (const TemplateLine& line : learned.templates.lines) EXPECT_EQ(line.documents, line.of);
  EXPECT_LT(learned.templates.lines.size(),
            LearnTemplates(MakeFilter(), Inputs(dir)).templates.lines.size());
  for (const char* wrong :
       {"apart: {min_stories: 9}", "article: {min_stories: 1}", "apart: {min_share: 2}",
        "title: {words: 3}", "memory: 3", "same_story: half", "suggest: {min_left: 2}",
        "suggest: {left: 1}", "suggest: {headline: {share: 1}}", "suggest: 3"}) {
    dir.Write("c.yaml", "templates: {" + std::string(wrong) + "}\n");
    const Status status = Filter::Create(options).status();
    EXPECT_EQ(status.code(), StatusCode::kConfig) << wrong;
    EXPECT_EQ(status.message().find(dir / "c.yaml:1:"), 0U) << status.message();
  }
}

// With the line model too: random pages of random lines, of which any may be a template.
TEST(TemplatesTest, CleaningTwiceChangesNothingMore) {
  Random random(5);
  const Filter filter = MakeFilter("balanced");
  std::vector<std::string> lines = {"Menu", "Share this", "By Jane Doe", "and", "Follow us there"};
  for (int i = 0; i < 12; ++i) lines.push_back(Headline(i));
  for (int i = 0; i < 40; ++i) lines.push_back(Sentence(i, i));
  int taken = 0;
  for (int round = 0; round < 300; ++round) {
    TemplateSet set;
    for (const std::string& line : lines)
      for (const TemplatePlace place : {TemplatePlace::kArticle, TemplatePlace::kApart})
        if (random.Below(3) == 0) set.lines.push_back({"s", place, line, 5, 5, 5});
    std::string text;
    for (std::size_t i = random.Below(40) + 1; i > 0; --i) text += random.Pick(lines) + "\n";
    const Filter with = filter.WithTemplates(set);
    Document document = DocumentOf(text);
    document.source.site = "s";
    const Report once = with.Evaluate(document);
    ASSERT_EQ(RebuildInput(once.text, once.edits), text);
    for (const Edit& edit : once.edits) taken += edit.rule == "template.s";
    document.bytes = once.text;
    ASSERT_EQ(with.Evaluate(document).text, once.text) << text;
  }
  EXPECT_GT(taken, 200) << "hardly anything is a template: this proves little";
}

TEST(TemplatesTest, LearnsNothingWhereItCannotRead) {
  const Filter filter = MakeFilter();
  RunOptions options;
  EXPECT_EQ(LearnTemplates(filter, options).status.code(), StatusCode::kUsage);
  const TempDir dir;
  options.inputs = {dir / "none"};
  const LearnResult learned = LearnTemplates(filter, options);
  EXPECT_TRUE(learned.status.ok());
  EXPECT_EQ(learned.failed, 1U);
  EXPECT_TRUE(learned.templates.lines.empty());
  std::atomic<bool> stop = true;
  options.inputs = {dir.Write("in/a.txt", Page(1))};
  options.stop = &stop;
  EXPECT_EQ(LearnTemplates(filter, options).status.code(), StatusCode::kInterrupted);
}

}  // namespace
}  // namespace newsieve
