#include "signals/text_search.h"

#include <functional>

#include "base/ascii.h"

namespace newsieve {
namespace {}  // namespace

// Four tables, so that a byte need not wait for the one before it, which is often the same.
ByteCounts CountBytes(std::string_view text) {
  std::array<ByteCounts, 4> counts{};
  const auto count = [&](std::size_t table, std::size_t i) {
    ++counts[table][static_cast<unsigned char>(text[i])];
  };
  std::size_t i = 0;
  for (; i + 4 <= text.size(); i += 4)
    count(0, i), count(1, i + 1), count(2, i + 2), count(3, i + 3);
  for (; i < text.size(); ++i) count(0, i);
  for (std::size_t byte = 0; byte < counts[0].size(); ++byte)
    counts[0][byte] += counts[1][byte] + counts[2][byte] + counts[3][byte];
  return counts[0];
}

std::size_t CountOf(std::string_view text, std::string_view what) {
  if (what.size() == 1)
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), what.front()));
  constexpr std::size_t kShort = 4;  // bytes: a table of jumps would not pay
  std::size_t count = 0;
  if (what.size() <= kShort) {
    for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + what.size()))
      ++count;
    return count;
  }
  const std::boyer_moore_horspool_searcher searcher(what.begin(), what.end());
  for (auto from = text.begin();; ++count) {
    const auto [begin, end] = searcher(from, text.end());
    if (begin == text.end()) return count;
    from = end;
  }
}

std::size_t CountOf(std::string_view text, const std::vector<std::string>& what) {
  std::size_t count = 0;
  for (const std::string& item : what) count += CountOf(text, item);
  return count;
}

bool EqualsInAnyCase(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(),
                    [](char a, char b) { return AsciiLower(a) == b; });
}

bool EndsWithAnyInAnyCase(std::string_view text, const std::vector<std::string>& lower) {
  return std::any_of(lower.begin(), lower.end(), [&](const std::string& end) {
    return text.size() >= end.size() && EqualsInAnyCase(text.substr(text.size() - end.size()), end);
  });
}

}  // namespace newsieve
