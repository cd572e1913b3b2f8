#include "dedup/fingerprint.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/hash.h"
#include "dedup/word_stream.h"
#include "text/words.h"

namespace newsieve {
namespace {

constexpr std::uint64_t kWindowFactor = 0x9E3779B97F4A7C15;  // odd, so that no word is ever lost

bool IsVisibleAscii(char c) { return c > ' ' && static_cast<unsigned char>(c) < 0x7F; }

// Where the words in ASCII that begin at `pos`, with one space between them, end.
std::size_t PlainEnd(std::string_view text, std::size_t pos) {
  for (;; ++pos) {
    while (pos < text.size() && IsVisibleAscii(text[pos])) ++pos;
    const bool goes_on = pos > 0 && pos + 1 < text.size() && text[pos] == ' ' &&
                         IsVisibleAscii(text[pos - 1]) && IsVisibleAscii(text[pos + 1]);
    if (!goes_on) return pos;
  }
}

std::uint64_t ExactHash(std::string_view text) {
  std::string normal;
  normal.reserve(text.size());
  bool space = false;
  const auto append = [&](std::size_t begin, std::size_t end) {
    if (space && !normal.empty()) normal += ' ';
    space = false;
    normal.append(text, begin, end - begin);
  };
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t run = pos;
    pos = PlainEnd(text, pos);  // nearly all
    if (pos > run) {
      append(run, pos);
      continue;
    }
    if (text[pos] == ' ') {
      space = true;
      ++pos;
      continue;
    }
    if (const std::size_t length = SpaceLength(text, pos); length > 0) {
      space = true;
      pos += length;
      continue;
    }
    const std::size_t begin = pos;
    if (static_cast<unsigned char>(text[pos]) < 0x80) {
      ++pos;
    } else if (InfoOf(NextCharacter(text, pos)).flags & kIgnorable) {
      continue;
    }
    append(begin, pos);
  }
  return Hash64(normal);
}

// Least significant digit first: twice as fast as std::sort from a few hundred hashes on.
void SortHashes(std::vector<std::uint32_t>& hashes) {
  constexpr std::size_t kFew = 256, kDigits = 1 << 11;
  if (hashes.size() < kFew) return std::sort(hashes.begin(), hashes.end());
  std::array<std::array<std::uint32_t, kDigits>, 3> starts{};
  for (const std::uint32_t hash : hashes)
    for (std::size_t pass = 0; pass < 3; ++pass)
      ++starts[pass][hash >> (11 * pass) & (kDigits - 1)];
  std::vector<std::uint32_t> other(hashes.size());
  for (std::size_t pass = 0; pass < 3; ++pass) {
    std::uint32_t sum = 0;
    for (std::uint32_t& start : starts[pass]) sum += std::exchange(start, sum);
    for (const std::uint32_t hash : hashes)
      other[starts[pass][hash >> (11 * pass) & (kDigits - 1)]++] = hash;
    hashes.swap(other);
  }
}

}  // namespace

Fingerprinter::Fingerprinter(const DedupOptions& options)
    : shingle_words_(options.shingle_words),
      leaving_(1),
      hasher_(ChooseBanding(options.similarity, options.recall, options.hashes)) {
  for (std::uint32_t i = 0; i < shingle_words_; ++i) leaving_ *= kWindowFactor;
}

Fingerprint Fingerprinter::Make(std::string_view text) const {
  Fingerprint print;
  print.exact = ExactHash(text);
  std::vector<std::uint64_t> words;
  words.reserve(text.size() / 6 + 1);
  ForEachWordHash(text, [&](std::uint64_t word) { words.push_back(word); });
  if (words.empty()) return print;
  print.shingles.reserve(words.size());
  std::uint64_t window = 0;  // a polynomial of its words, rolled on by one
  for (std::size_t i = 0; i < words.size(); ++i) {
    window = window * kWindowFactor + words[i];
    if (i >= shingle_words_) window -= words[i - shingle_words_] * leaving_;
    if (i + 1 >= shingle_words_)
      print.shingles.push_back(static_cast<std::uint32_t>(Mix64(window) >> 32));
  }
  if (print.shingles.empty())
    print.shingles.push_back(static_cast<std::uint32_t>(Mix64(window) >> 32));
  SortHashes(print.shingles);
  print.shingles.erase(std::unique(print.shingles.begin(), print.shingles.end()),
                       print.shingles.end());
  print.keys = hasher_.Keys(print.shingles);
  return print;
}

double Jaccard(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  std::size_t i = 0, j = 0, shared = 0;
  while (i < a.size() && j < b.size()) {
    const std::uint32_t left = a[i], right = b[j];
    shared += left == right;
    i += left <= right;
    j += right <= left;
  }
  const std::size_t all = a.size() + b.size() - shared;
  return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

}  // namespace newsieve
