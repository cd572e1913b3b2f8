#include "rules/confirm.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "base/ascii.h"
#include "base/ip_address.h"

namespace newsieve {
namespace {

bool IsSeparator(char c) { return c == ' ' || c == '-' || c == '.'; }

// A block of addresses: the first `bits` are those of `prefix`.
struct Block {
  std::uint32_t prefix;
  int bits;
};

constexpr std::uint32_t V4(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
  return a << 24 | b << 16 | c << 8;
}

// What is not globally reachable unicast: the IANA IPv4 Special-Purpose Address Registry (RFC
// 6890).
constexpr std::array kSpecialV4 = {
    Block{V4(0, 0, 0), 8},      Block{V4(10, 0, 0), 8},     Block{V4(100, 64, 0), 10},
    Block{V4(127, 0, 0), 8},    Block{V4(169, 254, 0), 16}, Block{V4(172, 16, 0), 12},
    Block{V4(192, 0, 0), 24},   Block{V4(192, 0, 2), 24},   Block{V4(192, 88, 99), 24},
    Block{V4(192, 168, 0), 16}, Block{V4(198, 18, 0), 15},  Block{V4(198, 51, 100), 24},
    Block{V4(203, 0, 113), 24}, Block{V4(224, 0, 0), 3}};

bool IsIn(std::uint32_t address, const Block& block) {
  return (address ^ block.prefix) >> (32 - block.bits) == 0;
}

bool IsPublicV4(const std::string& text) {
  const std::optional<std::uint32_t> address = ParseIpv4(text);
  return address && std::none_of(kSpecialV4.begin(), kSpecialV4.end(),
                                 [&](const Block& block) { return IsIn(*address, block); });
}

// Of IPv6, 2000::/3 is global unicast (RFC 4291); 2001::/23 in it is for protocols, 2001:db8::/32
// and 3fff::/20 are for documentation.
bool IsPublicV6(const std::string& text) {
  const auto address = ParseIpv6(text);
  if (!address) return false;
  std::uint32_t first = 0;
  for (std::size_t i = 0; i < 4; ++i) first = first << 8 | (*address)[i];
  constexpr Block kGlobal{0x20000000, 3};
  constexpr std::array kSpecial = {Block{0x20010000, 23}, Block{0x20010db8, 32},
                                   Block{0x3fff0000, 20}};
  return IsIn(first, kGlobal) && std::none_of(kSpecial.begin(), kSpecial.end(),
                                              [&](const Block& b) { return IsIn(first, b); });
}

}  // namespace

bool PassesLuhn(std::string_view text) {
  int sum = 0, digits = 0;
  bool all_same = true;
  char last = '\0';
  for (std::size_t i = text.size(); i-- > 0;) {
    if (IsSeparator(text[i])) continue;
    if (!IsAsciiDigit(text[i])) return false;
    all_same &= last == '\0' || text[i] == last;
    last = text[i];
    const int value = (text[i] - '0') * (digits % 2 == 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
    ++digits;
  }
  return digits >= 2 && !all_same && sum % 10 == 0;
}

bool PassesIban(std::string_view text) {
  std::string account;
  for (char c : text)
    if (!IsSeparator(c)) account += c;
  if (account.size() < 5) return false;
  std::rotate(account.begin(), account.begin() + 4, account.end());
  int rest = 0;  // of the number that letters, as 10 to 35, and digits make
  for (char c : account) {
    if (IsAsciiDigit(c)) {
      rest = (rest * 10 + (c - '0')) % 97;
    } else if (c >= 'a' && c <= 'z') {
      rest = (rest * 100 + (c - 'a' + 10)) % 97;
    } else {
      return false;
    }
  }
  return rest == 1;
}

bool HasPhoneDigits(std::string_view text) {
  constexpr auto kLeast = 7, kMost = 15;
  const auto digits = std::count_if(text.begin(), text.end(), IsAsciiDigit);
  return digits >= kLeast && digits <= kMost;
}

bool IsPublicIp(std::string_view text) {
  const std::string address(text);
  return address.find(':') == std::string::npos ? IsPublicV4(address) : IsPublicV6(address);
}

bool Passes(Check check, std::string_view text) {
  switch (check) {
    case Check::kLuhn:
      return PassesLuhn(text);
    case Check::kIban:
      return PassesIban(text);
    case Check::kPhone:
      return HasPhoneDigits(text);
    case Check::kIp:
      return IsPublicIp(text);
    case Check::kNone:
      break;
  }
  return true;
}

}  // namespace newsieve
