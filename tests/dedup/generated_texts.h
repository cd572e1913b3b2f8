// Texts made by a generator with a seed, for tests that compare with brute force.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace newsieve {

using Words = std::vector<std::string>;

// The same on every machine: only raw numbers of the engine are used.
inline std::size_t Below(std::mt19937_64& random, std::size_t limit) {
  return static_cast<std::size_t>(random() % limit);
}

inline Words RandomWords(std::mt19937_64& random, std::size_t count) {
  Words words;
  for (std::size_t i = 0; i < count; ++i) {
    std::string word;
    for (std::size_t rest = Below(random, 20000) + 1; rest > 0; rest /= 26)
      word += static_cast<char>('a' + rest % 26);
    words.push_back(word);
  }
  return words;
}

// `words` with so many of them replaced.
inline Words Edited(std::mt19937_64& random, Words words, std::size_t edits) {
  for (std::size_t i = 0; i < edits; ++i)
    words[Below(random, words.size())] = "new" + std::to_string(random() % 100000);
  return words;
}

inline std::string Joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += word + " ";
  return text;
}

}  // namespace newsieve
