#include "text/phrase_finder.h"

#include <algorithm>
#include <limits>

namespace newsieve {
namespace {

unsigned char Fold(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte;
}

std::size_t BlockAt(std::string_view text, std::size_t pos) {
  return Fold(text[pos]) * std::size_t{256} + Fold(text[pos + 1]);
}

bool StandsAt(std::string_view text, std::size_t pos, std::string_view phrase) {
  return text.size() - pos >= phrase.size() &&
         std::equal(phrase.begin(), phrase.end(), text.begin() + static_cast<std::ptrdiff_t>(pos),
                    [](char a, char b) { return static_cast<unsigned char>(a) == Fold(b); });
}

}  // namespace

PhraseFinder::PhraseFinder(std::vector<std::string> phrases) : phrases_(std::move(phrases)) {
  std::size_t shortest = std::numeric_limits<std::uint8_t>::max();
  for (std::string& phrase : phrases_) {
    for (char& c : phrase) c = static_cast<char>(Fold(c));
    shortest = std::min(shortest, phrase.size());
  }
  shortest_ = std::max<std::size_t>(shortest, 2);
  shifts_.assign(std::size_t{256} * 256, static_cast<std::uint8_t>(shortest_ - 1));
  for (const std::string& phrase : phrases_) {
    for (std::size_t i = 0; i + 1 < shortest_ && i + 1 < phrase.size(); ++i) {
      std::uint8_t& shift = shifts_[BlockAt(phrase, i)];
      shift = std::min(shift, static_cast<std::uint8_t>(shortest_ - 2 - i));
    }
  }
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
