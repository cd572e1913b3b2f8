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
  }
}

}  // namespace newsieve
