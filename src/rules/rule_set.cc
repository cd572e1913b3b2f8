#include "rules/rule_set.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/hash.h"
#include "base/parallel.h"
#include "base/utf8.h"
#include "rules/anchors.h"
#include "rules/hash_filter.h"
#include "rules/literal_table.h"
#include "rules/pattern.h"

namespace newsieve {
namespace {

constexpr std::size_t kMaxLiteralBytes = 16;  // of a phrase: enough to be rare
// In a line: with more, looking for the anchors of a gated pattern costs more than trying it.
constexpr double kMaxExpectedHits = 0.1;

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

// How far into a line a leading anchor may begin: as far as there are signs, of which the core of a
// line and \W of a pattern have different notions.
std::size_t LeadingPlaces(const FoldedLine& line) {
  const std::string_view folded = line.folded;
  std::size_t pos = 0;
  while (pos < folded.size()) {
    std::size_t next = pos;
    const char32_t rune = NextCharacter(folded, next);
    if (!Pattern::IsSign(rune)) break;
    pos = next;
  }
  return std::max(pos, line.core_begin) + 1;
}

// A condition that bounds a line's length, or that few lines meet, makes any pattern affordable.
bool IsGate(const LineCondition& when) {
  constexpr std::uint32_t kMaxGateWords = 12, kMaxGateChars = 80, kMinGateDigits = 7;
  return when.max_words <= kMaxGateWords || when.max_chars <= kMaxGateChars ||
         when.min_digits >= kMinGateDigits;
}

// What is made of the words of one rule without regard to any other.
struct Words {
  std::vector<FoldedLine> phrases;
  std::vector<Pattern> patterns;
};

// Fills in the anchors of `rule` that are not known yet.
Words WordsOf(Rule& rule) {
  Words words;
  words.phrases.resize(rule.phrases.size());
  for (std::size_t i = 0; i < rule.phrases.size(); ++i) FoldLine(rule.phrases[i], words.phrases[i]);
  for (RulePattern& pattern : rule.patterns) {
    if (pattern.anchors) {
      words.patterns.push_back(Pattern::Proven(pattern.expression));
      continue;
    }
    const Pattern& made = words.patterns.emplace_back(pattern.expression);
    pattern.anchors = made.fault().empty() ? AnchorsOf(made, pattern.expression) : AnchorSet{};
  }
  return words;
}

}  // namespace

struct RuleSet::Compiled {
  // A word of a rule that needs looking at once its literal was seen.
  struct Candidate {
    std::uint32_t rule = 0;
    std::int32_t pattern = -1;  // into patterns; -1: a phrase
    std::string phrase;
  };

  // A text whose hash is known: it is looked up without a copy, and without hashing it again.
  struct HashedText {
    std::string_view text;
    std::uint64_t hash = 0;
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(const std::string& text) const { return Hash64(text); }
    std::size_t operator()(const HashedText& text) const { return text.hash; }
  };
  struct TextEqual {
    using is_transparent = void;
    bool operator()(const std::string& a, const std::string& b) const { return a == b; }
    bool operator()(const HashedText& a, const std::string& b) const { return a.text == b; }
  };

  std::unordered_map<std::string, std::vector<std::uint32_t>, TextHash, TextEqual>
      whole;                     // core -> rules
  LargeHashFilter whole_filter;  // of the keys of `whole`
  std::size_t longest_whole = 0;
  std::vector<Pattern> patterns;
  std::vector<Candidate> candidates;  // in the order of their rules
  LiteralTable anywhere, leading;
  // Leading anchors of one or two bytes, by the first; the second is 0 where there is none.
  struct ShortAnchor {
    char second = '\0';
    std::uint32_t candidate = 0;
  };
  std::array<std::vector<ShortAnchor>, 256> leading_short;
  // Patterns of one rule that have no rare literal: they are tried on each line that the rule's
  // gate lets through. Where there are several, most lines are ruled out by all of them together.
  struct Unanchored {
    std::uint32_t rule = 0;
    std::vector<std::uint32_t> candidates;
    std::optional<Pattern> together = {};
  };
  std::vector<Unanchored> unanchored;

  void AddPhrase(std::uint32_t index, const Rule& rule, const std::string& phrase,
                 const FoldedLine& folded, std::vector<Diagnostic>& faults) {
    if (folded.core().empty()) {
      faults.push_back(FaultOf(rule, "the phrase '" + phrase + "' is nothing but decoration",
                               "use a `pattern` for signs"));
      return;
    }
    if (rule.match == PhraseMatch::kWhole) {
      auto& owners = whole[std::string(folded.core())];
      if (owners.empty() || owners.back() != index) owners.push_back(index);
      whole_filter.Add(static_cast<std::uint32_t>(folded.core_hash));
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
    AddCandidate({index, -1, std::string(words)},
                 {{Shorten(words), rule.match == PhraseMatch::kStart}});
  }

  void AddPattern(std::uint32_t index, const Rule& rule, Pattern pattern, const AnchorSet& found,
                  std::vector<Diagnostic>& faults) {
    if (!pattern.fault().empty()) {
      faults.push_back(FaultOf(rule, pattern.fault(), pattern.fix()));
      return;
    }
    if (!HasAnchor(found) && !IsGate(rule.when)) {
      faults.push_back(FaultOf(
          rule,
          "the pattern has no literal of three characters that every match holds, and no gate",
          "give it one, or `when: {max_words: 12}` (or max_chars: 80) at the most"));
      return;
    }
    const bool rare = !found.anchors.empty() && found.hits < kMaxExpectedHits;
    if (!rare && IsGate(rule.when)) AddUnanchored(index);
    patterns.push_back(std::move(pattern));
    AddCandidate({index, static_cast<std::int32_t>(patterns.size()) - 1, ""},
                 rare || !IsGate(rule.when) ? found.anchors : std::vector<Anchor>{});
  }

  // The next candidate.
  void AddUnanchored(std::uint32_t rule) {
    constexpr std::size_t kMost = 16;  // all together are compiled, if only to be found too large
    if (unanchored.empty() || unanchored.back().rule != rule ||
        unanchored.back().candidates.size() == kMost)
      unanchored.push_back({rule, {}});
    unanchored.back().candidates.push_back(static_cast<std::uint32_t>(candidates.size()));
  }

  void JoinUnanchored() {
    for (Unanchored& group : unanchored) {
      if (group.candidates.size() < 2) continue;
      std::vector<std::string> expressions;
      for (const std::uint32_t index : group.candidates)
        expressions.push_back(
            patterns[static_cast<std::size_t>(candidates[index].pattern)].expression());
      group.together = Pattern::AnyOf(expressions);
    }
  }

  void AddCandidate(Candidate candidate, const std::vector<Anchor>& anchors) {
    const auto index = static_cast<std::uint32_t>(candidates.size());
    candidates.push_back(std::move(candidate));
    for (const Anchor& anchor : anchors) {
      if (anchor.leading && anchor.text.size() <= 2)  // c_str() ends with a 0
        leading_short[static_cast<unsigned char>(anchor.text[0])].push_back(
            {anchor.text.c_str()[1], index});
      else
        (anchor.leading ? leading : anywhere).Add(anchor.text, index);
    }
  }

  // Side by side, for each takes as long as all else together.
  void Finish() {
    JoinUnanchored();
    const std::array<std::function<void()>, 2> parts = {
        [this] { anywhere.Finish(LiteralScanner::Place::kAnywhere); },
        [this] { leading.Finish(LiteralScanner::Place::kFirst); }};
    ParallelFor(parts.size(), [&](std::size_t i) { parts[i](); });
  }

  void MatchWhole(const FoldedLine& line, const std::vector<Rule>& rules,
                  std::vector<Hit>& hits) const {
    const std::string_view core = line.core();
    if (core.empty() || core.size() > longest_whole + 1) return;
    LookUp({core, line.core_hash}, line, rules, hits);
    if (core.back() != '.' && core.back() != '!') return;
    const std::string_view bare = core.substr(0, core.size() - 1);
    if (CountWords(bare) >= 2) LookUp({bare, Hash64(bare)}, line, rules, hits);
  }

  void LookUp(const HashedText& core, const FoldedLine& line, const std::vector<Rule>& rules,
              std::vector<Hit>& hits) const {
    if (!whole_filter.Holds(static_cast<std::uint32_t>(core.hash))) return;
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
    if (rule.scope != Scope::kInline && rule.scope != Scope::kEvidence)
      return pattern.Matches(line.folded);
    return pattern.Find(line.folded, hit.begin, hit.end);
  }

  // Every place where the words of `candidate` stand.
  void FindAll(const Candidate& candidate, const FoldedLine& line, const Rule& rule,
               std::vector<Hit>& hits) const {
    Hit hit{candidate.rule, 0, 0};
    const std::string_view folded = line.folded;
    if (candidate.pattern >= 0) {
      const Pattern& pattern = patterns[static_cast<std::size_t>(candidate.pattern)];
      for (std::size_t from = 0; pattern.Find(folded, hit.begin, hit.end, from); from = hit.end)
        if (Passes(rule.evidence.check, folded.substr(hit.begin, hit.end - hit.begin)))
          hits.push_back(hit);
      return;
    }
    const std::string& phrase = candidate.phrase;
    for (std::size_t at = folded.find(phrase); at != std::string_view::npos;
         at = folded.find(phrase, at + 1))
      if (VerifyPhrase(candidate, at + Shorten(phrase).size(), line, rule, hit))
        hits.push_back(hit);
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
  std::vector<Words> words(rules_.size());
  ParallelFor(rules_.size(), [&](std::size_t i) { words[i] = WordsOf(rules_[i]); });
  for (std::uint32_t i = 0; i < rules_.size(); ++i) {
    const Rule& rule = rules_[i];
    for (std::size_t k = 0; k < rule.phrases.size(); ++k)
      compiled_->AddPhrase(i, rule, rule.phrases[k], words[i].phrases[k], faults);
    for (std::size_t k = 0; k < rule.patterns.size(); ++k)
      compiled_->AddPattern(i, rule, std::move(words[i].patterns[k]), *rule.patterns[k].anchors,
                            faults);
    if (!rule.has_words()) structural_.push_back(i);
    keeps_ |= rule.scope == Scope::kKeep;
  }
  if (faults.empty()) compiled_->Finish();
}

RuleSet::~RuleSet() = default;
RuleSet::RuleSet(RuleSet&&) noexcept = default;

void RuleSet::Match(const FoldedLine& line, MatchScratch& scratch, std::vector<Hit>& hits,
                    std::uint32_t only) const {
  const std::size_t before = hits.size();
  const Compiled& c = *compiled_;
  scratch.NextLine();
  c.MatchWhole(line, rules_, hits);
  const auto look = [&](std::uint32_t index, std::size_t literal_end) {
    const Compiled::Candidate& candidate = c.candidates[index];
    if (only != kNoLimit && candidate.rule != only) return;
    const Rule& rule = rules_[candidate.rule];
    if (candidate.pattern >= 0 &&
        !scratch.FirstVisit(static_cast<std::size_t>(candidate.pattern), c.patterns.size()))
      return;
    if (FactsAllow(rule.when, line.facts)) c.Verify(candidate, literal_end, line, rule, hits);
  };
  const std::size_t places = std::min(LeadingPlaces(line), line.folded.size());
  for (const Compiled::Unanchored& group : c.unanchored) {
    if (!FactsAllow(rules_[group.rule].when, line.facts)) continue;
    if (group.together && !group.together->MayMatch(line.folded)) continue;
    for (std::uint32_t index : group.candidates) look(index, 0);
  }
  for (std::size_t i = 0; i < places; ++i)
    for (const auto& anchor : c.leading_short[static_cast<unsigned char>(line.folded[i])])
      if (anchor.second == '\0' || anchor.second == line.folded.c_str()[i + 1])
        look(anchor.candidate, i + (anchor.second == '\0' ? 1 : 2));
  c.leading.Scan(line.folded, places, look);
  c.anywhere.Scan(line.folded, line.folded.size(), look);
  const auto begin = hits.begin() + static_cast<std::ptrdiff_t>(before);
  const auto unasked = [&](const Hit& hit) { return only != kNoLimit && hit.rule != only; };
  hits.erase(std::remove_if(begin, hits.end(), unasked), hits.end());
  std::sort(begin, hits.end(), [](const Hit& a, const Hit& b) {
    return std::tie(a.rule, a.begin, b.end) < std::tie(b.rule, b.begin, a.end);
  });
  hits.erase(
      std::unique(begin, hits.end(), [](const Hit& a, const Hit& b) { return a.rule == b.rule; }),
      hits.end());
}

void RuleSet::FindAll(const FoldedLine& line, std::uint32_t index, std::vector<Hit>& hits) const {
  const Compiled& c = *compiled_;
  const Rule& rule = rules_[index];
  std::vector<Hit> found;
  if (!rule.phrases.empty() && rule.match == PhraseMatch::kWhole) c.MatchWhole(line, rules_, found);
  if (std::any_of(found.begin(), found.end(), [&](const Hit& hit) { return hit.rule == index; }))
    return hits.push_back({index, static_cast<std::uint32_t>(line.core_begin),
                           static_cast<std::uint32_t>(line.core_end)});
  found.clear();
  const auto [first, last] =
      std::equal_range(c.candidates.begin(), c.candidates.end(), Compiled::Candidate{index, -1, ""},
                       [](const auto& a, const auto& b) { return a.rule < b.rule; });
  for (auto candidate = first; candidate != last; ++candidate)
    c.FindAll(*candidate, line, rule, found);
  std::sort(found.begin(), found.end(), [](const Hit& a, const Hit& b) {
    return std::tie(a.begin, b.end) < std::tie(b.begin, a.end);
  });
  std::uint32_t taken = 0;  // up to here
  for (const Hit& hit : found) {
    if (hit.begin < taken) continue;
    hits.push_back(hit);
    taken = hit.end;
  }
}

}  // namespace newsieve
