// Internet addresses as text.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace newsieve {

// Four decimal parts without leading zeros, as inet_pton(3) has it; the first part in the highest
// byte. Nothing where `text` is none.
std::optional<std::uint32_t> ParseIpv4(const std::string& text);

// The text form of RFC 4291, section 2.2. Nothing where `text` is none.
std::optional<std::array<std::uint8_t, 16>> ParseIpv6(const std::string& text);

}  // namespace newsieve
