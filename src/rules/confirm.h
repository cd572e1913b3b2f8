// Confirm: algorithms that tell what a pattern found from what only looks like it. A rule names one
// with `evidence: {check: ...}`.
#pragma once

#include <cstdint>
#include <string_view>

namespace newsieve {

enum class Check : std::uint8_t {
  kNone,
  kLuhn,   // digits with a check digit, as payment cards have (ISO/IEC 7812-1 annex B)
  kIban,   // an account number with check digits (ISO 13616-1, ISO 7064 mod 97-10)
  kPhone,  // as many digits as a telephone number has, 7 to 15 (ITU-T E.164)
  kIp,     // an IPv4 or IPv6 address of the public internet
};

// Whether `text`, in lower case, passes; white space, hyphens and dots of numbers written in groups
// do not count. Thread-safe, linear.
bool Passes(Check check, std::string_view text);

// kLuhn. False for fewer than two digits, for anything but digits and separators, and where all
// digits are the same.
bool PassesLuhn(std::string_view text);

// kIban, without the length, which is the country's own and a matter of the pattern.
bool PassesIban(std::string_view text);

// kPhone. What else stands in `text` does not matter.
bool HasPhoneDigits(std::string_view text);

// kIp: a well-formed address (RFC 4291 for IPv6) that is globally reachable unicast by the
// registries of RFC 6890: not private, loopback, link-local, for documentation, multicast or
// reserved.
bool IsPublicIp(std::string_view text);

}  // namespace newsieve
