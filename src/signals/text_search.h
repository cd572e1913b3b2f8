// Plain search in a text, as signals need it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace newsieve {

// How often `what`, which is not empty, stands in `text`, without overlaps.
std::size_t CountOf(std::string_view text, std::string_view what);

// The same for several, each by itself.
std::size_t CountOf(std::string_view text, const std::vector<std::string>& what);

// No start or end may be empty. One byte rules most of them out.
inline bool StartsWithAny(std::string_view text, const std::vector<std::string>& starts) {
  return !text.empty() && std::any_of(starts.begin(), starts.end(), [&](const std::string& start) {
    return start.front() == text.front() && text.starts_with(start);
  });
}

inline bool EndsWithAny(std::string_view text, const std::vector<std::string>& ends) {
  return !text.empty() && std::any_of(ends.begin(), ends.end(), [&](const std::string& end) {
    return end.back() == text.back() && text.ends_with(end);
  });
}

// Without regard to the case of ASCII letters; `lower` is in lower case.
bool EqualsInAnyCase(std::string_view text, std::string_view lower);
bool EndsWithAnyInAnyCase(std::string_view text, const std::vector<std::string>& lower);

}  // namespace newsieve
