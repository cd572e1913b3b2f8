#include "rules/literal_rates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

#include "base/utf8.h"

// models/literal_rates.tsv, by .incbin (cmake/EmbedFiles.cmake).
// NOLINTBEGIN(readability-identifier-naming): assembler symbols
extern "C" {
extern const char newsieve_literal_rates_begin[];
extern const char newsieve_literal_rates_end[];
}
// NOLINTEND(readability-identifier-naming)

namespace newsieve {
namespace {

constexpr double kMillion = 1e6;
constexpr double kUncountedRate = 5e-4;  // below the least rate in the table
constexpr double kUncountedStep = 0.1;   // of a character behind two that were never counted

constexpr int kRuneBits = 21;

// What three characters are looked up by; two are the same with nothing in the last place.
std::uint64_t KeyOf(char32_t first, char32_t second, char32_t third) {
  return std::uint64_t{first} << (2 * kRuneBits) | std::uint64_t{second} << kRuneBits | third;
}

// The next character; a byte that is none, for literals may be cut anywhere, as a code of its own.
char32_t NextRune(std::string_view text, std::size_t& pos) {
  constexpr char32_t kBytes = 0x110000;  // behind the last character
  const auto byte = static_cast<unsigned char>(text[pos]);
  if (byte < 0x80) return ++pos, byte;
  if (ValidCharacterLength(text.substr(pos)) > 0) return NextCharacter(text, pos);
  return ++pos, kBytes + byte;
}

// The first three characters; zeros where there are fewer.
std::array<char32_t, 3> FirstThree(std::string_view text) {
  std::array<char32_t, 3> runes{};
  std::size_t pos = 0;
  for (char32_t& rune : runes)
    if (pos < text.size()) rune = NextRune(text, pos);
  return runes;
}

}  // namespace

LiteralRates::LiteralRates(std::string_view table) {
  while (!table.empty()) {
    const std::string_view row = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(row.size() + 1, table.size()));
    constexpr std::size_t kTextBegin = 3;  // behind "in" or "at" and a tab
    const std::size_t tab = row.rfind('\t');
    double count = 0;
    if (tab == std::string_view::npos || tab <= kTextBegin ||
        std::from_chars(row.data() + tab + 1, row.data() + row.size(), count).ec != std::errc())
      continue;
    const std::array<char32_t, 3> runes = FirstThree(row.substr(kTextBegin, tab - kTextBegin));
    const Key kind = row.starts_with("at") ? kLeading : kInside;
    rates_[kind | KeyOf(runes[0], runes[1], runes[2])] = count / kMillion;
  }
}

const LiteralRates& LiteralRates::BuiltIn() {
  static const LiteralRates rates(std::string_view(
      newsieve_literal_rates_begin,
      static_cast<std::size_t>(newsieve_literal_rates_end - newsieve_literal_rates_begin)));
  return rates;
}

double LiteralRates::RateOf(Key key) const {
  const auto found = rates_.find(key);
  return found == rates_.end() ? kUncountedRate : std::max(found->second, kUncountedRate);
}

double LiteralRates::Chain(std::string_view literal, Table table) const {
  std::array<char32_t, 3> runes = FirstThree(literal);
  double rate = RateOf(table | KeyOf(runes[0], runes[1], runes[2]));
  std::size_t pos = 0;
  for (int i = 0; i < 3 && pos < literal.size(); ++i) NextRune(literal, pos);
  while (pos < literal.size()) {
    runes = {runes[1], runes[2], NextRune(literal, pos)};
    const auto before = rates_.find(KeyOf(runes[0], runes[1], 0));
    rate *= before == rates_.end()
                ? kUncountedStep
                : std::min(1.0, RateOf(KeyOf(runes[0], runes[1], runes[2])) / before->second);
  }
  return rate;
}

}  // namespace newsieve
