#include "text/plain_chunks.h"

#include <algorithm>

#include "base/utf8.h"

namespace newsieve {
namespace {

constexpr char32_t kFirstPlane = 0x10000;

bool IsLetterOrDigit(char32_t rune) {
  return (rune >= '0' && rune <= '9') || (rune >= 'A' && rune <= 'Z') ||
         (rune >= 'a' && rune <= 'z');
}

bool MatchesAny(const AffixItem& item, std::span<const ChunkRune> runes) {
  return std::any_of(runes.begin(), runes.end(), [&](const auto& at) { return item.Matches(at); });
}

bool MatchesAll(const AffixItem& item, std::span<const ChunkRune> runes) {
  return std::all_of(runes.begin(), runes.end(), [&](const auto& at) { return item.Matches(at); });
}

// What stands before `affix` and the affix itself.
std::vector<AffixItem> WithBefore(const Affix& affix) {
  std::vector<AffixItem> items = affix.before;
  items.insert(items.end(), affix.body.begin(), affix.body.end());
  return items;
}

}  // namespace

PlainChunks::PlainChunks(const TokenRules& rules) : rules_(rules) {
  for (char32_t rune = 'A'; rune <= 'z'; rune = rune == 'Z' ? 'a' : rune + 1)
    letters_.push_back(RuneOf(rune));
  for (char32_t mark = 0; mark < kAscii; ++mark) {
    if (IsLetterOrDigit(mark)) continue;
    for (char32_t other = 0; other < kAscii; ++other) {
      leads_[mark][other] = LeadsAlone(RuneOf(mark), RuneOf(other));
      trails_[other][mark] = TrailsAlone(RuneOf(other), RuneOf(mark));
    }
    if (RuneOf(mark).classes & kStartsInfix) joins_[mark] = JoinsAlone(RuneOf(mark));
  }
  FindWideMarks();
  FindTails();
  usable_ = RunsStand();
}

// The first prefix that fits decides.
bool PlainChunks::LeadsAlone(const ChunkRune& mark, const ChunkRune& next) const {
  for (const std::uint16_t number : rules_.prefixes().At(mark)) {
    const Affix& affix = rules_.prefixes()[number];
    if (!affix.body.front().Matches(mark)) continue;
    if (affix.body.front().repeats || affix.behind.size() > 1) return false;
    if (affix.body.size() > 1) {
      if (affix.body[1].Matches(next)) return false;
      continue;
    }
    if (affix.behind.empty() || affix.behind.front().Matches(next) != affix.not_behind) return true;
  }
  return false;
}

// The longest suffix decides.
bool PlainChunks::TrailsAlone(const ChunkRune& before, const ChunkRune& mark) const {
  bool found = false;
  for (const std::uint16_t number : rules_.suffixes().At(mark)) {
    const Affix& affix = rules_.suffixes()[number];
    const AffixItem& last = affix.body.back();
    if (!last.Matches(mark)) continue;
    if (last.repeats && last.Matches(before)) return false;
    if (affix.body.size() > 1) {
      if (affix.body[affix.body.size() - 2].Matches(before)) return false;
      continue;
    }
    found |= affix.before.empty() || (affix.before.size() == 1 && affix.before[0].Matches(before));
  }
  return found;
}

bool PlainChunks::JoinsAlone(const ChunkRune& mark) const {
  const auto takes_mark = [&](const AffixItem& item) { return item.Matches(mark); };
  // Parts of units ("m/s") and of "'s".
  for (const Affix& affix : rules_.suffixes().all()) {
    const std::vector<AffixItem> items = WithBefore(affix);
    if (MatchesAny(items.back(), letters_) &&
        std::any_of(items.begin(), items.end() - 1, takes_mark))
      return false;
  }
  for (const std::uint16_t number : rules_.infixes().At(mark)) {
    const Affix& affix = rules_.infixes()[number];
    const AffixItem& first = affix.body.front();
    if (!first.Matches(mark)) continue;
    if (!affix.before.empty() && !MatchesAny(affix.before.back(), letters_)) continue;
    if (affix.body.size() > 1 && !MatchesAny(affix.body[1], letters_)) continue;
    const auto fits_all = [&](const std::vector<AffixItem>& items) {
      return items.empty() || (items.size() == 1 && MatchesAll(items[0], letters_));
    };
    return affix.body.size() == 1 && !affix.not_behind && fits_all(affix.before) &&
           fits_all(affix.behind);
  }
  return false;
}

void PlainChunks::FindWideMarks() {
  wide_.resize(kFirstPlane);
  for (const AffixList* list : {&rules_.prefixes(), &rules_.suffixes()}) {
    for (const Affix& affix : list->all()) {
      const char32_t mark = affix.body.front().rune;
      if (affix.body.size() > 1 || mark < kAscii || mark >= kFirstPlane) continue;
      if (wide_[mark] != 0) continue;
      bool leads = true, trails = true;
      for (char32_t other = 0; other < kAscii && (leads || trails); ++other) {
        leads = leads && LeadsAlone(RuneOf(mark), RuneOf(other));
        trails = trails && TrailsAlone(RuneOf(other), RuneOf(mark));
      }
      wide_[mark] = static_cast<std::uint8_t>((leads ? kLeads : 0) | (trails ? kTrails : 0));
    }
  }
}

// A suffix such as "'s", which no other affix can take more or less of.
bool PlainChunks::IsTail(const Affix& tail) const {
  const auto exact = [](const AffixItem& item) { return item.classes == 0 && !item.repeats; };
  const auto of_letters = [](const AffixItem& item) { return IsLetterOrDigit(item.rune); };
  if (tail.body.size() < 2 || !tail.before.empty() ||
      !std::all_of(tail.body.begin(), tail.body.end(), exact) || of_letters(tail.body[0]) ||
      !std::all_of(tail.body.begin() + 1, tail.body.end(), of_letters))
    return false;
  // No suffix goes on where this one begins.
  const auto takes_more = [&](const Affix& other) {
    if (!other.body.back().Matches(RuneOf(tail.body.back().rune))) return false;
    if (std::any_of(other.body.begin(), other.body.end(),
                    [](const auto& at) { return at.repeats; }))
      return true;
    if (other.body.size() <= tail.body.size()) return false;
    return std::equal(tail.body.rbegin(), tail.body.rend(), other.body.rbegin(),
                      [&](const AffixItem& at, const AffixItem& theirs) {
                        return theirs.Matches(RuneOf(at.rune));
                      });
  };
  const std::span<const Affix> all = rules_.suffixes().all();
  return std::none_of(all.begin(), all.end(), takes_more);
}

void PlainChunks::FindTails() {
  for (const Affix& affix : rules_.suffixes().all()) {
    if (!IsTail(affix)) continue;
    std::string tail;
    for (const AffixItem& item : affix.body) AppendCharacter(tail, item.rune);
    tail_starts_[static_cast<unsigned char>(tail[0])] = true;
    tails_.push_back(std::move(tail));
  }
}

// No affix begins or ends at a digit; one that does at a letter has something else in it or beside
// it that is no letter, and no mark of a plain chunk.
bool PlainChunks::RunsStand() const {
  constexpr CharClasses kAny = kStartsPrefix | kEndsSuffix | kStartsInfix;
  for (char32_t digit = '0'; digit <= '9'; ++digit)
    if (rules_.ClassesOf(digit) & kAny) return false;
  if (!rules_.letters_stand()) return false;
  for (const ChunkRune& letter : letters_)
    if (letter.classes & kStartsInfix) return false;
  std::vector<ChunkRune> marks;
  for (char32_t rune = 0; rune < kFirstPlane; ++rune)
    if (rune < kAscii ? leads_[rune].any() : Leads(rune)) marks.push_back(RuneOf(rune));
  for (const Affix& affix : rules_.suffixes().all()) {
    if (!MatchesAny(affix.body.back(), letters_) || IsTail(affix)) continue;
    const std::vector<AffixItem> items = WithBefore(affix);
    std::size_t at = items.size() - 1;
    while (at > 0 && MatchesAny(items[at], letters_)) --at;
    if (MatchesAny(items[at], marks)) return false;
  }
  for (const Affix& affix : rules_.prefixes().all()) {
    if (!MatchesAny(affix.body.front(), letters_)) continue;
    std::size_t at = 0;
    while (at + 1 < affix.body.size() && MatchesAny(affix.body[at], letters_)) ++at;
    const AffixItem& mark = affix.body[at];
    const bool follows = mark.classes != 0 || mark.rune >= kAscii || joins_[mark.rune] ||
                         std::any_of(letters_.begin(), letters_.end(), [&](const auto& letter) {
                           return trails_[letter.rune][mark.rune];
                         });
    if (follows) return false;
  }
  return true;
}

}  // namespace newsieve
