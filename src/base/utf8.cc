#include "base/utf8.h"

#include <array>

#include <simdjson.h>

namespace newsieve {
namespace {

// simdjson chooses its implementation at its first use, and ends the program where it gets no
// memory for that: so it is used before main(), while no work is in hand.
[[maybe_unused]] const bool kImplementationChosen = simdjson::validate_utf8("", 0);

// The range of the second byte that `lead` allows (Unicode 15, table 3-7), and the length of its
// sequences; length 0: no sequence begins with it.
struct LeadRule {
  unsigned char length, low, high;
};

LeadRule RuleOf(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return {2, 0x80, 0xBF};
  if (lead == 0xE0) return {3, 0xA0, 0xBF};
  if (lead == 0xED) return {3, 0x80, 0x9F};
  if (lead >= 0xE1 && lead <= 0xEF) return {3, 0x80, 0xBF};
  if (lead == 0xF0) return {4, 0x90, 0xBF};
  if (lead >= 0xF1 && lead <= 0xF3) return {4, 0x80, 0xBF};
  if (lead == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

// How many bytes of `bytes` follow the rules of its lead byte, and how many would be needed.
std::pair<std::size_t, std::size_t> WellFormedPrefix(std::string_view bytes) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  if (at(0) < 0x80) return {1, 1};
  const LeadRule rule = RuleOf(at(0));
  if (rule.length == 0) return {1, 2};
  std::size_t good = 1;
  while (good < rule.length && good < bytes.size()) {
    const unsigned char low = good == 1 ? rule.low : 0x80, high = good == 1 ? rule.high : 0xBF;
    if (at(good) < low || at(good) > high) break;
    ++good;
  }
  return {good, rule.length};
}

}  // namespace

bool IsValidUtf8(std::string_view bytes) {
  return simdjson::validate_utf8(bytes.data(), bytes.size());
}

std::size_t ValidCharacterLength(std::string_view bytes) {
  const auto [good, needed] = WellFormedPrefix(bytes);
  return good == needed ? good : 0;
}

std::size_t InvalidSequenceLength(std::string_view bytes) { return WellFormedPrefix(bytes).first; }

void AppendCharacter(std::string& out, char32_t rune) {
  std::array<char, 4> bytes;
  out.append(bytes.data(), WriteCharacter(bytes.data(), rune));
}

}  // namespace newsieve
