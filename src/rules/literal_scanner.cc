#include "rules/literal_scanner.h"

#include <unordered_map>
#include <utility>

#include "rules/anchors.h"

namespace newsieve {

LiteralScanner::LiteralScanner(const std::vector<std::string>& literals, Place place)
    : literals_(literals) {
  const Windows windows =
      place == Place::kFirst ? Windows(literals_.size(), 0) : ChooseWindows(literals_);
  Fill<kLong>(long_, windows);
  Fill<kMiddle>(middle_, windows);
  Fill<kShort>(short_, windows);
}

// The rarest bytes of each literal: rare in running text, and rare among the literals, which
// are much like the text that they are looked for in.
LiteralScanner::Windows LiteralScanner::ChooseWindows(const std::vector<std::string>& literals) {
  std::unordered_map<std::string_view, std::uint32_t> counts;
  const auto window_of = [](std::string_view literal, std::size_t i) {
    return literal.substr(i, WindowSize(literal));
  };
  for (const std::string& literal : literals)
    for (std::size_t i = 0; i + WindowSize(literal) <= literal.size(); ++i)
      ++counts[window_of(literal, i)];
  Windows windows;
  for (const std::string& literal : literals) {
    std::size_t best = 0;
    double least = 0;
    for (std::size_t i = 0; i + WindowSize(literal) <= literal.size(); ++i) {
      const std::string_view window = window_of(literal, i);
      const double cost = ExpectedHits(window) * (1 + counts[window]);
      if (i == 0 || cost < least) best = i, least = cost;
    }
    windows.push_back(best);
  }
  return windows;
}

template <std::size_t kBytes>
void LiteralScanner::Fill(Table& table, const Windows& windows) {
  std::vector<std::pair<std::uint32_t, Entry>> found;  // by bucket
  for (std::uint32_t i = 0; i < literals_.size(); ++i) {
    const std::string_view literal = literals_[i];
    if (WindowSize(literal) != kBytes) continue;
    const std::string ones(literal.size() - windows[i], '\xff');
    const Entry entry{.bytes = Bytes(literal, windows[i]),
                      .mask = Bytes(ones, 0),
                      .literal = i,
                      .offset = static_cast<std::uint32_t>(windows[i])};
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
