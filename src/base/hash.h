// Hashing: XXH3, a fast, stable, non-cryptographic hash (https://github.com/Cyan4973/xxHash).
// Values are the same on every machine, and are part of records and versions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace newsieve {

std::uint64_t Hash64(std::string_view bytes);
std::uint64_t Hash64(std::string_view bytes, std::uint64_t seed);

// 16 lower-case hex digits.
std::string HexDigits(std::uint64_t value);

}  // namespace newsieve
