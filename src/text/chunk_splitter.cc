#include "text/chunk_splitter.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "text/web_address.h"

namespace newsieve {
namespace {

using Items = std::span<const AffixItem>;
using Runes = std::span<const ChunkRune>;

// The characters that `items` take from the start of `text`; the longest where one repeats.
std::optional<std::size_t> MatchForward(Items items, Runes text) {
  if (items.empty()) return 0;
  const AffixItem& item = items.front();
  std::size_t most = 0;
  while (most < text.size() && (most == 0 || item.repeats) && item.Matches(text[most])) ++most;
  for (std::size_t count = most; count > 0; --count)
    if (const auto rest = MatchForward(items.subspan(1), text.subspan(count))) return count + *rest;
  return std::nullopt;
}

// The same from the end.
std::optional<std::size_t> MatchBackward(Items items, Runes text) {
  if (items.empty()) return 0;
  const AffixItem& item = items.back();
  std::size_t most = 0;
  while (most < text.size() && (most == 0 || item.repeats) &&
         item.Matches(text[text.size() - 1 - most]))
    ++most;
  for (std::size_t count = most; count > 0; --count)
    if (const auto rest =
            MatchBackward(items.first(items.size() - 1), text.first(text.size() - count)))
      return count + *rest;
  return std::nullopt;
}

bool FitsBehind(const Affix& affix, Runes text) {
  return affix.behind.empty() || MatchForward(affix.behind, text).has_value() != affix.not_behind;
}

// False where what must stand before a suffix of one length does not: most units of measure end
// words that have no digit.
bool MayStandBefore(const Affix& affix, Runes text) {
  if (affix.before.empty() || affix.body.back().repeats || affix.body.front().repeats) return true;
  return text.size() > affix.body.size() &&
         affix.before.back().Matches(text[text.size() - 1 - affix.body.size()]);
}

}  // namespace

const std::vector<ChunkPart>& ChunkSplitter::Split(std::string_view chunk, bool use_specials) {
  chunk_ = chunk;
  use_specials_ = use_specials;
  ReadRunes();
  parts_.clear();
  suffixes_.clear();
  const bool has_affix =
      (runes_.front().classes & kStartsPrefix) || (runes_.back().classes & kEndsSuffix);
  const ChunkPart core = has_affix ? SplitAffixes() : ChunkPart{0, runes_.size()};
  if (core.size() > 0) {
    if (const auto* lengths = SpecialOf(core)) {
      AddSpecial(core, *lengths);
    } else if (IsWebAddress(Runes(runes_).subspan(core.begin, core.size()))) {
      parts_.push_back(core);
    } else {
      AddInfixes(core);
    }
  }
  parts_.insert(parts_.end(), suffixes_.rbegin(), suffixes_.rend());
  return parts_;
}

void ChunkSplitter::ReadRunes() {
  runes_.resize(chunk_.size());
  std::size_t count = 0;
  for (std::size_t pos = 0; pos < chunk_.size(); ++count) {
    const auto begin = static_cast<std::uint32_t>(pos);
    const char32_t rune = NextCharacter(chunk_, pos);
    runes_[count] = {rune, rules_.ClassesOf(rune), begin};
  }
  runes_.resize(count);
}

std::string_view ChunkSplitter::TextOf(ChunkPart part) const {
  return chunk_.substr(ByteOf(part.begin), ByteOf(part.end) - ByteOf(part.begin));
}

const std::vector<std::uint32_t>* ChunkSplitter::SpecialOf(ChunkPart part) const {
  return use_specials_ && part.size() > 0 ? rules_.Special(TextOf(part)) : nullptr;
}

// The first prefix in the order of the rules.
std::size_t ChunkSplitter::PrefixLength(ChunkPart part) const {
  if (part.size() == 0 || !(runes_[part.begin].classes & kStartsPrefix)) return 0;
  const Runes text = Runes(runes_).subspan(part.begin, part.size());
  for (const std::uint16_t number : rules_.prefixes().At(text.front())) {
    const Affix& affix = rules_.prefixes()[number];
    const auto length = MatchForward(affix.body, text);
    if (length && FitsBehind(affix, text.subspan(*length))) return *length;
  }
  return 0;
}

// The longest suffix: the search begins at the left.
std::size_t ChunkSplitter::SuffixLength(ChunkPart part) const {
  if (part.size() == 0 || !(runes_[part.end - 1].classes & kEndsSuffix)) return 0;
  const Runes text = Runes(runes_).subspan(part.begin, part.size());
  std::size_t longest = 0;
  for (const std::uint16_t number : rules_.suffixes().At(text.back())) {
    const Affix& affix = rules_.suffixes()[number];
    if (!MayStandBefore(affix, text)) continue;
    const auto length = MatchBackward(affix.body, text);
    if (length && *length > longest &&
        MatchBackward(affix.before, text.first(text.size() - *length)))
      longest = *length;
  }
  return longest;
}

// The first infix in the order of the rules that begins at `at`.
std::size_t ChunkSplitter::InfixLength(std::size_t at, ChunkPart part) const {
  const Runes before = Runes(runes_).subspan(part.begin, at - part.begin);
  const Runes text = Runes(runes_).subspan(at, part.end - at);
  for (const std::uint16_t number : rules_.infixes().At(text.front())) {
    const Affix& affix = rules_.infixes()[number];
    const auto length = MatchForward(affix.body, text);
    if (length && FitsBehind(affix, text.subspan(*length)) && MatchBackward(affix.before, before))
      return *length;
  }
  return 0;
}

// Prefixes go to parts_, suffixes to suffixes_; returns what is left.
ChunkPart ChunkSplitter::SplitAffixes() {
  ChunkPart core{0, runes_.size()};
  std::size_t last_size = 0;
  while (core.size() > 0 && core.size() != last_size && SpecialOf(core) == nullptr) {
    last_size = core.size();
    const std::size_t prefix = PrefixLength(core);
    const ChunkPart behind{core.begin + prefix, core.end};
    if (prefix > 0 && SpecialOf(behind) != nullptr) {
      parts_.push_back({core.begin, behind.begin});
      return behind;
    }
    const std::size_t suffix = SuffixLength(behind);
    const ChunkPart before{core.begin, core.end - suffix};
    if (suffix > 0) suffixes_.push_back({before.end, core.end});
    if (suffix > 0 && SpecialOf(before) != nullptr) return before;
    if (prefix > 0) parts_.push_back({core.begin, behind.begin});
    core = {behind.begin, before.end};
  }
  return core;
}

void ChunkSplitter::AddSpecial(ChunkPart part, const std::vector<std::uint32_t>& lengths) {
  std::size_t at = part.begin;
  for (const std::uint32_t length : lengths) {
    const std::size_t begin = at, stop = ByteOf(begin) + length;
    while (ByteOf(at) < stop) ++at;
    parts_.push_back({begin, at});
  }
}

void ChunkSplitter::AddInfixes(ChunkPart part) {
  std::size_t start = part.begin;
  for (std::size_t at = part.begin; at < part.end;) {
    const std::size_t length = runes_[at].classes & kStartsInfix ? InfixLength(at, part) : 0;
    if (length > 0 && at > part.begin) {  // at the very start it splits nothing
      if (at > start) parts_.push_back({start, at});
      parts_.push_back({at, at + length});
      start = at + length;
    }
    at += std::max<std::size_t>(length, 1);
  }
  if (start < part.end) parts_.push_back({start, part.end});
}

}  // namespace newsieve
