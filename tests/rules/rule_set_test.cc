#include "rules/rule_set.h"

#include <string>

#include "tests/testing.h"

namespace newsieve {
namespace {

// The spans that the rules hit in `line`, "id" or "id[begin,end)" for inline rules, in order.
std::string Hits(const RuleSet& rules, std::string_view line) {
  FoldedLine folded;
  FoldLine(line, folded);
  MatchScratch scratch;
  std::vector<Hit> hits;
  rules.Match(folded, scratch, hits);
  std::string told;
  for (const Hit& hit : hits) {
    const Rule& rule = rules.rules()[hit.rule];
    told += (told.empty() ? "" : " ") + rule.id;
    if (rule.scope == Scope::kInline)
      told += "[" + folded.folded.substr(hit.begin, hit.end - hit.begin) + "]";
  }
  return told;
}

bool Matches(std::string_view body, std::string_view line) {
  return !Hits(MakeRules(OneRule(body)), line).empty();
}

// Lines that a body matches, and near misses.
struct MatchCase {
  std::string_view body;
  std::vector<std::string_view> lines, near_misses;
};

// What FindAll finds, in brackets, in order.
std::string Found(std::string_view body, std::string_view line) {
  const RuleSet rules = MakeRules(OneRule(body));
  FoldedLine folded;
  FoldLine(line, folded);
  std::vector<Hit> hits;
  rules.FindAll(folded, 0, hits);
  std::string told;
  for (const Hit& hit : hits)
    told += "[" + folded.folded.substr(hit.begin, hit.end - hit.begin) + "]";
  return told;
}

TEST(RuleSetTest, FindsEveryPlaceOfARule) {
  const struct {
    std::string_view body, line, found;
  } kCases[] = {
      {"pattern: 'buy (?:now|here)'", "Buy now, or BUY HERE, or buy later", "[buy now][buy here]"},
      {"pattern: '(price) [0-9]+'", "price 3 price 4 price x", "[price][price]"},
      {"pattern: '^price'", "price price", "[price]"},
      {"pattern: '\\bprice\\b'", "price-price xprice", "[price][price]"},
      {"patterns: ['buy now', 'now and', 'and then']", "buy now and then buy now",
       "[buy now][and then][buy now]"},  // none overlaps another
      {"patterns: ['buy now', 'buy now and then']", "buy now and then", "[buy now and then]"},
      {"phrases: [buy now, order]\nmatch: anywhere", "order buy now border order",
       "[order][buy now][order]"},
      {"phrases: [今すぐ購入]\nmatch: anywhere", "今すぐ購入今すぐ購入",
       "[今すぐ購入][今すぐ購入]"},
      {"phrases: [buy now]\nmatch: start", "buy now buy now", "[buy now]"},
      {"phrases: [buy now]\nmatch: end", "buy now buy now »", "[buy now]"},
      {"phrases: [buy now]", "» Buy now", "[buy now]"},
      {"phrases: [buy now]", "Buy now here", ""},
      {"phrases: [buy now]\nmatch: anywhere", "", ""},
  };
  for (const auto& test : kCases) EXPECT_EQ(Found(test.body, test.line), test.found) << test.line;
}

// Patterns without literals are looked for together, at most sixteen of them.
TEST(RuleSetTest, TriesEachPatternThatHasNoLiteral) {
  std::string yaml = "patterns: [";
  for (char c = 'a'; c < 'a' + 20; ++c)
    yaml += (c == 'a' ? "'" : ", '") + std::string("\\b(\\d") + c + "\\d)\\b'";
  yaml += "]\nwhen: {max_words: 4}\nwhere: inline";
  const RuleSet rules = MakeRules(OneRule(yaml));
  for (char c = 'a'; c < 'a' + 20; ++c) {
    const std::string word = std::string("7") + c + "7";
    EXPECT_EQ(Hits(rules, "see " + word + " there"), "test.rule[" + word + "]");
    EXPECT_EQ(Hits(rules, "see " + word + " and what is there"), "") << "the gate";
  }
  EXPECT_EQ(Hits(rules, "see 7z7 there"), "");
}

TEST(RuleSetTest, MatchesPhrasesByMode) {
  const std::vector<MatchCase> cases = {
      {"phrases: [read more]",
       {"Read more", "READ  MORE", "» Read more…", "Read more:", "[read more]", "• read\u00A0more",
        "Read more.", "Read more!", "read more...", "- Read more -", "1. Read more",
        "read\u200B more"},
       {"Read more?", "Read more..!", "Read more now", "I read more", "readmore",
        "Read more books.", ""}},
      {"phrases: [comments]",
       {"Comments", "Comments:", "— comments —", "Comments..."},
       {"Comments.", "Comments!", "3 comments"}},  // one word takes no sentence mark
      {"phrases: ['read more.']",
       {"Read more.", "» Read more."},
       {"Read more", "read more!", "read more.."}},
      {"phrases: [\"don't miss\", '\"more\"']", {"Don’t miss", "“More”"}, {"dont miss", "more"}},
      {"phrases: [READ more]", {"read more"}, {"read"}},
      {"phrases: [اقرأ المزيد]",
       {"اقرأ المزيد", "« اقرأ المزيد", "اقرأ المزيد!"},
       {"اقرأ المزيد من الأخبار"}},
      {"phrases: [続きを読む]",
       {"続きを読む", "続きを読む →", "【続きを読む】"},
       {"続きを読む。", "この続きを読む"}},
      {"phrases: [read more]\nmatch: start",
       {"Read more", "Read more about it", "» read more: x", "Read more!"},
       {"I read more", "Read mores", "read moreé", "Read more1"}},
      {"phrases: [read more]\nmatch: end",
       {"Read more", "please read more »", "x: read more"},
       {"bread more", "read more now", "1read more"}},
      {"phrases: [read more]\nmatch: anywhere",
       {"please read more now", "read more", "(read more)", "x|read more|y", "see read more» now",
        "a·read more·b"},
       {"bread more", "read mores", "éread more", "read moreé", "read, more"}},
      {"phrases: ['» more']\nmatch: anywhere", {"read » more", "» More"}, {"read more", "» mores"}},
      {"phrases: [阅读更多]\nmatch: anywhere",
       {"请阅读更多内容", "阅读更多abc", "abc阅读更多"},
       {"阅读更"}},
      {"phrases: [续读]\nmatch: start", {"续读全文", "续读abc"}, {"请续读"}},
      {"phrases: [और]\nmatch: anywhere", {"राम और श्याम", "और।"}, {"औरत", "गौर", "औरों"}},
      {"phrases: [tin t]\nmatch: start", {"tin t", "Tin t!"}, {"tin tức", "tin tế"}},
      {"phrases: [подпис]\nmatch: start", {"подпис"}, {"подписаться"}},
      {"phrases: [one and a rather long phrase of many words]\nmatch: anywhere",
       {"it is one and a rather long phrase of many words."},
       {"one and a rather long phrase of many word"}},
  };
  for (const MatchCase& test : cases) {
    for (std::string_view line : test.lines)
      EXPECT_TRUE(Matches(test.body, line)) << test.body << "\n" << line;
    for (std::string_view line : test.near_misses)
      EXPECT_FALSE(Matches(test.body, line)) << test.body << "\n" << line;
  }
}

TEST(RuleSetTest, SearchesPatternsInTheWholeFoldedLine) {
  const std::vector<MatchCase> cases = {
      {"pattern: '^read more'", {"Read more", "read more about"}, {"» read more"}},
      {"pattern: '^\\W*read more'", {"» Read more", "read more"}, {"I read more"}},
      {"pattern: \"don't miss\"", {"Don’t miss it"}, {"dont miss"}},
      {"pattern: 'more\\.\\.\\.$'", {"More…", "more..."}, {"more.."}},
      {"pattern: '^[0-9]+$'\nwhen: {max_words: 3}", {"123"}, {"a1", "12 3"}},
      {"pattern: '^(?:ab|share)$'\nwhen: {max_chars: 80}", {"ab", "Share"}, {"abc"}},
      {"patterns: ['^read more', '^share$', 'sign.*newsletter']",
       {"Read more about it", "Share", "Do sign up for our newsletter"},
       {"I read more", "share it", "our newsletter sign"}},
      {"patterns: ['^[0-9]+ [0-9]+$', '^see [0-9]+$']\nwhen: {max_words: 2}",
       {"12 3", "see 7"},
       {"12", "see", "see 7 8"}},
      {"pattern: 'подпи(?:саться|шитесь)'", {"ПОДПИСАТЬСЯ на новости"}, {"подписка"}},
      {"pattern: 'read.*subscribe.*now'",
       {"Read and subscribe right now"},
       {"subscribe, read now"}},
  };
  for (const MatchCase& test : cases) {
    for (std::string_view line : test.lines)
      EXPECT_TRUE(Matches(test.body, line)) << test.body << "\n" << line;
    for (std::string_view line : test.near_misses)
      EXPECT_FALSE(Matches(test.body, line)) << test.body << "\n" << line;
  }
}

TEST(RuleSetTest, LeavesOutRulesThatTheLineRefutes) {
  EXPECT_TRUE(Matches("phrases: [read more]\nwhen: {max_words: 2}", "Read more"));
  EXPECT_FALSE(Matches("phrases: [read more]\nwhen: {min_words: 3}", "Read more"));
  EXPECT_FALSE(Matches("pattern: 'read'\nwhen: {ends: [colon]}", "Read more"));
  EXPECT_FALSE(
      Matches("pattern: 'read'\nwhen: {any: [{marker: true}, {upper_case: true}]}", "Read more"));
  EXPECT_TRUE(
      Matches("pattern: 'read'\nwhen: {any: [{marker: true}, {upper_case: true}]}", "READ MORE"));
  // What depends on the document is for the layout to say.
  EXPECT_TRUE(
      Matches("pattern: 'read'\nwhen: {zone: [tail], prose: true, repeated: true, first: 0, not: "
              "{upper_case: true}}",
              "READ MORE"));
}

TEST(RuleSetTest, TellsEachRuleOnceInOrder) {
  const RuleSet rules = MakeRules(R"(pack: p
rules:
- {id: r.c, why: w, pattern: 'more', strips: [a], keeps: [b]}
- {id: r.b, why: w, phrases: [read more, more], match: anywhere, strips: [a], keeps: [b]}
- {id: r.a, why: w, phrases: [read more, Read More], strips: [a], keeps: [b]}
- {id: r.d, why: w, when: {max_words: 9}, strips: [a], keeps: [b]}
)");
  EXPECT_EQ(Hits(rules, "Read more"), "r.c r.b r.a");
  EXPECT_EQ(Hits(rules, "more read more more"), "r.c r.b");
  EXPECT_EQ(Hits(rules, "nothing"), "");
  EXPECT_EQ(rules.structural(), (std::vector<std::uint32_t>{3}));
}

TEST(RuleSetTest, GivesInlineRulesTheFirstSpan) {
  EXPECT_EQ(Hits(MakeRules(OneRule("where: inline\npattern: '[.] (read more)$'")),
                 "Shares fell. Read more"),
            "test.rule[read more]");
  EXPECT_EQ(
      Hits(MakeRules(OneRule("where: inline\npattern: 'read \\w+'")), "I read more and read less"),
      "test.rule[read more]");
  EXPECT_EQ(Hits(MakeRules(OneRule("where: inline\nmatch: anywhere\nphrases: [read more]")),
                 "bread more, read more, read more"),
            "test.rule[read more]");
  EXPECT_EQ(Hits(MakeRules(OneRule("where: inline\nmatch: end\nphrases: [read more]")),
                 "read more, read more »"),
            "test.rule[read more]");
}

TEST(RuleSetTest, MatchesTheSameWithAUsedScratch) {
  const RuleSet rules = MakeRules(OneRule("pattern: 'read more'"));
  MatchScratch scratch;
  std::vector<Hit> hits;
  FoldedLine line;
  for (std::size_t n = 1; n <= 3; ++n) {
    FoldLine("read more, read more", line);
    rules.Match(line, scratch, hits);
    EXPECT_EQ(hits.size(), n) << "hits are appended";
  }
}

std::string CompileFaults(std::string_view body) {
  LoadedRules loaded = LoadRules({{"p.yaml", OneRule(body)}});
  EXPECT_EQ(Told(loaded.faults), "");
  std::vector<Diagnostic> faults;
  RuleSet rules(std::move(loaded.rules), faults);
  return Told(faults);
}

TEST(RuleSetTest, RefusesRulesThatCannotWork) {
  const struct {
    std::string_view body, message;
  } kCases[] = {
      {"phrases: ['---']",
       "p.yaml:3:3: rule test.rule: the phrase '---' is nothing but decoration (use a `pattern` "
       "for signs)\n"},
      {"phrases: [read more, '»']\nmatch: anywhere",
       "p.yaml:3:3: rule test.rule: the phrase '»' is nothing but decoration (use a `pattern` for "
       "signs)\n"},
      {"phrases: ['']",
       "p.yaml:3:3: rule test.rule: the phrase '' is nothing but decoration (use a `pattern` for "
       "signs)\n"},
      {"phrases: [x]\nmatch: anywhere",
       "p.yaml:3:3: rule test.rule: the phrase 'x' is one letter (use `match: whole`, or a longer "
       "phrase)\n"},
      {"pattern: '^[0-9]+$'",
       "p.yaml:3:3: rule test.rule: the pattern has no literal of three characters that every "
       "match holds, and no gate "
       "(give it one, or `when: {max_words: 12}` (or max_chars: 80) at the most)\n"},
      {"pattern: '^[0-9]+$'\nwhen: {max_words: 13, max_chars: 81}",
       "p.yaml:3:3: rule test.rule: the pattern has no literal of three characters that every "
       "match holds, and no gate "
       "(give it one, or `when: {max_words: 12}` (or max_chars: 80) at the most)\n"},
      {"pattern: '(?!x)read'",
       "p.yaml:3:3: rule test.rule: RE2 refuses the pattern: invalid perl operator: (?! "
       "(see https://github.com/google/re2/wiki/Syntax: no look-around, no back-references, "
       "repetition up to 1000)\n"},
      {"pattern: 'x*'",
       "p.yaml:3:3: rule test.rule: the pattern matches an empty line, so it matches every line "
       "(make at least one part of it mandatory)\n"},
  };
  for (const auto& test : kCases) EXPECT_EQ(CompileFaults(test.body), test.message) << test.body;
  EXPECT_EQ(CompileFaults("pattern: '^[0-9]+$'\nwhen: {max_words: 12}"), "");
  EXPECT_EQ(CompileFaults("pattern: '^[0-9]+$'\nwhen: {max_chars: 80}"), "");
  EXPECT_EQ(CompileFaults("pattern: '^zq$'"), "");  // two letters, but rare ones
}

// Sets of automata that fail to compile in silence were seen elsewhere (go-re2#267).
TEST(RuleSetTest, KeepsTwoThousandSimilarRulesAlive) {
  std::string yaml = "pack: p\nrules:\n";
  for (int i = 0; i < 2000; ++i)
    yaml += "- {id: r.n" + std::to_string(i) + ", why: w, pattern: 'read (more|less) no " +
            std::to_string(i) + " here', strips: [a], keeps: [b]}\n";
  const RuleSet rules = MakeRules(yaml);
  for (int i = 0; i < 2000; i += 7)
    ASSERT_EQ(Hits(rules, "Read less no " + std::to_string(i) + " here"),
              "r.n" + std::to_string(i));
}

TEST(FactsAllowTest, LooksAtEachFact) {
  const struct {
    std::string_view condition;
    std::vector<std::string_view> lines, near_misses;
  } kCases[] = {
      {"{min_words: 2, max_words: 3}", {"a b", "a b c"}, {"a", "a b c d", ""}},
      {"{min_chars: 2, max_chars: 3}", {"ab", "a b", "東京"}, {"a", "abcd"}},
      {"{min_digits: 1, max_digits: 2}", {"a1", "12", "٣"}, {"a", "123"}},
      {"{ends: [sentence, ellipsis]}", {"It is.", "It is…"}, {"It is", "It is:"}},
      {"{marker: true}", {"- a"}, {"a"}},
      {"{marker: false}", {"a"}, {"- a"}},
      {"{quoted: true, has_none: [question]}", {"“a”"}, {"“a?”", "a"}},
      {"{has: [url, date]}", {"https://a.b 2025-01-31"}, {"https://a.b", "2025-01-31"}},
      {"{scripts: [Arab, Hani]}", {"خبر", "中文"}, {"news", "123"}},
      {"{letters: false}", {"123", "---"}, {"a1"}},
      {"{any: [{min_words: 3}, {marker: true}], max_chars: 9}",
       {"a b c", "- a"},
       {"a b", "aaaa bbbb cccc"}},
  };
  for (const auto& test : kCases) {
    const RuleSet rules = MakeRules(OneRule("when: " + std::string(test.condition)));
    const auto allows = [&](std::string_view line) {
      FoldedLine folded;
      FoldLine(line, folded);
      return FactsAllow(rules.rules()[0].when, folded.facts);
    };
    for (std::string_view line : test.lines)
      EXPECT_TRUE(allows(line)) << test.condition << "\n" << line;
    for (std::string_view line : test.near_misses)
      EXPECT_FALSE(allows(line)) << test.condition << "\n" << line;
  }
}

}  // namespace
}  // namespace newsieve
