#include "dedup/minhash.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "dedup/word_stream.h"

namespace newsieve {
namespace {

constexpr std::size_t kBlock = 32;  // permutations whose minima stay in registers
constexpr std::uint32_t kMax = std::numeric_limits<std::uint32_t>::max();

// x -> factor * x + offset (mod 2^32), factor odd, is a permutation; of hashes that are uniform
// already its minimum is as good as a random permutation's.
[[gnu::always_inline]] inline void LeastOfBlock(std::span<const std::uint32_t> set,
                                                const std::uint32_t* factors,
                                                const std::uint32_t* offsets, std::uint32_t* out) {
  std::uint32_t least[kBlock];
  for (std::size_t i = 0; i < kBlock; ++i) least[i] = kMax;
  for (const std::uint32_t x : set) {
    for (std::size_t i = 0; i < kBlock; ++i)
      least[i] = std::min(least[i], factors[i] * x + offsets[i]);
  }
  for (std::size_t i = 0; i < kBlock; ++i) out[i] = least[i];
}

using BlockFunction = void (*)(std::span<const std::uint32_t>, const std::uint32_t*,
                               const std::uint32_t*, std::uint32_t*);

void LeastPortable(std::span<const std::uint32_t> set, const std::uint32_t* factors,
                   const std::uint32_t* offsets, std::uint32_t* out) {
  LeastOfBlock(set, factors, offsets, out);
}

#if defined(__x86_64__) && defined(__GNUC__)
using Lanes [[gnu::vector_size(32)]] = std::uint32_t;

// The same, eight permutations at a time in four registers.
[[gnu::target("avx2")]] void LeastAvx2(std::span<const std::uint32_t> set,
                                       const std::uint32_t* factors, const std::uint32_t* offsets,
                                       std::uint32_t* out) {
  constexpr std::size_t kRegisters = kBlock / 8;
  Lanes factor[kRegisters], offset[kRegisters], least[kRegisters];
  for (std::size_t r = 0; r < kRegisters; ++r) {
    for (std::size_t lane = 0; lane < 8; ++lane) {
      factor[r][lane] = factors[8 * r + lane];
      offset[r][lane] = offsets[8 * r + lane];
      least[r][lane] = kMax;
    }
  }
  for (const std::uint32_t x : set) {
    for (std::size_t r = 0; r < kRegisters; ++r) {
      const Lanes value = factor[r] * x + offset[r];
      least[r] = value < least[r] ? value : least[r];
    }
  }
  for (std::size_t r = 0; r < kRegisters; ++r)
    for (std::size_t lane = 0; lane < 8; ++lane) out[8 * r + lane] = least[r][lane];
}

BlockFunction ChooseBlockFunction() {
  return __builtin_cpu_supports("avx2") ? LeastAvx2 : LeastPortable;
}
#else
BlockFunction ChooseBlockFunction() { return LeastPortable; }
#endif

std::size_t BandsFor(double similarity, std::size_t rows, double recall) {
  const double shared = std::pow(similarity, static_cast<double>(rows));
  if (shared >= 1) return 1;
  const double bands = std::ceil(std::log(1 - recall) / std::log(1 - shared));
  return bands < 1e6 ? static_cast<std::size_t>(std::max(1.0, bands)) : 1000000;
}

}  // namespace

double Banding::Recall(double similarity) const {
  const double shared = std::pow(similarity, static_cast<double>(rows));
  return 1 - std::pow(1 - shared, static_cast<double>(bands));
}

Banding ChooseBanding(double similarity, double recall, std::size_t max_hashes) {
  constexpr std::size_t kMaxRows = 32;
  for (std::size_t rows = kMaxRows; rows > 0; --rows) {
    const std::size_t bands = BandsFor(similarity, rows, recall);
    if (bands * rows <= max_hashes) return {bands, rows};
  }
  return {std::max<std::size_t>(max_hashes, 1), 1};
}

MinHasher::MinHasher(const Banding& banding) : banding_(banding) {
  const std::size_t places = (banding.bands * banding.rows + kBlock - 1) / kBlock * kBlock;
  for (std::size_t i = 0; i < places; ++i) {
    const std::uint64_t random = Mix64(0x6E65777369657665 + i);  // the same on every machine
    factors_.push_back(static_cast<std::uint32_t>(random) | 1);
    offsets_.push_back(static_cast<std::uint32_t>(random >> 32));
  }
}

std::vector<std::uint32_t> MinHasher::Signature(std::span<const std::uint32_t> set) const {
  static const BlockFunction least = ChooseBlockFunction();
  std::vector<std::uint32_t> signature(factors_.size());
  for (std::size_t i = 0; i < signature.size(); i += kBlock)
    least(set, &factors_[i], &offsets_[i], &signature[i]);
  signature.resize(banding_.bands * banding_.rows);
  return signature;
}

std::vector<std::uint32_t> MinHasher::Keys(std::span<const std::uint32_t> set) const {
  const std::vector<std::uint32_t> signature = Signature(set);
  std::vector<std::uint32_t> keys(banding_.bands);
  for (std::size_t band = 0; band < keys.size(); ++band) {
    std::uint64_t key = Mix64(band);
    for (std::size_t row = 0; row < banding_.rows; ++row)
      key = Mix64(key ^ signature[band * banding_.rows + row]);
    keys[band] = static_cast<std::uint32_t>(key >> 32);
  }
  return keys;
}

}  // namespace newsieve
