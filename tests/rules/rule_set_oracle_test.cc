// RuleSet's one pass over a line against a plain loop over the rules: phrases searched one by one,
// patterns with RE2.
#include <algorithm>
#include <string>

#include <re2/re2.h>

#include "tests/testing.h"

namespace newsieve {
namespace {

// The only letter beyond ASCII here is é, C3 A9.
bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\xC3' || c == '\xA9';
}

bool IsBoundary(std::string_view text, std::size_t pos) {
  return pos == 0 || pos == text.size() || !IsWordByte(text[pos - 1]) || !IsWordByte(text[pos]);
}

bool PhraseStands(const std::string& phrase, PhraseMatch match, const FoldedLine& line) {
  const std::string_view core = line.core();
  if (match == PhraseMatch::kWhole) {
    const bool many = phrase.find(' ') != std::string::npos;
    return core == phrase || (many && (core == phrase + "." || core == phrase + "!"));
  }
  const std::string_view text =
      match == PhraseMatch::kAnywhere ? std::string_view(line.folded) : core;
  for (std::size_t at = text.find(phrase); at != std::string_view::npos;
       at = text.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    if (match == PhraseMatch::kStart && at != 0) continue;
    if (match == PhraseMatch::kEnd && end != text.size()) continue;
    if (IsBoundary(text, at) && IsBoundary(text, end)) return true;
  }
  return false;
}

bool RuleStands(const Rule& rule, const FoldedLine& line) {
  if (!FactsAllow(rule.when, line.facts)) return false;
  for (const RulePattern& pattern : rule.patterns)
    if (RE2::PartialMatch(line.folded, RE2("(?i)" + pattern.expression))) return true;
  return std::any_of(rule.phrases.begin(), rule.phrases.end(), [&](const std::string& phrase) {
    return PhraseStands(phrase, rule.match, line);
  });
}

std::string RandomRules(Random& random) {
  static const std::vector<std::string> kWords = {
      "a b",       "ab", "aba", "read", "read more",
      "more read", "re", "é",   "éa",   "read more read more read",
      "ad"};
  static const std::vector<std::string> kPatterns = {
      "^read",     "more$",         "(?:read|aba) ?more", "r.*e.*a",     "ab( |$)",
      "(a|é)+b?a", "more (read )+", "^[^a-z]*read",       "aba|ab|more", "[^a]{2}more"};
  static const std::vector<std::string> kModes = {"whole", "start", "end", "anywhere"};
  static const std::vector<std::string> kGates = {
      "", ", when: {max_words: 4}", ", when: {min_chars: 5}", ", when: {marker: true}"};
  std::string yaml = "pack: p\nrules:\n";
  const std::size_t count = 1 + random.Below(8);
  for (std::size_t i = 0; i < count; ++i) {
    yaml += "- {id: r.n" + std::to_string(i) + ", why: w, strips: [a], keeps: [b], ";
    if (random.Below(2) == 0) {
      yaml += "pattern: '" + random.Pick(kPatterns) +
              "', when: {max_words: " + std::to_string(2 + random.Below(11)) + "}}\n";
      continue;
    }
    yaml += "match: " + random.Pick(kModes) + random.Pick(kGates) + ", phrases: ['" +
            random.Pick(kWords) + "'";
    if (random.Below(2) == 0) yaml += ", '" + random.Pick(kWords) + "'";
    yaml += "]}\n";
  }
  return yaml;
}

TEST(RuleSetOracleTest, AgreesWithAPlainLoop) {
  static const std::vector<std::string> kFragments = {"read", "more", "a", "b", "é", "É", " ",
                                                      " ",    " ",    ".", "!", "…", "»", "- ",
                                                      "READ", "e",    "1", ",", "(", ")"};
  Random random(1);
  std::size_t hits_seen = 0;
  for (int round = 0; round < 1500; ++round) {
    const RuleSet rules = MakeRules(RandomRules(random));
    MatchScratch scratch;
    for (int k = 0; k < 60; ++k) {
      std::string text;
      for (std::size_t n = random.Below(9); n > 0; --n) text += random.Pick(kFragments);
      FoldedLine line;
      FoldLine(text, line);
      std::vector<Hit> hits;
      rules.Match(line, scratch, hits);
      std::string found, expected;
      for (const Hit& hit : hits) found += rules.rules()[hit.rule].id + " ";
      for (const Rule& rule : rules.rules())
        if (RuleStands(rule, line)) expected += rule.id + " ";
      ASSERT_EQ(found, expected) << "'" << text << "'\n" << rules.rules()[0].source;
      hits_seen += hits.size();
    }
  }
  EXPECT_GT(hits_seen, 10000u) << "the lines hardly ever match: this proves little";
}

}  // namespace
}  // namespace newsieve
