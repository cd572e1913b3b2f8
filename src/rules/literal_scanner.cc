#include "rules/literal_scanner.h"

#include <limits>
#include <utility>

#include "rules/literal_rates.h"

namespace newsieve {

LiteralScanner::LiteralScanner(std::vector<std::string> literals, Place place)
    : literals_(std::move(literals)), place_(place) {
  const Windows windows = place == Place::kFirst ? Windows(literals_.size(), 0) : ChooseWindows();
  Fill<kLong>(long_, windows);
  Fill<kMiddle>(middle_, windows);
  Fill<kShort>(short_, windows);
  FillShortest();
}

void LiteralScanner::FillShortest() {
  for (std::uint32_t i = 0; i < literals_.size(); ++i) {
    const std::string& literal = literals_[i];
    if (literal.size() >= kShort) continue;
    shortest_.push_back({i, static_cast<std::uint32_t>(literal.size()), literal.back()});
    ++shortest_begin_[static_cast<unsigned char>(literal[0]) + 1U];
  }
  const auto first = [this](const ShortLiteral& a) {
    return static_cast<unsigned char>(literals_[a.literal][0]);
  };
  std::sort(shortest_.begin(), shortest_.end(),
            [&](const auto& a, const auto& b) { return first(a) < first(b); });
  for (std::size_t i = 1; i < shortest_begin_.size(); ++i)
    shortest_begin_[i] += shortest_begin_[i - 1];
}

// The fewer sizes, the fewer tables to look at in each place; but at the start of lines, where
// there are few places and no choice of windows, many literals begin alike.
std::size_t LiteralScanner::WindowSize(std::string_view literal) const {
  if (literal.size() < kMiddle) return literal.size();
  return literal.size() < kLong || place_ == Place::kAnywhere ? kMiddle : kLong;
}

// The rarest bytes of each literal: rare in running text, and rare among the literals, which
// are much like the text that they are looked for in.
LiteralScanner::Windows LiteralScanner::ChooseWindows() const {
  const auto each_window = [this](std::string_view literal, auto look) {
    const std::size_t size = WindowSize(literal);
    for (std::size_t i = 0; i + size <= literal.size(); ++i) look(i, literal.substr(i, size));
  };
  // By hash: two windows that share one count for more, which does no harm.
  std::vector<std::uint16_t> counts(std::size_t{1} << kCountBits);
  const auto count_of = [&counts](std::string_view window) -> std::uint16_t& {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, window.data(), std::min(window.size(), kLoaded));
    return counts[Hash<kLoaded>(bytes) >> (32 - kCountBits)];
  };
  for (const std::string& literal : literals_)
    each_window(literal, [&](std::size_t, std::string_view window) { ++count_of(window); });
  const LiteralRates& rates = LiteralRates::BuiltIn();
  Windows windows;
  for (const std::string& literal : literals_) {
    std::size_t best = 0;
    double least = std::numeric_limits<double>::max();
    each_window(literal, [&](std::size_t i, std::string_view window) {
      const double cost = rates.Anywhere(window) * count_of(window);
      if (cost < least) best = i, least = cost;
    });
    windows.push_back(best);
  }
  return windows;
}

template <std::size_t kBytes>
void LiteralScanner::Fill(auto& table, const Windows& windows) {
  std::vector<std::pair<std::uint32_t, Entry>> found;  // by bucket
  for (std::uint32_t i = 0; i < literals_.size(); ++i) {
    const std::string_view literal = literals_[i];
    if (WindowSize(literal) != kBytes) continue;
    Entry entry{.literal = i, .offset = static_cast<std::uint32_t>(windows[i])};
    const std::string_view known = literal.substr(windows[i], kLoaded);
    std::memcpy(&entry.bytes, known.data(), known.size());
    std::memset(&entry.mask, 0xFF, known.size());
    const std::uint32_t hash = Hash<kBytes>(entry.bytes);
    table.filter.Add(hash);
    found.emplace_back(hash >> (32 - kBucketBits), entry);
  }
  table.begin.assign((std::size_t{1} << kBucketBits) + 1, 0);
  for (const auto& [bucket, entry] : found) ++table.begin[bucket + 1];
  for (std::size_t i = 1; i < table.begin.size(); ++i) table.begin[i] += table.begin[i - 1];
  table.entries.resize(found.size());
  std::vector<std::uint32_t> next(table.begin.begin(), table.begin.end() - 1);
  for (const auto& [bucket, entry] : found) table.entries[next[bucket]++] = entry;
}

}  // namespace newsieve
