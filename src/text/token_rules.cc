#include "text/token_rules.h"

#include <algorithm>
#include <charconv>
#include <utility>

// models/english_tokens.tsv, by .incbin (cmake/EmbedFiles.cmake).
// NOLINTBEGIN(readability-identifier-naming): assembler symbols
extern "C" {
extern const char newsieve_english_tokens_begin[];
extern const char newsieve_english_tokens_end[];
}
// NOLINTEND(readability-identifier-naming)

namespace newsieve {
namespace {

constexpr std::size_t kFirstPlane = 0x10000;

constexpr std::pair<std::string_view, CharClasses> kNamed[] = {
    {"digit", kDigitClass},       {"scheme", kSchemeClass},
    {"host", kHostClass},         {"domain", kDomainClass},
    {"letter", kLetterClass},     {"punctuation", kPunctuationClass},
    {"symbol", kSymbolClass},     {"sentence_end", kSentenceEndClass},
    {"terminal", kTerminalClass},
};

// Takes what stands before the next `mark` from `text`.
std::string_view TakeUntil(std::string_view& text, char mark) {
  const std::size_t end = std::min(text.find(mark), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return taken;
}

// The first and last byte of a text that is not empty.
std::size_t EndsOf(std::string_view text) {
  return static_cast<unsigned char>(text.front()) * std::size_t{256} +
         static_cast<unsigned char>(text.back());
}

char32_t ReadRune(std::string_view text) {
  std::uint32_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value, 16);
  return value;
}

}  // namespace

void AffixList::File(bool by_last, std::span<const CharClasses> ascii) {
  const auto key = [&](const Affix& affix) -> const AffixItem& {
    return by_last ? affix.body.back() : affix.body.front();
  };
  for (const Affix& affix : affixes_)
    if (key(affix).classes == 0) by_rune_[key(affix).rune];
  for (std::size_t position = 0; position < affixes_.size(); ++position) {
    const auto i = static_cast<std::uint16_t>(position);
    const AffixItem& item = key(affixes_[i]);
    for (char32_t rune = 0; rune < ascii_.size(); ++rune)
      if (item.Matches({rune, ascii[rune], 0})) ascii_[rune].push_back(i);
    if (item.classes != 0) {
      // A class with a character of another affix is asked again when that affix is tried.
      for (auto& [rune, list] : by_rune_) list.push_back(i);
      by_class_.push_back(i);
    } else {
      by_rune_[item.rune].push_back(i);
    }
  }
}

TokenRules::TokenRules(std::string_view table) : first_plane_(kFirstPlane) {
  for (const auto& [name, bit] : kNamed) names_.emplace(name, bit);
  while (!table.empty()) {
    std::string_view row = TakeUntil(table, '\n');
    const std::string_view kind = TakeUntil(row, '\t');
    if (kind == "special") {
      ReadSpecial(row);
      continue;
    }
    std::array<std::string_view, 3> cells;
    for (std::string_view& cell : cells) cell = TakeUntil(row, '\t');
    if (kind == "class") ReadClass(cells[0], cells[1]);
    if (kind == "prefix") ReadAffix(prefixes_, cells);
    if (kind == "suffix") ReadAffix(suffixes_, cells);
    if (kind == "infix") ReadAffix(infixes_, cells);
  }
  MarkAffixes();
  JoinStretches();
  special_ends_.resize(std::size_t{256} * 256);
  for (const auto& [text, lengths] : specials_) {
    by_text_.emplace(text, &lengths);
    if (!text.empty()) special_ends_[EndsOf(text)] = true;
  }
  letters_stand_ = LettersStand();
}

const TokenRules& TokenRules::English() {
  static const TokenRules rules(std::string_view(
      newsieve_english_tokens_begin,
      static_cast<std::size_t>(newsieve_english_tokens_end - newsieve_english_tokens_begin)));
  return rules;
}

void TokenRules::ReadClass(std::string_view name, std::string_view ranges) {
  constexpr unsigned kFirstFree = 12;  // behind CharClass
  const CharClasses next = CharClasses{1} << (kFirstFree + names_.size() - std::size(kNamed));
  const CharClasses bit = names_.emplace(name, next).first->second;
  while (!ranges.empty()) {
    std::string_view range = TakeUntil(ranges, ' ');
    const char32_t first = ReadRune(TakeUntil(range, '-'));
    const char32_t last = range.empty() ? first : ReadRune(range);
    for (char32_t rune = first; rune <= last && rune < kFirstPlane; ++rune)
      first_plane_[rune] |= bit;
    if (last >= kFirstPlane) beyond_.push_back({first, last, bit});
  }
}

std::vector<AffixItem> TokenRules::ReadItems(std::string_view text) const {
  std::vector<AffixItem> items;
  while (!text.empty()) {
    std::string_view word = TakeUntil(text, ' ');
    AffixItem item;
    item.repeats = word.ends_with('+');
    if (item.repeats) word.remove_suffix(1);
    if (word.starts_with('@')) {
      const auto named = names_.find(std::string(word.substr(1)));
      if (named != names_.end()) item.classes = named->second;
    } else {
      item.rune = ReadRune(word);
    }
    items.push_back(item);
  }
  return items;
}

void TokenRules::ReadAffix(AffixList& list, std::span<const std::string_view> cells) {
  std::string_view behind = cells[2];
  Affix affix;
  affix.not_behind = behind.starts_with('!');
  if (affix.not_behind) behind.remove_prefix(1);
  affix.before = ReadItems(cells[0]);
  affix.body = ReadItems(cells[1]);
  affix.behind = ReadItems(behind);
  if (!affix.body.empty()) list.Add(std::move(affix));
}

void TokenRules::ReadSpecial(std::string_view words) {
  std::string text;
  std::vector<std::uint32_t> lengths;
  while (!words.empty()) {
    const std::string_view word = TakeUntil(words, ' ');
    text += word;
    lengths.push_back(static_cast<std::uint32_t>(word.size()));
  }
  longest_special_ = std::max(longest_special_, text.size());
  specials_.emplace(std::move(text), std::move(lengths));
}

const std::vector<std::uint32_t>* TokenRules::Special(std::string_view chunk) const {
  if (chunk.size() > longest_special_ || !special_ends_[EndsOf(chunk)]) return nullptr;
  const auto found = by_text_.find(chunk);
  return found == by_text_.end() ? nullptr : found->second;
}

void TokenRules::Mark(const AffixItem& item, CharClasses mark) {
  if (item.classes == 0) {
    if (item.rune < kFirstPlane) first_plane_[item.rune] |= mark;
    if (item.rune >= kFirstPlane) beyond_.push_back({item.rune, item.rune, mark});
    return;
  }
  for (CharClasses& classes : first_plane_)
    if (classes & item.classes) classes |= mark;
  for (std::size_t i = 0, old = beyond_.size(); i < old; ++i)
    if (beyond_[i].classes & item.classes)
      beyond_.push_back({beyond_[i].first, beyond_[i].last, mark});
}

void TokenRules::MarkAffixes() {
  for (const Affix& affix : prefixes_.all()) Mark(affix.body.front(), kStartsPrefix);
  for (const Affix& affix : suffixes_.all()) Mark(affix.body.back(), kEndsSuffix);
  for (const Affix& affix : infixes_.all()) Mark(affix.body.front(), kStartsInfix);
  const std::span<const CharClasses> ascii(first_plane_.data(), 128);
  prefixes_.File(false, ascii);
  suffixes_.File(true, ascii);
  infixes_.File(false, ascii);
}

// An affix needs something that is no letter where one of its places takes none.
bool TokenRules::LettersStand() const {
  const auto takes_letter = [&](const AffixItem& item) {
    for (char32_t rune = 'A'; rune <= 'z'; rune = rune == 'Z' ? 'a' : rune + 1)
      if (item.Matches({rune, first_plane_[rune], 0})) return true;
    return false;
  };
  const auto of_letters = [&](const Affix& affix) {
    return std::all_of(affix.before.begin(), affix.before.end(), takes_letter) &&
           std::all_of(affix.body.begin(), affix.body.end(), takes_letter);
  };
  for (const AffixList* list : {&prefixes_, &suffixes_, &infixes_})
    if (std::any_of(list->all().begin(), list->all().end(), of_letters)) return false;
  return true;
}

// From overlapping stretches of one class each to stretches side by side.
void TokenRules::JoinStretches() {
  std::vector<char32_t> edges;
  for (const Stretch& stretch : beyond_) {
    edges.push_back(stretch.first);
    edges.push_back(stretch.last + 1);
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  std::vector<Stretch> joined;
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    Stretch part{edges[i], edges[i + 1] - 1, 0};
    for (const Stretch& stretch : beyond_)
      if (stretch.first <= part.first && stretch.last >= part.last) part.classes |= stretch.classes;
    joined.push_back(part);
  }
  beyond_ = std::move(joined);
}

CharClasses TokenRules::ClassesBeyond(char32_t rune) const {
  const auto ends_before = [](const Stretch& stretch, char32_t at) { return stretch.last < at; };
  const auto stretch = std::lower_bound(beyond_.begin(), beyond_.end(), rune, ends_before);
  return stretch == beyond_.end() || stretch->first > rune ? 0 : stretch->classes;
}

}  // namespace newsieve
