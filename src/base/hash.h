// Hashing: XXH3, a fast, stable, non-cryptographic hash (https://github.com/Cyan4973/xxHash).
// Values are the same on every machine, and are part of records and versions.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace newsieve {

std::uint64_t Hash64(std::string_view bytes);
std::uint64_t Hash64(std::string_view bytes, std::uint64_t seed);

// 16 lower-case hex digits.
std::string HexDigits(std::uint64_t value);

// The Hash64 of bytes that come piece by piece. Not thread-safe.
class StreamHash {
 public:
  StreamHash();
  ~StreamHash();

  void Add(std::string_view bytes);
  std::uint64_t Value() const;  // of all bytes so far

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace newsieve
