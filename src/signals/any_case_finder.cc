#include "signals/any_case_finder.h"

#include <algorithm>

namespace newsieve {

AnyCaseFinder::AnyCaseFinder(std::span<const std::string> phrases)
    : phrases_(phrases.begin(), phrases.end()) {
  key_bytes_ = 4;
  for (const std::string& phrase : phrases_) key_bytes_ = std::min(key_bytes_, phrase.size());
  mask_ = 0xFFFFFFFFu >> (8 * (4 - key_bytes_));
  for (const std::string& phrase : phrases_) {
    std::uint32_t window = 0;
    for (const char c : phrase.substr(0, key_bytes_))
      window = window << 8 | static_cast<unsigned char>(c) | 0x20;
    maybe_[PlaceOf(window & mask_)] = true;
    longest_ = std::max(longest_, phrase.size());
  }
  MakeKeys();
}

void AnyCaseFinder::MakeKeys() {
  constexpr std::size_t kMostKeys = 2;
  if (key_bytes_ < kKey) return;
  for (const std::string& phrase : phrases_) {
    Key key;
    for (std::size_t i = 0; i < kKey; ++i) key[i] = static_cast<char>(phrase[i] | 0x20);
    if (std::find(keys_.begin(), keys_.end(), key) == keys_.end()) keys_.push_back(key);
  }
  if (keys_.size() > kMostKeys) keys_.clear();
}

// Plain loops over bytes, which compilers do sixteen at a time or more.
bool AnyCaseFinder::MayBeginIn(const char* bytes) const {
  std::array<char, kBlock + kKey - 1> folded;
  for (std::size_t i = 0; i < folded.size(); ++i) folded[i] = static_cast<char>(bytes[i] | 0x20);
  std::array<unsigned char, kBlock> hits{};
  const auto same = [](char a, char b) -> unsigned { return a == b; };
  for (const Key& key : keys_)
    for (std::size_t i = 0; i < kBlock; ++i)
      hits[i] |= static_cast<unsigned char>(same(folded[i], key[0]) & same(folded[i + 1], key[1]) &
                                            same(folded[i + 2], key[2]));
  unsigned char any = 0;
  for (const unsigned char hit : hits) any |= hit;
  return any != 0;
}

bool AnyCaseFinder::FindsAny(std::string_view text) const {
  bool any = false;
  const auto found = [&](std::size_t, std::size_t) { any = true; };
  std::size_t pos = 0;
  if (!keys_.empty()) {
    for (; text.size() - pos >= kBlock + kKey - 1 && !any; pos += kBlock)
      if (MayBeginIn(text.data() + pos)) ForEach(text.substr(pos, kBlock + longest_ - 1), found);
  }
  if (!any) ForEach(text.substr(pos), found);
  return any;
}

}  // namespace newsieve
