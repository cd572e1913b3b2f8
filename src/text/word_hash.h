// The hash of a word, eight bytes at a time: one multiplication for most words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace newsieve {

// Hashes a word as its bytes come, eight at a time, the first of them lowest. Words of up to seven
// bytes have one value each; all 64 bits of longer ones are mixed. Not stable from version to
// version.
class WordHash {
 public:
  void Add(std::uint64_t bytes) {
    hash_ = (hash_ ^ bytes) * kFactor;
    hash_ ^= hash_ >> 32;
    size_ += sizeof bytes;
  }

  // Of all bytes, with the last ones, fewer than eight; the others of `bytes` must be 0.
  std::uint64_t Finish(std::uint64_t bytes, std::size_t count) const {
    const std::uint64_t hash = (hash_ ^ bytes ^ (size_ + count) << 56) * kFactor;
    return hash ^ hash >> 29;
  }

 private:
  static constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15u;  // 2^64 / golden ratio

  std::uint64_t hash_ = 0;
  std::size_t size_ = 0;
};

inline std::uint64_t LoadEight(const char* bytes) {
  std::uint64_t value;
  std::memcpy(&value, bytes, sizeof value);
  return value;
}

// Fewer than eight bytes, without a call of memcpy for each length; 0 behind them.
inline std::uint64_t LoadShort(const char* bytes, std::size_t count) {
  const auto load = [&]<typename T>(T value, std::size_t at) {
    std::memcpy(&value, bytes + at, sizeof value);
    return std::uint64_t{value} << 8 * at;
  };
  if (count >= 4) return load(std::uint32_t{}, 0) | load(std::uint32_t{}, count - 4);
  if (count == 0) return 0;
  return load(std::uint8_t{}, 0) | load(std::uint8_t{}, count / 2) |
         load(std::uint8_t{}, count - 1);
}

inline std::uint64_t HashWord(std::string_view word) {
  WordHash hash;
  for (; word.size() >= 8; word.remove_prefix(8)) hash.Add(LoadEight(word.data()));
  return hash.Finish(LoadShort(word.data(), word.size()), word.size());
}

}  // namespace newsieve
