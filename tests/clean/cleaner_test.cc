#include "clean/cleaner.h"

#include <string>

#include "tests/testing.h"

namespace newsieve {
namespace {

const std::string kProse =
    "The minister said on Tuesday that the plan for the new bridge would go ahead after all, in "
    "spite of the long delays.\n";

struct CleanCase {
  std::string_view body;
  std::string text, left;
};

void Check(const std::vector<CleanCase>& cases) {
  for (const CleanCase& test : cases) {
    const TestCleaner cleaner(OneRule(test.body));
    EXPECT_EQ(cleaner.Left(test.text), test.left) << test.body << "\n" << test.text;
    EXPECT_EQ(cleaner.Left(test.left), test.left) << test.body << "\n" << test.text;
  }
}

TEST(CleanTest, TakesLines) {
  Check({
      {"phrases: [read more]", "a\nRead more\nb\n", "a\nb\n"},
      {"phrases: [read more]", "a\r\n» Read more…\r\nb", "a\r\nb"},
      {"phrases: [read more]", "Read more books\n", "Read more books\n"},
      {"phrases: [read more]", "", ""},
      {"phrases: [read more]", "Read more", ""},
      {"when: {letters: false}", "a\n---\n\n***\nb\n", "a\nb\n"},  // by structure alone
  });
}

TEST(CleanTest, TakesNothingWithNobodyToTakeIt) {
  std::vector<Diagnostic> faults;
  const RuleSet none({}, faults);
  const CleanResult result = Cleaner(none, CleanOptions(), nullptr).Clean({.text = kProse});
  EXPECT_TRUE(result.edits.empty());
  EXPECT_EQ(result.removed_lines, 0U);
  EXPECT_EQ(result.guard, GuardVerdict::kFine);
}

TEST(CleanTest, TakesSpansInsideLines) {
  Check({
      {"where: inline\npattern: '[.!?] (read more(?: here)?\\W*)$'",
       "Shares fell. Read more »\nHe said: read more.\n", "Shares fell.\nHe said: read more.\n"},
      {"where: inline\npattern: '\\(advertisement\\)'",
       "One (ADVERTISEMENT) two (advertisement) three\n", "One two three\n"},
      {"where: inline\nmatch: end\nphrases: [read more]", "Shares fell. Read more →\n",
       "Shares fell. →\n"},
      {"where: inline\nmatch: start\nphrases: [watch now]", "Watch now: the minister\n",
       ": the minister\n"},
      {"where: inline\npattern: 'read more'", "a\nRead more\nb\n",
       "a\nb\n"},  // nothing is left: the line goes
      {"where: inline\npattern: 'read more'", "a\n\nRead more\n\nb\n", "a\n\nb\n"},
      {"where: inline\npattern: 'read more'", "It fell. Read read more more\n",
       "It fell.\n"},  // until nothing changes
      {"where: inline\npattern: 'read( )more'", "read more\n",
       "read more\n"},  // nothing but white space
      {"where: inline\npattern: 'more([.])[.]'", "read more…\n",
       "read more…\n"},  // part of one character
  });
}

TEST(CleanTest, TakesBlocks) {
  const std::string_view block =
      "where: block\nphrases: [read more]\nitems: {max_words: 40, marker: true}";
  const std::string long_item = "- " + kProse;
  Check({
      {block, "a\nRead more\n- b\n- c\nd\n", "a\nd\n"},
      {block, "a\n\nRead more\n\n- b\n\n- c\n\nd\n", "a\n\nd\n"},
      {block, "a\nRead more\nb\n", "a\nRead more\nb\n"},  // no item
      {block, "Read more\n- b\n" + long_item + "- c\n",
       long_item + "- c\n"},  // a paragraph ends it
      {"where: block\nphrases: [read more]\nitems: {marker: true, prose: true}",
       "Read more\n" + long_item + "- c\n", "- c\n"},
      {"where: block\nphrases: [read more]\nitems: {marker: true}\nat_least: 2",
       "Read more\n- b\nx\nRead more\n- c\n- d\n", "Read more\n- b\nx\n"},
      {"where: block\nphrases: [read more]\nitems: {marker: true}\nat_least: 0",
       "a\nRead more\nb\n", "a\nb\n"},
      {"where: block\nphrases: [read more]\nitems: {marker: true}\nat_most: 2",
       "Read more\n- b\n- c\n- d\n", "- d\n"},
      {"where: block\nphrases: [read more]\nitems: {marker: true}\nnext: {ends: [colon]}",
       "Read more\n- b:\nx\nRead more\n- c\n", "x\nRead more\n- c\n"},
  });
}

TEST(CleanTest, TakesRuns) {
  const std::string_view run = "where: run\nitems: {max_words: 3}\nat_least: 3";
  Check({
      {run, "a\nb\n\nc\n" + kProse + "d\ne\n", kProse + "d\ne\n"},
      {"where: run\nitems: {max_words: 3}\nat_least: 3\nphrases: [home]",
       "a\nb\nc\n" + kProse + "d\nHome\ne\nf\n", "a\nb\nc\n" + kProse},
      {"where: run\nitems: {max_words: 3}\nat_least: 3\npattern: '^home'",
       "a\nb\nc\n" + kProse + "Home page\nd\n", "a\nb\nc\n" + kProse + "Home page\nd\n"},
      {"where: run\nitems: {max_words: 3}\nat_least: 2\nprev: {prose: true}",
       "a\nb\n" + kProse + "c\nd\n", "a\nb\n" + kProse},
      {"where: run\nitems: {max_words: 3}\nat_least: 2\nnext: {none: true}",
       "a\nb\n" + kProse + "c\nd\n", "a\nb\n" + kProse},
      {"where: run\nitems: {max_words: 3}\nat_least: 2\ndocument: {min_prose: 1}", "a\nb\n",
       "a\nb\n"},
      {"where: run\nitems: {max_words: 1}", "a\nb c\nd\n", "b c\n"},
  });
}

TEST(CleanTest, CutsToTheEnd) {
  const std::string_view cut = "where: to_end\nphrases: [comments]";
  Check({
      {cut, "a\n\nComments\n\nb\nc\n", "a\n"},
      {cut, "a\nComments\n" + kProse, "a\nComments\n" + kProse},  // prose follows
      {"where: to_end\nphrases: [comments]\nrest: {max_prose: 1}", "a\nComments\n" + kProse + "b\n",
       "a\n"},
      {"where: to_end\nphrases: [comments]\nrest: {max_lines: 2}", "a\nComments\nb\n", "a\n"},
      {"where: to_end\nphrases: [comments]\nrest: {max_lines: 1}", "a\nComments\nb\n",
       "a\nComments\nb\n"},
      {"where: to_end\nphrases: [comments]\nrest: {max_share: 0.5}", "aaaaaaaaa\nComments\nb\n",
       "aaaaaaaaa\n"},
      {"where: to_end\nphrases: [comments]\nrest: {max_share: 0.4}", "aaaaaaaaa\nComments\nb\n",
       "aaaaaaaaa\nComments\nb\n"},
      {cut, "Comments\na\nComments\nb\n", ""},
  });
}

TEST(CleanTest, CutsToTheStart) {
  const std::string_view cut = "where: to_start\nphrases: [skip to content]";
  Check({
      {cut, "a\n\nb\nSkip to content\n\n" + kProse, kProse},
      {cut, kProse + "Skip to content\na\n", kProse + "Skip to content\na\n"},
      {"where: to_start\nphrases: [skip to content]\nrest: {max_lines: 2}",
       "a\nSkip to content\nb\n", "b\n"},
      {"where: to_start\nphrases: [skip to content]\nrest: {max_lines: 1}",
       "a\nSkip to content\nb\n", "a\nSkip to content\nb\n"},
      {"where: to_start\nphrases: [skip to content]\nrest: {max_prose: 1}",
       kProse + "Skip to content\na\n", "a\n"},
  });
}

TEST(CleanTest, KeepsQuotedSpeech) {
  Check({{"pattern: 'read more'\nwhen: {quoted: false}",
          "“Read more,” she said\nRead more\n— Read more\n",
          "“Read more,” she said\n— Read more\n"}});
}

const char* const kManyRules = R"(pack: p
rules:
- {id: z.inline, why: w, where: inline, pattern: ' read more$', strips: [a], keeps: [b]}
- {id: c.cut, why: w, where: to_end, phrases: [comments], rest: {max_prose: 9}, strips: [a], keeps: [b]}
- {id: r.run, why: w, where: run, items: {max_words: 1}, at_least: 2, strips: [a], keeps: [b]}
- {id: b.block, why: w, where: block, phrases: [also read], items: {max_words: 3}, strips: [a], keeps: [b]}
- {id: l.late, why: w, pattern: 'share', strips: [a], keeps: [b]}
- {id: l.line, why: w, phrases: [share this], strips: [a], keeps: [b]}
)";

TEST(CleanTest, CreditsTheSmallestScopeAndThenTheEarliestRule) {
  const TestCleaner cleaner(kManyRules);
  EXPECT_EQ(cleaner.Credits("share this\n" + kProse), "l.late: share this\n");
  EXPECT_EQ(cleaner.Credits(kProse + "also read\nshare this\nb c\nd e f g\n"),
            "b.block: also read\nl.late: share this\nb.block: b c\n");
  EXPECT_EQ(cleaner.Credits(kProse + "comments\nshare it now\nx y\n"),
            "c.cut: comments\nl.late: share it now\nc.cut: x y\n");
  EXPECT_EQ(cleaner.Credits(kProse + "one\ntwo\ncomments\n"),
            "r.run: one\nr.run: two\nr.run: comments\n");
  EXPECT_EQ(cleaner.Credits(kProse + "It fell read more\nb c d e\n"), "z.inline:  read more\n");
}

TEST(CleanTest, GoesRoundUntilNothingChanges) {
  const TestCleaner cleaner(R"(pack: p
rules:
- {id: a.a, why: w, phrases: [aaa], next: {none: true}, strips: [a], keeps: [b]}
- {id: b.b, why: w, phrases: [bbb], next: {none: true}, strips: [a], keeps: [b]}
)");
  EXPECT_EQ(cleaner.Left("x\naaa\nbbb\naaa\nbbb\n"), "x\n");
  EXPECT_EQ(cleaner.Left("aaa\nx\naaa\n"), "aaa\nx\n");
}

// Each removal here makes room for the next, far more often than in any real page.
TEST(CleanTest, TakesLongChainsOfRemovals) {
  std::string text = kProse;
  for (int i = 0; i < 300; ++i) text += i % 2 == 0 ? "aaa\n" : "bbb\n";
  const TestCleaner cleaner(OneRule("phrases: [aaa, bbb]\nwhen: {last: 1}"));
  const std::string once = cleaner.Left(text);
  EXPECT_EQ(cleaner.Left(once), once);
}

TEST(CleanTest, TakesManySpansOfOneLine) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "It fell. Read more ";
  const TestCleaner cleaner(OneRule("where: inline\npattern: ' read more'"));
  const std::string once = cleaner.Left(text);
  EXPECT_EQ(cleaner.Left(once), once);
}

TEST(CleanTest, OnlyTheAskedRuleActs) {
  const TestCleaner cleaner(kManyRules);
  CleanRequest request{.text = "share this\nalso read\na b\n"};
  request.only_rule = 3;
  EXPECT_EQ(ApplyEdits(request.text, cleaner.cleaner().Clean(request).edits), "share this\n");
}

TEST(KeepTest, NoRuleTakesAKeptLine) {
  const TestCleaner cleaner(
      "pack: p\nrules:\n"
      "- {id: a.lead, why: w, where: block, phrases: [read more], items: {max_words: 5}, strips: "
      "[x], keeps: [y]}\n"
      "- {id: a.photo, why: w, phrases: [photo], match: start, strips: [x], keeps: [y]}\n"
      "- {id: a.inline, why: w, where: inline, phrases: [ray], match: anywhere, strips: [x], "
      "keeps: [y]}\n"
      "- {id: mine.photo, why: w, where: keep, pattern: '^photo: ', when: {max_words: 5}, strips: "
      "[x], keeps: [y]}\n");
  EXPECT_EQ(cleaner.Left("It rained.\nPhoto: Anna Ray\nPhoto by Ray\n"),
            "It rained.\nPhoto: Anna Ray\n");
  // Swept along by a block.
  EXPECT_EQ(cleaner.Left("It rained.\nRead more\nPhoto: Anna\nOne more\n"),
            "It rained.\nPhoto: Anna\n");
  EXPECT_EQ(cleaner.Clean("It rained.\nPhoto: Anna\n").kept_lines, 1U);
}

TEST(KeepTest, IsJudgedOnTheDocumentAsItCame) {
  const TestCleaner cleaner(
      "pack: p\nrules:\n"
      "- {id: a.one, why: w, phrases: [one], strips: [x], keeps: [y]}\n"
      "- {id: a.two, why: w, phrases: [two], strips: [x], keeps: [y]}\n"
      "- {id: mine.two, why: w, where: keep, phrases: [two], prev: {max_words: 1}, strips: [x], "
      "keeps: [y]}\n");
  // The neighbour goes; the line that stayed for its sake stays.
  EXPECT_EQ(cleaner.Left("It rained all day.\none\ntwo\n"), "It rained all day.\ntwo\n");
  EXPECT_EQ(cleaner.Left("It rained all day.\ntwo\n"), "It rained all day.\n");
}

TEST(ClueTest, StandInTheCleanedTextAndInARestoredOne) {
  const std::string rules =
      "pack: p\nrules:\n"
      "- {id: a.inline, why: w, where: inline, pattern: '\\[read more\\]', strips: [x], keeps: "
      "[y]}\n"
      "- {id: a.line, why: w, phrases: [share this page with everybody you know], strips: [x], "
      "keeps: [y]}\n"
      "- {id: a.clue, why: w, where: evidence, evidence: {weight: 1, human_rate: 0}, pattern: "
      "'a clue', strips: [x], keeps: [y]}\n";
  const std::string text =
      "Share this page with everybody you know\nIt rained. [Read more] Here is A clue, he said.\n";
  CleanOptions options = TestOptions();
  for (const double most : {0.99, 0.1}) {
    options.guard.max_removed_share = most;
    const CleanResult result = TestCleaner(rules, options).Clean(text);
    EXPECT_EQ(result.edits.empty(), most == 0.1);
    ASSERT_EQ(result.clues.size(), 1U);
    const auto [start, end] = result.clues[0].where;
    EXPECT_EQ(ApplyEdits(text, result.edits).substr(start, end - start), "A clue") << most;
  }
}

TEST(ClueTest, OfOtherKindsAreEachCounted) {
  const std::string rules =
      "pack: p\nrules:\n"
      "- {id: a.line, why: w, phrases: [buy now], strips: [x], keeps: [y]}\n"
      "- {id: a.machine, why: w, where: evidence, evidence: {weight: 1, human_rate: 0}, pattern: "
      "'buy now', strips: [x], keeps: [y]}\n"
      "- {id: a.sale, why: w, where: evidence, evidence: {of: promotion}, match: anywhere, "
      "phrases: "
      "[buy now], strips: [x], keeps: [y]}\n"
      "- {id: a.cut, why: w, where: evidence, evidence: {of: truncation}, phrases: [buy now], "
      "strips: [x], keeps: [y]}\n";
  const std::string text = "Buy now\nIt rained, buy now or BUY  NOW, all day, he said to her.\n";
  const CleanResult result = TestCleaner(rules).Clean(text);
  const std::string cleaned = ApplyEdits(text, result.edits);
  ASSERT_EQ(result.clues.size(), 3U);  // one of the machine, and two of the sale
  EXPECT_EQ(result.clues[0].rule, 1U);
  for (std::size_t i : {1u, 2u}) EXPECT_EQ(result.clues[i].rule, 2U);
  const TextSpan last = result.clues[2].where;
  EXPECT_EQ(cleaned.substr(last.start, last.end - last.start), "BUY  NOW");
  EXPECT_TRUE(result.input_clues.empty());  // in a line that was taken, far from the end
}

TEST(ClueTest, OfACutSpeakOfWhatStays) {
  const std::string rules =
      "pack: p\nrules:\n"
      "- {id: a.line, why: w, phrases: [log in, ad], strips: [x], keeps: [y]}\n"
      "- {id: a.cut, why: w, where: evidence, evidence: {of: truncation}, match: anywhere, "
      "phrases: "
      "[log in], strips: [x], keeps: [y]}\n";
  const TestCleaner cleaner(rules);
  const auto begins = [&](std::string_view text) {
    std::vector<std::size_t> found;
    for (const Clue& clue : cleaner.Clean(text).input_clues) found.push_back(clue.where.start);
    return found;
  };
  using Places = std::vector<std::size_t>;
  EXPECT_EQ(begins("Log in\nIt rained.\n"), Places());                      // above
  EXPECT_EQ(begins("It rained.\nLog in\nIt snowed.\n"), Places());          // amid
  EXPECT_EQ(begins("It rained.\n\nLog in\n"), Places{12});                  // just behind
  EXPECT_EQ(begins("It rained.\nAd\n\nLog in\n"), Places{15});              // two lines behind
  EXPECT_EQ(begins("It rained.\nAd\nAd\nLog in\n"), Places());              // further on
  EXPECT_EQ(begins("Please log in to read on.\nIt rained.\n"), Places{7});  // in a line that stays
}

TEST(ClueTest, OfACutAllCountWhereTheGuardRestoredTheDocument) {
  CleanOptions options = TestOptions();
  options.guard.max_removed_share = 0.5;
  const std::string rules =
      "pack: p\nrules:\n"
      "- {id: a.line, why: w, phrases: [log in, ad], strips: [x], keeps: [y]}\n"
      "- {id: a.cut, why: w, where: evidence, evidence: {of: truncation}, phrases: [log in], "
      "strips: "
      "[x], keeps: [y]}\n";
  const CleanResult result = TestCleaner(rules, options).Clean("Log in\nAd\nAd\nAd\nShe.\n");
  EXPECT_EQ(result.guard, GuardVerdict::kRemovedTooMuch);
  EXPECT_EQ(result.input_clues.size(), 1U);
}

TEST(GuardTest, RestoresDocumentsThatWouldLoseTooMuch) {
  CleanOptions options = TestOptions();
  options.guard.max_removed_share = 0.5;
  const std::string yaml = OneRule("pattern: '^xxx'");
  const std::string gone = "xxx it is said on Tuesday that it will go ahead.\n";
  const struct {
    std::string text;
    GuardVerdict verdict;
    std::size_t edits;
  } kCases[] = {
      {"", GuardVerdict::kFine, 0},
      {"\n \n", GuardVerdict::kFine, 0},
      {"a\n", GuardVerdict::kFine, 0},
      {"aaaa\nxxx1\n", GuardVerdict::kFine, 1},  // just half
      {"aaaa\nxxx12\n", GuardVerdict::kRemovedTooMuch, 0},
      {"xxx\n", GuardVerdict::kNothingLeft, 0},
      {"\nxxx\n\nxxx\n", GuardVerdict::kNothingLeft, 0},
      {gone + "a bcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz\n", GuardVerdict::kOnlyProse,
       0},
      {gone + kProse, GuardVerdict::kFine, 1},
  };
  for (const auto& test : kCases) {
    const CleanResult result = TestCleaner(yaml, options).Clean(test.text);
    EXPECT_EQ(result.guard, test.verdict) << test.text;
    EXPECT_EQ(result.edits.size(), test.edits) << test.text;
    EXPECT_EQ(result.removed_lines, test.edits) << test.text;
    EXPECT_GE(result.removed_share, 0);
    EXPECT_LE(result.removed_share, 1);
  }
  options.guard.min_prose_words = 100;
  EXPECT_EQ(TestCleaner(yaml, options)
                .Clean(gone + "a bcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz\n")
                .guard,
            GuardVerdict::kFine);
}

TEST(GuardTest, TellsHowMuchWouldHaveGone) {
  CleanOptions options = TestOptions();
  options.guard.max_removed_share = 0.5;
  EXPECT_DOUBLE_EQ(
      TestCleaner(OneRule("pattern: '^xxx'"), options).Clean("aa\nxxxxxx\n").removed_share, 0.75);
}

}  // namespace
}  // namespace newsieve
