#include "rules/literal_scanner.h"

#include <algorithm>

namespace newsieve {

LiteralScanner::LiteralScanner(const std::vector<std::string>& literals) : literals_(literals) {
  const auto set = [](auto& table, std::uint32_t bit) { table[bit / 64] |= std::uint64_t{1} << (bit % 64); };
  for (std::uint32_t i = 0; i < literals_.size(); ++i) {
    const std::string& literal = literals_[i];
    if (literal.size() < kPrefix) {
      any_short_ = true;
      short_.push_back({Short(literal, 0), i});
      set(short_filter_, short_.back().hash);
    } else {
      std::uint32_t word;
      std::memcpy(&word, literal.data(), kPrefix);
      long_.push_back({Hash(word), i});
      set(long_filter_, long_.back().hash);
    }
  }
  const auto by_hash = [](const Entry& a, const Entry& b) { return a.hash < b.hash; };
  std::stable_sort(long_.begin(), long_.end(), by_hash);
  std::stable_sort(short_.begin(), short_.end(), by_hash);
}

const LiteralScanner::Entry* LiteralScanner::First(const std::vector<Entry>& entries, std::uint32_t hash) {
  const auto before = [](const Entry& entry, std::uint32_t value) { return entry.hash < value; };
  return std::lower_bound(entries.data(), entries.data() + entries.size(), hash, before);
}

}  // namespace newsieve
