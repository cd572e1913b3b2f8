#include "text/phrase_finder.h"

#include <algorithm>
#include <limits>

#include "text/ascii_run.h"

namespace newsieve {

PhraseFinder::PhraseFinder(std::vector<std::string> phrases) : phrases_(std::move(phrases)) {
  std::size_t shortest = std::numeric_limits<std::uint8_t>::max();
  for (const std::string& phrase : phrases_) {
    shortest = std::min(shortest, phrase.size());
    for (const char c : phrase) {
      const auto byte = static_cast<unsigned char>(c);
      if (kinds_[byte] != 0) continue;
      kinds_[byte] = static_cast<std::uint8_t>(kinds_in_use_++);
      if (IsAsciiLetter(c)) kinds_[byte ^ 0x20U] = kinds_[byte];
    }
  }
  shortest_ = std::max<std::size_t>(shortest, 2);
  shifts_.assign(kinds_in_use_ * kinds_in_use_, static_cast<std::uint8_t>(shortest_ - 1));
  for (const std::string& phrase : phrases_) {
    for (std::size_t i = 0; i + 1 < shortest_ && i + 1 < phrase.size(); ++i) {
      std::uint8_t& shift = shifts_[BlockAt(phrase, i)];
      shift = std::min(shift, static_cast<std::uint8_t>(shortest_ - 2 - i));
    }
  }
}

bool PhraseFinder::StandsAt(std::string_view text, std::size_t pos, std::string_view phrase) const {
  const auto same = [&](char a, char b) {
    return kinds_[static_cast<unsigned char>(a)] == kinds_[static_cast<unsigned char>(b)];
  };
  return text.size() - pos >= phrase.size() &&
         std::equal(phrase.begin(), phrase.end(), text.begin() + static_cast<std::ptrdiff_t>(pos),
                    same);
}

std::vector<PhraseHit> PhraseFinder::Find(std::string_view text) const {
  std::vector<PhraseHit> hits;
  // `last` is the last byte of what the shortest phrase would cover.
  for (std::size_t last = shortest_ - 1; last < text.size();) {
    const std::size_t shift = shifts_[BlockAt(text, last - 1)];
    if (shift > 0) {
      last += shift;
      continue;
    }
    const std::size_t begin = last + 1 - shortest_;
    for (std::size_t i = 0; i < phrases_.size(); ++i)
      if (StandsAt(text, begin, phrases_[i])) hits.push_back({begin, i});
    ++last;
  }
  return hits;
}

}  // namespace newsieve
