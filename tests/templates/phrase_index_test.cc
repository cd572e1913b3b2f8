#include "templates/phrase_index.h"

#include <algorithm>
#include <string>
#include <vector>

#include "tests/testing.h"

namespace newsieve {
namespace {

std::vector<TemplateLine> LinesOf(const std::vector<std::string>& texts) {
  std::vector<TemplateLine> lines;
  for (const std::string& text : texts)
    lines.push_back({"site", TemplatePlace::kApart, text, 3, 3, 3});
  return lines;
}

// The texts that stand in `core`, in their order there.
std::string Found(const std::vector<TemplateLine>& lines, std::string_view core) {
  PhraseIndex index;
  for (const TemplateLine& line : lines) index.Add(line);
  std::string told;
  index.ForEachIn(core, [&](const TemplateLine& line) { told += "[" + line.text + "]"; });
  return told;
}

TEST(PhraseIndexTest, FindsWordsAndNotPartsOfThem) {
  const std::vector<TemplateLine> lines =
      LinesOf({"share", "share this", "the end.", "(c) gazette", "$5 off", "menü", "读新闻"});
  const struct {
    std::string_view core, found;
  } kCases[] = {
      {"", ""},
      {"share", "[share]"},
      {"they share this and share that", "[share][share this][share]"},
      {"shares and plowshare and shareß", ""},
      {"shares, but share", "[share]"},  // not only where it stands first
      {"it is the end. then", "[the end.]"},
      {"it is the end", ""},
      {"photo(c) gazette", "[(c) gazette]"},
      {"now $5 offer", ""},
      {"das menü hier", "[menü]"},
      {"das menüs", ""},
      {"他说“读新闻”很好", ""},  // quotes are folded before: these are letters here
      {"他说\"读新闻\"很好", "[读新闻]"},
      {"他读新闻很好", ""},
  };
  for (const auto& test : kCases) EXPECT_EQ(Found(lines, test.core), test.found) << test.core;
}

TEST(PhraseIndexTest, TellsOfEachLineThatHasTheText) {
  EXPECT_EQ(Found(LinesOf({"share", "share", ""}), "share"), "[share][share]");
  EXPECT_EQ(Found({}, "share"), "");
}

bool IsWord(char c) { return c >= 'a' && c <= 'z'; }

// By trying each text at each place.
std::string FoundSlowly(const std::vector<TemplateLine>& lines, const std::string& core) {
  std::string told;
  for (std::size_t at = 0; at < core.size(); ++at)
    for (const TemplateLine& line : lines) {
      const std::size_t end = at + line.text.size();
      const auto inside = [&](std::size_t border) {
        return border > 0 && border < core.size() && IsWord(core[border - 1]) &&
               IsWord(core[border]);
      };
      if (core.compare(at, line.text.size(), line.text) == 0 && !inside(at) && !inside(end))
        told += "[" + line.text + "]";
    }
  return told;
}

TEST(PhraseIndexTest, AgreesWithTryingThemAll) {
  Random random(3);
  std::size_t found = 0;
  for (int round = 0; round < 3000; ++round) {
    std::vector<std::string> texts;
    for (std::size_t i = random.Below(6); i > 0; --i) {
      const std::string text = random.Text("ab .", 4);
      if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end())
        texts.push_back(text);
    }
    const std::vector<TemplateLine> lines = LinesOf(texts);
    const std::string core = random.Text("ab .", 20);
    const std::string told = Found(lines, core);
    ASSERT_EQ(told, FoundSlowly(lines, core)) << core;
    found += told.size();
  }
  EXPECT_GT(found, 1000U) << "hardly anything is found: this proves little";
}

}  // namespace
}  // namespace newsieve
