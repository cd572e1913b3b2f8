#include "rules/load.h"

#include <string>

#include "tests/testing.h"

namespace newsieve {
namespace {

std::string FaultsOf(const std::string& yaml) { return Told(LoadRules({{"p.yaml", yaml}}).faults); }

// The faults of a rule of this body; the rule begins at line 3, its body at line 7.
std::string BodyFaults(std::string_view body) { return FaultsOf(OneRule(body)); }

TEST(LoadRulesTest, ReadsEveryKey) {
  const LoadedRules loaded = LoadRules({{"p.yaml", R"(pack: en.test
about: A pack.
rules:
- id: a.one
  why: Because.
  languages: [en, de]
  where: block
  pattern: '^read more'
  when: {min_words: 1, max_words: 9, min_chars: 2, max_chars: 80, min_digits: 3, max_digits: 4, first: 5, last: 6, from_core: 7,
         marker: true, quoted: false, ends: [none, colon], has: [url], has_none: [email, price], zone: [head, tail],
         scripts: [Latn], prose: false, foreign: true, repeated: true, any: [{title_case: true}, {upper_case: true}], not: {starts_lower: true}}
  prev: {none: true}
  next: {letters: false}
  document: {languages: [en], scripts: [Latn, Cyrl], min_prose: 1, max_prose: 2, min_lines: 3, max_lines: 4, min_head: 5}
  items: {max_words: 22}
  at_least: 2
  at_most: 3
  strips: ["a", "b"]
  keeps: ["c"]
- id: a.two
  why: Because.
  where: to_end
  phrases: [one, two]
  match: start
  rest: {max_prose: 1, max_lines: 2, max_share: 0.5}
  strips: [a]
  keeps: [b]
)"}});
  ASSERT_EQ(Told(loaded.faults), "");
  EXPECT_EQ(loaded.packs, 1u);
  ASSERT_EQ(loaded.rules.size(), 2u);
  const Rule& one = loaded.rules[0];
  EXPECT_EQ(one.id + " " + one.pack + " " + one.file + " " + one.why,
            "a.one en.test p.yaml Because.");
  EXPECT_EQ(one.line, 4);
  EXPECT_EQ(one.column, 3);
  EXPECT_EQ(one.languages, (std::vector<std::string>{"en", "de"}));
  EXPECT_EQ(one.scope, Scope::kBlock);
  ASSERT_EQ(one.patterns.size(), 1U);
  EXPECT_EQ(one.patterns[0].expression, "^read more");
  const LineCondition& when = one.when;
  const std::vector<std::uint32_t> numbers = {when.min_words, when.max_words,  when.min_chars,
                                              when.max_chars, when.min_digits, when.max_digits,
                                              when.first,     when.last,       when.from_core};
  EXPECT_EQ(numbers, (std::vector<std::uint32_t>{1, 9, 2, 80, 3, 4, 5, 6, 7}));
  EXPECT_EQ(when.has, kHasMarker | kHasUrl);
  EXPECT_EQ(when.has_none, kHasQuote | kHasEmail | kHasPrice);
  EXPECT_EQ(when.ends,
            1 << static_cast<int>(LineEnd::kNone) | 1 << static_cast<int>(LineEnd::kColon));
  EXPECT_EQ(when.zones, kZoneHead | kZoneTail);
  EXPECT_EQ(when.prose, false);
  EXPECT_EQ(when.foreign, true);
  EXPECT_EQ(when.repeated, true);
  EXPECT_EQ(when.scripts.size(), 1u);
  ASSERT_EQ(when.any.size(), 2u);
  EXPECT_EQ(when.any[1].has, kUpperCase);
  ASSERT_EQ(when.negated.size(), 1u);
  EXPECT_EQ(when.negated[0].has, kStartsLower);
  EXPECT_TRUE(one.prev->none);
  EXPECT_EQ(one.next->has_none, kHasLetter);
  EXPECT_EQ(one.items->max_words, 22u);
  EXPECT_EQ(one.at_least, 2u);
  EXPECT_EQ(one.at_most, 3u);
  EXPECT_EQ(one.document.min_head, 5u);
  EXPECT_EQ(one.document.max_lines, 4u);
  EXPECT_EQ(one.strips[1].text, "b");
  EXPECT_EQ(one.strips[1].line, 18);
  EXPECT_EQ(one.strips[1].column, 17);
  EXPECT_TRUE(one.source.starts_with("- id: a.one\n") && one.source.ends_with("keeps: [\"c\"]\n"))
      << one.source;
  const Rule& two = loaded.rules[1];
  EXPECT_EQ(two.scope, Scope::kToEnd);
  EXPECT_EQ(two.match, PhraseMatch::kStart);
  EXPECT_EQ(two.phrases, (std::vector<std::string>{"one", "two"}));
  EXPECT_EQ(two.rest.max_prose, 1u);
  EXPECT_EQ(two.rest.max_share, 0.5);
  EXPECT_TRUE(two.source.starts_with("- id: a.two\n") && two.source.ends_with("keeps: [b]\n"))
      << two.source;
}

TEST(LoadRulesTest, TellsFaultsOfAPack) {
  const struct {
    std::string yaml, faults;
  } kCases[] = {
      {"", "p.yaml:1:1: the file is empty (write a `rules:` list, or delete it)\n"},
      {"- a\n", "p.yaml:1:1: a map of keys is needed here (write `key: value` lines)\n"},
      {"rules: []\n", "p.yaml:1:1: a pack needs a name (add a line `pack: <name>`)\n"},
      {"pack: a\n", "p.yaml:1:1: a pack needs `rules:` or `disable:` (add a list of rules)\n"},
      {"pack: [a]\nrules: []\n",
       "p.yaml:1:7: text is needed here (write one line of text, in quotes if it has signs of "
       "YAML's)\n"},
      {"pack: a\nrules: {}\n",
       "p.yaml:2:8: `rules` must be a list (begin each rule with `- id: ...`)\n"},
      {"pack: a\nrules:\n",
       "p.yaml:2:1: `rules` must be a list (begin each rule with `- id: ...`)\n"},
      {"pack: a\nrule: []\nrules: []\n",
       "p.yaml:2:7: unknown key 'rule' (did you mean 'rules'?)\n"},
      {"pack: a\nrules:\n- why: x\n",
       "p.yaml:3:3: a rule needs an id (add `id: topic.what`, lower case and dotted)\n"},
      {"pack: a\nrules:\n- x\n",
       "p.yaml:3:3: a rule needs an id (add `id: topic.what`, lower case and dotted)\n"},
      {"pack: a\ndisable: x.y\nrules: []\n",
       "p.yaml:2:10: a list is needed here (write [one, two], or a line beginning with - for "
       "each)\n"},
      {"pack: a\ndisable: [no.such]\n",
       "p.yaml:2:10: no earlier rule is called 'no.such' (see `newsieve rules list`)\n"},
      {"pack: a\nrules:\n- id: x.y\n  strips: [a]\n  keeps: [b]\n  phrases: [c]\n",
       "p.yaml:3:3: rule x.y: a rule must say why (add `why:`, one sentence on what this is and "
       "where it was seen)\n"},
      {"pack: a\nrules:\n- id: x.y\n  why: z\n  keeps: [b]\n  phrases: [c]\n",
       "p.yaml:3:3: rule x.y: a rule needs `strips` examples (add at least one line of text)\n"},
      {"pack: a\nrules:\n- id: x.y\n  why: z\n  strips: []\n  keeps: [b]\n  phrases: [c]\n",
       "p.yaml:5:11: rule x.y: `strips` is empty (add at least one example)\n"},
  };
  for (const auto& test : kCases) EXPECT_EQ(FaultsOf(test.yaml), test.faults) << test.yaml;
}

TEST(LoadRulesTest, RefusesWordsThatAreNoIds) {
  for (const char* id : {"Upper.case", "nodots", ".a", "a.", "a b.c", "a-b.c", "é.a", "''"})
    EXPECT_NE(FaultsOf("pack: a\nrules:\n- id: " + std::string(id) +
                       "\n  why: z\n  phrases: [c]\n  strips: [a]\n  keeps: [b]\n")
                  .find("not a rule id"),
              std::string::npos)
        << id;
}

TEST(LoadRulesTest, TellsFaultsOfARule) {
  const struct {
    std::string_view body, faults;
  } kCases[] = {
      {"phrases: [a]", ""},
      {"phrases: [a]\npatern: b",
       "p.yaml:8:11: rule test.rule: unknown key 'patern' (did you mean 'pattern'?)\n"},
      {"pattern: a\npatterns: [b]",
       "p.yaml:8:13: rule test.rule: both `pattern` and `patterns` (put all of them under "
       "`patterns`)\n"},
      {"phrases: [a]\npattern: b",
       "p.yaml:3:3: rule test.rule: both `phrases` and `pattern` (make two rules of it)\n"},
      {"phrases: a",
       "p.yaml:7:12: rule test.rule: a list is needed here (write [one, two], or a line beginning "
       "with - for each)\n"
       "p.yaml:3:3: rule test.rule: nothing says which lines go (add `phrases`, a `pattern` or "
       "`when`)\n"},
      {"phrases: [a]\nwhere: lines",
       "p.yaml:8:10: rule test.rule: unknown where 'lines' (one of: line inline block run to_end "
       "to_start keep evidence)\n"},
      {"phrases: [a]\nmatch: all",
       "p.yaml:8:10: rule test.rule: unknown match 'all' (one of: whole start end anywhere)\n"},
      {"phrases: [a]\noverride: yes",
       "p.yaml:8:13: rule test.rule: true or false is needed here (write `true` or `false`, "
       "nothing else)\n"},
      {"where: line",
       "p.yaml:3:3: rule test.rule: nothing says which lines go (add `phrases`, a `pattern` or "
       "`when`)\n"},
      {"where: to_end",
       "p.yaml:3:3: rule test.rule: this scope needs `phrases` or a `pattern` (say which line "
       "begins it)\n"},
      {"where: block\nphrases: [a]",
       "p.yaml:3:3: rule test.rule: this scope needs `items` (say what the lines of the run must "
       "be)\n"},
      {"where: run",
       "p.yaml:3:3: rule test.rule: this scope needs `items` (say what the lines of the run must "
       "be)\n"},
      {"where: run\nitems: {max_words: 3}\nat_least: 0",
       "p.yaml:3:3: rule test.rule: a run of no lines (write at_least: 1 or more)\n"},
      {"where: block\nphrases: [a]\nitems: {}\nat_most: 0",
       "p.yaml:10:12: rule test.rule: this number is out of range (at least 1, and below "
       "4294967295)\n"},
      {"phrases: [a]\nitems: {}",
       "p.yaml:3:3: rule test.rule: `items`, `at_least` and `at_most` belong to block and run "
       "(take them out, or change `where`)\n"},
      {"phrases: [a]\nat_least: 2",
       "p.yaml:3:3: rule test.rule: `items`, `at_least` and `at_most` belong to block and run "
       "(take them out, or change `where`)\n"},
      {"phrases: [a]\nrest: {max_prose: 1}",
       "p.yaml:3:3: rule test.rule: `rest` belongs to to_end and to_start (take it out, or change "
       "`where`)\n"},
      {"where: inline\nphrases: [a]",
       "p.yaml:3:3: rule test.rule: an inline rule never takes the whole line (use `match: start`, "
       "`end` or `anywhere`)\n"},
      {"where: to_end\nphrases: [a]\nrest: {max_share: 2}",
       "p.yaml:9:21: rule test.rule: a share is 0..1 (write 0.4 for 40 %)\n"},
      {"where: to_end\nphrases: [a]\nrest: {max_share: -0.1}",
       "p.yaml:9:21: rule test.rule: a share is 0..1 (write 0.4 for 40 %)\n"},
      {"where: to_end\nphrases: [a]\nrest: {max: 2}",
       "p.yaml:9:15: rule test.rule: unknown key 'max' (known keys: max_prose max_lines "
       "max_share)\n"},
      {"where: evidence\nphrases: [a]\nevidence: {of: promotions}",
       "p.yaml:9:18: rule test.rule: unknown kind of evidence 'promotions' (did you mean "
       "'promotion'?)\n"},
      {"where: evidence\nphrases: [a]\nevidence: {of: weather}",
       "p.yaml:9:18: rule test.rule: unknown kind of evidence 'weather' (one of: machine promotion "
       "price truncation personal_data)\n"},
      {"where: evidence\nphrases: [a]\nevidence: {of: personal_data}",
       "p.yaml:9:13: rule test.rule: evidence of personal data needs `data` (one of: email phone "
       "ip "
       "iban card)\n"},
      {"where: evidence\nphrases: [a]\nevidence: {of: personal_data, data: emails}",
       "p.yaml:9:39: rule test.rule: unknown kind of personal data 'emails' (did you mean "
       "'email'?)\n"},
      {"where: evidence\nphrases: [a]\nevidence: {of: personal_data, data: card, check: mod}",
       "p.yaml:9:52: rule test.rule: unknown check 'mod' (one of: luhn iban phone ip)\n"},
      {"where: evidence\nphrases: [a]\nevidence: {of: price, check: luhn}",
       "p.yaml:9:32: rule test.rule: `check` belongs to evidence of personal data (take it out)\n"},
      {"where: evidence\nphrases: [a]\nevidence: {of: price, weight: 2}",
       "p.yaml:9:33: rule test.rule: `weight` belongs to evidence of a machine (take it out)\n"},
      {"where: evidence\nphrases: [a]\nevidence: {of: machine, weight: 2}",
       "p.yaml:9:13: rule test.rule: `evidence` needs `weight` and `human_rate` (measure both: "
       "weight is ln(share of machine documents / share of human documents that hold it), "
       "human_rate the latter)\n"},
      {"where: evidence\nphrases: [a]",
       "p.yaml:3:3: rule test.rule: `where: evidence` and `evidence` need each other (write both, "
       "or neither: `evidence: {of: promotion}`)\n"},
  };
  for (const auto& test : kCases) EXPECT_EQ(BodyFaults(test.body), test.faults) << test.body;
}

TEST(LoadRulesTest, TellsFaultsOfConditions) {
  const struct {
    std::string_view condition, faults;
  } kCases[] = {
      {"[a]",
       "p.yaml:8:9: rule test.rule: a map of keys is needed here (write `key: value` lines)\n"},
      {"{max_word: 3}",
       "p.yaml:8:20: rule test.rule: unknown key 'max_word' (did you mean 'max_words'?)\n"},
      {"{max_words: no}",
       "p.yaml:8:21: rule test.rule: a whole number, 0 or more, is needed here (write it in "
       "decimal digits, such as 12)\n"},
      {"{max_words: -1}",
       "p.yaml:8:21: rule test.rule: a whole number, 0 or more, is needed here (write it in "
       "decimal digits, such as 12)\n"},
      {"{max_words: 4294967295}",
       "p.yaml:8:21: rule test.rule: this number is out of range (at least 0, and below "
       "4294967295)\n"},
      {"{marker: 1}",
       "p.yaml:8:18: rule test.rule: true or false is needed here (write `true` or `false`, "
       "nothing else)\n"},
      {"{ends: colon}",
       "p.yaml:8:16: rule test.rule: a list is needed here (write [one, two], or a line beginning "
       "with - for each)\n"},
      {"{ends: [sentenc]}",
       "p.yaml:8:16: rule test.rule: unknown word 'sentenc' (did you mean 'sentence'?)\n"},
      {"{has: [zzzzzz]}",
       "p.yaml:8:15: rule test.rule: unknown word 'zzzzzz' (one of: url email price percent date "
       "time handle pipe question)\n"},
      {"{has_none: [urls]}",
       "p.yaml:8:20: rule test.rule: unknown word 'urls' (did you mean 'url'?)\n"},
      {"{zone: [foot]}",
       "p.yaml:8:16: rule test.rule: unknown word 'foot' (one of: head body tail)\n"},
      {"{scripts: [Latin]}",
       "p.yaml:8:19: rule test.rule: unknown script 'Latin' (use an ISO 15924 code such as Latn, "
       "Arab, Cyrl, Hani)\n"},
      {"{any: []}",
       "p.yaml:8:15: rule test.rule: a list of conditions is needed here (write any: [{...}, "
       "{...}])\n"},
      {"{any: {prose: true}}",
       "p.yaml:8:15: rule test.rule: a list of conditions is needed here (write any: [{...}, "
       "{...}])\n"},
      {"{any: [{x: 1}]}",
       "p.yaml:8:20: rule test.rule: unknown key 'x' (known keys: min_words max_words min_chars "
       "max_chars min_digits max_digits first last from_core marker quoted "
       "title_case upper_case starts_lower letters ends has has_none zone scripts prose foreign "
       "repeated none any not)\n"},
      {"{not: [a]}",
       "p.yaml:8:15: rule test.rule: a map of keys is needed here (write `key: value` lines)\n"},
  };
  for (const auto& test : kCases)
    EXPECT_EQ(BodyFaults("phrases: [a]\nwhen: " + std::string(test.condition)), test.faults)
        << test.condition;
  EXPECT_EQ(BodyFaults("phrases: [a]\ndocument: {language: [en]}"),
            "p.yaml:8:24: rule test.rule: unknown key 'language' (did you mean 'languages'?)\n");
  EXPECT_EQ(BodyFaults("phrases: [a]\ndocument: {min_prose: 1e3}"),
            "p.yaml:8:25: rule test.rule: a whole number, 0 or more, is needed here (write it in "
            "decimal digits, such as 12)\n");
}

TEST(LoadRulesTest, CollectsTheFaultsOfAllPacks) {
  const LoadedRules loaded =
      LoadRules({{"a.yaml", "x"}, {"b.yaml", OneRule("phrases: [a]")}, {"c.yaml", "pack: c\n"}});
  EXPECT_EQ(Told(loaded.faults),
            "a.yaml:1:1: a map of keys is needed here (write `key: value` lines)\n"
            "c.yaml:1:1: a pack needs `rules:` or `disable:` (add a list of rules)\n");
}

std::string Rules(std::initializer_list<std::string_view> rules, std::string_view more = "") {
  std::string yaml = "pack: p\n" + std::string(more) + "rules:\n";
  for (std::string_view rule : rules)
    yaml += "- {id: " + std::string(rule) + ", why: w, phrases: [" +
            std::string(rule.substr(0, 3)) + "], strips: [a], keeps: [b]}\n";
  return yaml;
}

std::string InForce(const LoadedRules& loaded) {
  std::string ids;
  for (const Rule& rule : loaded.rules) ids += rule.file + ":" + rule.id + " ";
  return ids + Told(loaded.faults);
}

TEST(LoadRulesTest, JoinsPacks) {
  const std::string one = Rules({"a.x", "a.y", "a.y.z", "b.x"});
  const struct {
    std::string two, in_force;
  } kCases[] = {
      {Rules({"c.x"}), "1:a.x 1:a.y 1:a.y.z 1:b.x 2:c.x "},
      {Rules({"a.y, override: true"}), "1:a.x 1:a.y.z 1:b.x 2:a.y "},
      {Rules({"a.y"}),
       "1:a.x 1:a.y 1:a.y.z 1:b.x 2:3:3: rule a.y: the id 'a.y' is taken by 1:4 (choose another "
       "id, or add `override: true` to replace that rule)\n"},
      {Rules({"c.x", "c.x"}),
       "1:a.x 1:a.y 1:a.y.z 1:b.x 2:c.x 2:4:3: rule c.x: the id 'c.x' is taken by 2:3 (choose "
       "another id, or add `override: true` to replace that rule)\n"},
      {Rules({"c.y, override: true"}),
       "1:a.x 1:a.y 1:a.y.z 1:b.x 2:3:3: rule c.y: `override` of 'c.y', but no earlier rule has "
       "this id (correct the id, or take `override` out)\n"},
      {"pack: q\ndisable: [a.y]\n", "1:a.x 1:a.y.z 1:b.x "},
      {"pack: q\ndisable: [a.y.*, b.x]\n", "1:a.x 1:a.y "},
      {"pack: q\ndisable: [a.*]\n", "1:b.x "},
      {"pack: q\ndisable: [a.yy]\n",
       "1:a.x 1:a.y 1:a.y.z 1:b.x 2:2:10: no earlier rule is called 'a.yy' (did you mean "
       "'a.y'?)\n"},
      {Rules({"a.y"}, "disable: [a.y]\n"), "1:a.x 1:a.y.z 1:b.x 2:a.y "},
      {Rules({"topic.what"}, "disable: [topic.what]\n"),
       "1:a.x 1:a.y 1:a.y.z 1:b.x 2:topic.what 2:2:10: no earlier rule is called 'topic.what' (see "
       "`newsieve rules list`)\n"},
  };
  for (const auto& test : kCases)
    EXPECT_EQ(InForce(LoadRules({{"1", one}, {"2", test.two}})), test.in_force) << test.two;
}

}  // namespace
}  // namespace newsieve
