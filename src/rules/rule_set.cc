#include "rules/rule_set.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/utf8.h"
#include "base/hash.h"
#include "rules/literal_scanner.h"
#include "rules/pattern.h"

namespace newsieve {
namespace {

constexpr std::size_t kMaxLiteralBytes =
    12;  // enough to be rare; more only makes the automaton larger

CharInfo InfoBefore(std::string_view text, std::size_t pos) {
  do --pos;
  while (pos > 0 && (static_cast<unsigned char>(text[pos]) & 0xC0) == 0x80);
  return InfoOf(NextCharacter(text, pos));
}

// True if a word may end at `pos`: not between two letters or digits, unless one of them is of a
// script without spaces, which has no boundaries to respect, and not before a combining mark.
bool IsBoundary(std::string_view text, std::size_t pos) {
  constexpr std::uint16_t kWord = kLetter | kDigit | kMark;
  if (pos == 0 || pos >= text.size()) return true;
  const CharInfo left = InfoBefore(text, pos), right = InfoOf(NextCharacter(text, pos));
  if (!(left.flags & kWord) || !(right.flags & kWord)) return true;
  return !(right.flags & kMark) && ((left.flags | right.flags) & kNoSpaceScript);
}

std::size_t CountWords(std::string_view phrase) {
  return static_cast<std::size_t>(std::count(phrase.begin(), phrase.end(), ' ')) + 1;
}

// Cuts to at most kMaxLiteralBytes, at a character boundary.
std::string Shorten(std::string_view literal) {
  std::size_t size = std::min(literal.size(), kMaxLiteralBytes);
  while (size < literal.size() && size > 0 &&
         (static_cast<unsigned char>(literal[size]) & 0xC0) == 0x80)
    --size;
  return std::string(literal.substr(0, size));
}

Diagnostic FaultOf(const Rule& rule, std::string message, std::string fix) {
  Diagnostic fault;
  fault.file = rule.file;
  fault.line = rule.line;
  fault.column = rule.column;
  fault.rule = rule.id;
  fault.message = std::move(message);
  fault.fix = std::move(fix);
  return fault;
}

// // A shorter literal stands in so many lines that trying the pattern with others like it is cheaper.
bool AreRare(const std::vector<std::string>& literals) {
  constexpr std::size_t kMinRareBytes = 4;
  const auto rare = [](const std::string& literal) { return literal.size() >= kMinRareBytes; };
  return !literals.empty() && std::all_of(literals.begin(), literals.end(), rare);
}

bool HasAnchor(const std::vector<std::string>& literals) {
  constexpr std::size_t kMinAnchorBytes = 3;
  const auto enough = [](const std::string& literal) { return literal.size() >= kMinAnchorBytes; };
  return !literals.empty() && std::all_of(literals.begin(), literals.end(), enough);
}

// A condition that bounds a line's length makes any pattern affordable.
bool IsGate(const LineCondition& when) {
  constexpr std::uint32_t kMaxGateWords = 12, kMaxGateChars = 80;
  return when.max_words <= kMaxGateWords || when.max_chars <= kMaxGateChars;
}

}  // namespace

bool MatchScratch::FirstVisit(std::size_t index, std::size_t size) {
  if (last_line_.size() < size) last_line_.resize(size, 0);
  if (last_line_[index] == line_) return false;
  last_line_[index] = line_;
  return true;
}

struct RuleSet::Compiled {
  // A word of a rule that needs looking at once its literal was seen.
  struct Candidate {
    std::uint32_t rule = 0;
    std::int32_t pattern = -1;  // into patterns; -1: a phrase
    std::string phrase;
  };

  // So that a view can be looked up without a copy.
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return Hash64(text); }
  };

  std::unordered_map<std::string, std::vector<std::uint32_t>, TextHash, std::equal_to<>> whole;  // core -> rules
  std::size_t longest_whole = 0;
  std::vector<Pattern> patterns;
  std::vector<Candidate> candidates;
  std::vector<std::uint32_t> literal_candidate;  // literal -> candidate
  // Candidates without a literal: gated, so only short lines are looked at, and by one automaton for all of them.
  std::vector<std::uint32_t> unanchored;
  std::unique_ptr<PatternSet> unanchored_set;
  std::uint32_t widest_words = 0, widest_chars = 0;  // of the lines that any of their gates lets through
  std::unique_ptr<LiteralScanner> scanner;
  std::vector<std::string> literals;  // while compiling

  void AddPhrase(std::uint32_t index, const Rule& rule, const std::string& phrase,
                 std::vector<Diagnostic>& faults) {
    FoldedLine folded;
    FoldLine(phrase, folded);
    if (folded.core().empty()) {
      faults.push_back(FaultOf(rule, "the phrase '" + phrase + "' is nothing but decoration",
                               "use a `pattern` for signs"));
      return;
    }
    if (rule.match == PhraseMatch::kWhole) {
      auto& owners = whole[std::string(folded.core())];
      if (owners.empty() || owners.back() != index) owners.push_back(index);
      longest_whole = std::max(longest_whole, folded.core().size());
      return;
    }
    const std::string_view words =
        rule.match == PhraseMatch::kAnywhere ? std::string_view(folded.folded) : folded.core();
    if (words.size() < 2) {
      faults.push_back(FaultOf(rule, "the phrase '" + phrase + "' is one letter",
                               "use `match: whole`, or a longer phrase"));
      return;
    }
    AddCandidate({index, -1, std::string(words)}, {Shorten(words)});
  }

  void AddPattern(std::uint32_t index, const Rule& rule, std::vector<Diagnostic>& faults) {
    Pattern pattern(rule.pattern);
    if (!pattern.fault().empty()) {
      faults.push_back(FaultOf(rule, pattern.fault(), pattern.fix()));
      return;
    }
    if (!HasAnchor(pattern.literals()) && !IsGate(rule.when)) {
      faults.push_back(FaultOf(
          rule,
          "the pattern has no literal of three characters that every match holds, and no gate",
          "give it one, or `when: {max_words: 12}` (or max_chars: 80) at the most"));
      return;
    }
    std::vector<std::string> anchors;
    if (AreRare(pattern.literals()) || !IsGate(rule.when))
      for (const std::string& literal : pattern.literals()) anchors.push_back(Shorten(literal));
    patterns.push_back(std::move(pattern));
    AddCandidate({index, static_cast<std::int32_t>(patterns.size()) - 1, ""}, anchors);
  }

  void AddCandidate(Candidate candidate, const std::vector<std::string>& anchors) {
    const auto index = static_cast<std::uint32_t>(candidates.size());
    candidates.push_back(std::move(candidate));
    if (anchors.empty()) unanchored.push_back(index);
    for (const std::string& anchor : anchors) {
      literals.push_back(anchor);
      literal_candidate.push_back(index);
    }
  }

  void FinishUnanchored(const std::vector<Rule>& rules) {
    std::vector<std::string> expressions;
    for (std::uint32_t index : unanchored) {
      const Rule& rule = rules[candidates[index].rule];
      expressions.push_back(rule.pattern);
      if (rule.when.max_words != kNoLimit) widest_words = std::max(widest_words, rule.when.max_words);
      if (rule.when.max_chars != kNoLimit) widest_chars = std::max(widest_chars, rule.when.max_chars);
    }
    unanchored_set = std::make_unique<PatternSet>(expressions);
  }

  // Calls look(candidate) for each unanchored candidate that may match.
  template <typename Look>
  void ScanUnanchored(const FoldedLine& line, MatchScratch& scratch, Look look) const {
    if (line.facts.words > widest_words && line.facts.chars > widest_chars) return;
    std::vector<int>& matching = scratch.matching();
    if (unanchored_set->Match(line.folded, matching)) {
      for (int i : matching) look(unanchored[static_cast<std::size_t>(i)]);
    } else {
      for (std::uint32_t index : unanchored) look(index);
    }
  }

  void MatchWhole(const FoldedLine& line, const std::vector<Rule>& rules,
                  std::vector<Hit>& hits) const {
    const std::string_view core = line.core();
    if (core.empty() || core.size() > longest_whole + 1) return;
    LookUp(core, line, rules, hits);
    if (core.back() != '.' && core.back() != '!') return;
    const std::string_view bare = core.substr(0, core.size() - 1);
    if (CountWords(bare) >= 2) LookUp(bare, line, rules, hits);
  }

  void LookUp(std::string_view core, const FoldedLine& line, const std::vector<Rule>& rules,
              std::vector<Hit>& hits) const {
    const auto found = whole.find(core);
    if (found == whole.end()) return;
    for (std::uint32_t rule : found->second)
      if (FactsAllow(rules[rule].when, line.facts)) hits.push_back({rule, 0, 0});
  }

  void Verify(const Candidate& candidate, std::size_t literal_end, const FoldedLine& line,
              const Rule& rule, std::vector<Hit>& hits) const {
    Hit hit{candidate.rule, 0, 0};
    const bool found = candidate.pattern >= 0
                           ? VerifyPattern(candidate, line, rule, hit)
                           : VerifyPhrase(candidate, literal_end, line, rule, hit);
    if (found) hits.push_back(hit);
  }

  bool VerifyPattern(const Candidate& candidate, const FoldedLine& line, const Rule& rule,
                     Hit& hit) const {
    const Pattern& pattern = patterns[static_cast<std::size_t>(candidate.pattern)];
    if (rule.scope != Scope::kInline) return pattern.Matches(line.folded);
    return pattern.Find(line.folded, hit.begin, hit.end);
  }

  static bool VerifyPhrase(const Candidate& candidate, std::size_t literal_end,
                           const FoldedLine& line, const Rule& rule, Hit& hit) {
    const std::string& phrase = candidate.phrase;
    const std::string_view folded = line.folded;
    const std::size_t begin = literal_end - Shorten(phrase).size(), end = begin + phrase.size();
    if (folded.substr(begin, phrase.size()) != phrase || !IsBoundary(folded, begin) ||
        !IsBoundary(folded, end))
      return false;
    if (rule.match == PhraseMatch::kStart && begin != line.core_begin) return false;
    if (rule.match == PhraseMatch::kEnd && end != line.core_end) return false;
    hit.begin = static_cast<std::uint32_t>(begin);
    hit.end = static_cast<std::uint32_t>(end);
    return true;
  }
};

RuleSet::RuleSet(std::vector<Rule> rules, std::vector<Diagnostic>& faults)
    : rules_(std::move(rules)), compiled_(std::make_unique<Compiled>()) {
  for (std::uint32_t i = 0; i < rules_.size(); ++i) {
    const Rule& rule = rules_[i];
    for (const std::string& phrase : rule.phrases) compiled_->AddPhrase(i, rule, phrase, faults);
    if (!rule.pattern.empty()) compiled_->AddPattern(i, rule, faults);
    if (!rule.has_words()) structural_.push_back(i);
  }
  if (faults.empty()) compiled_->FinishUnanchored(rules_);
  compiled_->scanner = std::make_unique<LiteralScanner>(compiled_->literals);
}

RuleSet::~RuleSet() = default;
RuleSet::RuleSet(RuleSet&&) noexcept = default;

void RuleSet::Match(const FoldedLine& line, MatchScratch& scratch, std::vector<Hit>& hits) const {
  const std::size_t before = hits.size();
  const Compiled& c = *compiled_;
  scratch.NextLine();
  c.MatchWhole(line, rules_, hits);
  const auto look = [&](std::uint32_t index, std::size_t literal_end) {
    const Compiled::Candidate& candidate = c.candidates[index];
    const Rule& rule = rules_[candidate.rule];
    if (candidate.pattern >= 0 && !scratch.FirstVisit(index, c.candidates.size())) return;
    if (FactsAllow(rule.when, line.facts)) c.Verify(candidate, literal_end, line, rule, hits);
  };
  c.ScanUnanchored(line, scratch, [&](std::uint32_t index) { look(index, 0); });
  c.scanner->Scan(line.folded, [&](std::uint32_t literal, std::size_t end) {
    look(c.literal_candidate[literal], end);
  });
  const auto begin = hits.begin() + static_cast<std::ptrdiff_t>(before);
  std::stable_sort(begin, hits.end(), [](const Hit& a, const Hit& b) { return a.rule < b.rule; });
  hits.erase(
      std::unique(begin, hits.end(), [](const Hit& a, const Hit& b) { return a.rule == b.rule; }),
      hits.end());
}

std::vector<std::string> RuleSet::AsPlainPatterns() const {
  std::vector<std::string> patterns;
  for (const Rule& rule : rules_) {
    if (!rule.has_words()) continue;
    std::string joined = rule.pattern;
    for (const std::string& phrase : rule.phrases) {
      FoldedLine folded;
      FoldLine(phrase, folded);
      joined.append(joined.empty() ? "" : "|").append(Pattern::Quote(folded.core()));
    }
    const bool whole = rule.pattern.empty() && rule.match == PhraseMatch::kWhole;
    patterns.push_back(whole ? "^\\W*(?:" + joined + ")\\W*$" : joined);
  }
  return patterns;
}

bool FactsAllow(const LineCondition& condition, const LineFacts& facts) {
  if (facts.words < condition.min_words || facts.words > condition.max_words) return false;
  if (facts.chars < condition.min_chars || facts.chars > condition.max_chars) return false;
  if (facts.digits < condition.min_digits || facts.digits > condition.max_digits) return false;
  if ((facts.traits & condition.has) != condition.has || (facts.traits & condition.has_none) != 0)
    return false;
  if (condition.ends != 0 && !(condition.ends >> static_cast<int>(facts.end) & 1)) return false;
  const auto& scripts = condition.scripts;
  if (!scripts.empty() && std::find(scripts.begin(), scripts.end(), facts.script) == scripts.end())
    return false;
  const auto allows = [&](const LineCondition& part) { return FactsAllow(part, facts); };
  return condition.any.empty() || std::any_of(condition.any.begin(), condition.any.end(), allows);
}

}  // namespace newsieve
