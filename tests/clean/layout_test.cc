// What rules ask of the document around a line: position, zone, neighbours, repetition, prose,
// script, language.
#include "clean/layout.h"

#include <string>

#include "tests/testing.h"

namespace newsieve {
namespace {

const std::string kProse =
    "The minister said on Tuesday that the plan for the new bridge would go ahead after all, in "
    "spite of the long delays.\n";

// The lines that begin with "x" and go under a rule `pattern: ^x.*` of this body.
std::string Left(std::string_view body, std::string_view text, std::string language = "und") {
  return TestCleaner(OneRule("pattern: '^xxx'\n" + std::string(body)))
      .Left(text, std::move(language));
}

struct ConditionCase {
  std::string_view body;
  std::string text, left;
};

void Check(const std::vector<ConditionCase>& cases) {
  for (const ConditionCase& test : cases)
    EXPECT_EQ(Left(test.body, test.text), test.left) << test.body << "\n" << test.text;
}

TEST(LayoutTest, KnowsTheZonesAroundTheCore) {
  const std::string page = "xxx 1\n" + kProse + "xxx 2\n" + kProse + "xxx 3\n";
  Check({
      {"when: {zone: [head]}", page, kProse + "xxx 2\n" + kProse + "xxx 3\n"},
      {"when: {zone: [body]}", page, "xxx 1\n" + kProse + kProse + "xxx 3\n"},
      {"when: {zone: [tail]}", page, "xxx 1\n" + kProse + "xxx 2\n" + kProse},
      {"when: {zone: [head, tail]}", page, kProse + "xxx 2\n" + kProse},
      {"when: {zone: [body]}", "xxx 1\nHome\nxxx 2\n", "Home\n"},  // without prose all is body
      {"when: {zone: [head, tail]}", "xxx 1\nHome\n", "xxx 1\nHome\n"},
  });
}

TEST(LayoutTest, MeasuresTheDistanceFromTheCore) {
  const std::string page = "xxx 1\nxxx 2\n" + kProse + "xxx 3\n" + kProse + "xxx 4\nxxx 5\n";
  Check({
      {"when: {from_core: 2}", page, "xxx 2\n" + kProse + "xxx 3\n" + kProse + "xxx 4\n"},
      {"when: {from_core: 1}", page, kProse + "xxx 3\n" + kProse},
      {"when: {from_core: 1}", "xxx 1\nHome\n", "xxx 1\nHome\n"},
  });
}

TEST(LayoutTest, CountsFromBothEndsOverWhatStillStands) {
  Check({
      {"when: {first: 1}", "\n\nxxx 1\na\nxxx 2\n", "\n\na\nxxx 2\n"},
      {"when: {first: 1}", "xxx 1\nxxx 2\na\nxxx 3\n",
       "a\nxxx 3\n"},  // the next one is the first now
      {"when: {last: 2}", "xxx 1\na\nxxx 2\nb\n\n", "xxx 1\na\nb\n\n"},
      {"when: {last: 0}", "xxx 1\n", "xxx 1\n"},
      {"when: {first: 0}", "xxx 1\n", "xxx 1\n"},
  });
}

TEST(LayoutTest, SeesTheNearestStandingNeighbours) {
  Check({
      {"prev: {ends: [colon]}", "a:\n\nxxx 1\nxxx 2\nb\n",
       "a:\n\nb\n"},  // the second follows the colon once the first is gone
      {"prev: {ends: [colon]}", "a\nxxx 1\n", "a\nxxx 1\n"},
      {"prev: {ends: [colon]}", "xxx 1\n", "xxx 1\n"},  // no such line
      {"prev: {none: true}", "\nxxx 1\na\nxxx 2\n", "\na\nxxx 2\n"},
      {"prev: {max_words: 9}", "xxx 1\na\n", "xxx 1\na\n"},
      {"next: {marker: true}", "xxx 1\n\n- a\nxxx 2\nb\n", "- a\nxxx 2\nb\n"},
      {"next: {none: true}", "xxx 1\na\nxxx 2\n\n", "xxx 1\na\n"},
      {"next: {ends: [colon]}", "xxx 1\n", "xxx 1\n"},
      {"prev: {ends: [colon]}\nnext: {none: true}", "a:\nxxx 1\nb:\nxxx 2\n", "a:\nxxx 1\nb:\n"},
      {"when: {none: true}", "xxx 1\n", "xxx 1\n"},  // a line that is there
  });
}

TEST(LayoutTest, SeesRepeatedCores) {
  Check({
      {"when: {repeated: true}", "xxx 1\na\nXXX 1:\nxxx 2\n", "a\nxxx 2\n"},
      {"when: {repeated: false}", "xxx 1\na\nxxx 1\nxxx 2\n", "xxx 1\na\nxxx 1\n"},
  });
}

TEST(LayoutTest, TellsProseFromTheRest) {
  const std::string prose = "xxx the minister said on Tuesday that it would go ahead.\n";
  Check({
      {"when: {prose: true}", prose + "xxx 1\n", "xxx 1\n"},
      {"when: {prose: false}", prose + "xxx 1\n", prose},
  });
}

TEST(LayoutTest, SeesForeignScripts) {
  Check({
      {"when: {foreign: true}", "Новости дня и ещё раз новости\nxxx read\nxxx 1\nxxx ещё новости\n",
       "Новости дня и ещё раз новости\nxxx ещё новости\n"},
      {"when: {foreign: false}", "News of the day\nxxx read\nxxx ещё новости\n",
       "News of the day\nxxx ещё новости\n"},
      {"when: {foreign: true}",
       "東京のニュースです東京のニュースです\nxxx カタカナノニュース\nxxx "
       "뉴스입니다속보입니다\n",
       "東京のニュースです東京のニュースです\nxxx カタカナノニュース\nxxx "
       "뉴스입니다속보입니다\n"},  // one family
  });
}

TEST(LayoutTest, JoinsConditionsWithAnyAndNot) {
  Check({
      {"when: {any: [{zone: [head]}, {first: 1}]}", "a\nxxx 1\n" + kProse + "xxx 2\n",
       "a\n" + kProse + "xxx 2\n"},
      {"when: {any: [{zone: [head], ends: [colon]}]}", "xxx 1\nxxx 2:\n" + kProse,
       "xxx 1\n" + kProse},
      {"when: {not: {ends: [colon]}}", "xxx 1\nxxx 2:\n", "xxx 2:\n"},
      {"when: {not: {any: [{ends: [colon]}, {max_digits: 0}]}}", "xxx 1\nxxx 2:\nxxx\n",
       "xxx 2:\nxxx\n"},
      {"when: {not: {first: 1}}", "xxx 1\nxxx 2\n", "xxx 1\n"},
      {"prev: {not: {ends: [colon]}}", "xxx 0\na:\nxxx 1\nb\nxxx 2\n", "xxx 0\na:\nxxx 1\nb\n"},
  });
}

TEST(LayoutTest, AsksTheDocument) {
  Check({
      {"document: {min_prose: 1}", "xxx 1\n" + kProse, kProse},
      {"document: {min_prose: 2}", "xxx 1\n" + kProse, "xxx 1\n" + kProse},
      {"document: {max_prose: 0}", "xxx 1\n" + kProse, "xxx 1\n" + kProse},
      {"document: {max_prose: 0}", "xxx 1\na\n", "a\n"},
      {"document: {min_lines: 2}", "\nxxx 1\n\n", "\nxxx 1\n\n"},
      {"document: {min_lines: 2}", "xxx 1\na\n", "a\n"},
      {"document: {max_lines: 1}", "xxx 1\na\n", "xxx 1\na\n"},
      {"document: {scripts: [Cyrl]}", "xxx 1\nНовости дня\n", "Новости дня\n"},
      {"document: {scripts: [Cyrl]}", "xxx 1\nNews of the day\n", "xxx 1\nNews of the day\n"},
      {"document: {scripts: [Kana]}", "xxx 1\n東京都知事会見\n", "東京都知事会見\n"},
      {"document: {min_head: 2}", "Home\nxxx 1\n" + kProse, "Home\n" + kProse},
      {"document: {min_head: 3}", "Home\nxxx 1\n" + kProse, "Home\nxxx 1\n" + kProse},
      {"document: {min_head: 1}", "xxx 1\nxxx 2\n" + kProse, kProse},  // as it came in
  });
}

TEST(LayoutTest, AsksForTheLanguageOnlyOnceAndOnlyWhereARuleDoes) {
  const auto times_asked = [](std::string_view body) {
    const TestCleaner cleaner(OneRule(body));
    int asked = 0;
    CleanRequest request{.text = "xxx 1\nxxx 2\na\n"};
    request.detect_language = [&asked](std::string_view) { return ++asked, std::string("en"); };
    cleaner.cleaner().Clean(request);
    return asked;
  };
  EXPECT_EQ(times_asked("pattern: '^xxx'"), 0);
  EXPECT_EQ(times_asked("pattern: '^xxx'\ndocument: {languages: [en]}"), 1);
  EXPECT_EQ(times_asked("pattern: '^zzz'\ndocument: {languages: [en]}"), 0);
  EXPECT_EQ(Left("document: {languages: [de, en]}", "xxx 1\na\n", "en"), "a\n");
  EXPECT_EQ(Left("document: {languages: [de, fr]}", "xxx 1\na\n", "en"), "xxx 1\na\n");
}

}  // namespace
}  // namespace newsieve
