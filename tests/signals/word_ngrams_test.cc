// N-grams against the plain way: every n-gram of a short random text compared with every other.
#include "signals/word_ngrams.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

using Words = std::vector<std::string>;

WordSequence SequenceOf(const Words& words) {
  WordSequence sequence;
  std::map<std::string, std::uint32_t> numbers;
  for (const std::string& word : words) {
    const auto number = static_cast<std::uint32_t>(numbers.size());
    sequence.Add(numbers.try_emplace(word, number).first->second,
                 static_cast<std::uint32_t>(word.size()));
  }
  return sequence;
}

std::size_t CharactersOf(const Words& words, std::size_t first, std::size_t end) {
  std::size_t characters = 0;
  for (std::size_t i = first; i < end; ++i) characters += words[i].size();
  return characters;
}

NgramMeasures MeasurePlainly(const Words& words, std::size_t n) {
  NgramMeasures found;
  std::vector<Words> ngrams;
  for (std::size_t i = 0; i + n <= words.size(); ++i)
    ngrams.emplace_back(words.begin() + static_cast<std::ptrdiff_t>(i),
                        words.begin() + static_cast<std::ptrdiff_t>(i + n));
  std::vector<bool> covered(words.size()), covered_later(words.size());
  std::size_t next = 0, later_end = 0;
  std::vector<Words> jumped;
  for (std::size_t i = 0; i < ngrams.size(); ++i) {
    const auto count =
        static_cast<std::size_t>(std::count(ngrams.begin(), ngrams.end(), ngrams[i]));
    const std::size_t characters = CharactersOf(words, i, i + n);
    if (n < 5) {
      if (count > found.top_count)
        found.top_start = i, found.top_count = count, found.top_characters = characters;
      continue;
    }
    found.all_characters += characters;
    found.copied_characters += count > 1 ? characters : 0;
    for (std::size_t k = i; k < i + n; ++k) covered[k] = covered[k] || count > 1;
    if (i >= next) {
      const bool seen = std::find(jumped.begin(), jumped.end(), ngrams[i]) != jumped.end();
      if (seen) found.jumped_characters += characters, next = i + n;
      jumped.push_back(ngrams[i]);
    }
    if (std::find(ngrams.begin(), ngrams.begin() + static_cast<std::ptrdiff_t>(i), ngrams[i]) ==
        ngrams.begin() + static_cast<std::ptrdiff_t>(i))
      continue;
    for (std::size_t k = i; k < i + n; ++k) {
      // A space before each word but the first of a run.
      if (!covered_later[k]) found.later_characters += words[k].size() + (k > i || i < later_end);
      covered_later[k] = true;
    }
    later_end = i + n;
  }
  for (std::size_t i = 0; i < words.size(); ++i)
    found.covered_characters += covered[i] ? words[i].size() : 0;
  return found;
}

Words RandomWords(std::mt19937& random) {
  const std::size_t size = random() % 60, kinds = 1 + random() % 8;
  Words words;
  while (words.size() < size) {
    if (words.size() > 8 && random() % 4 == 0) {  // copy a passage
      const std::size_t from = random() % (words.size() - 8);
      for (std::size_t i = 0; i < 8; ++i) words.push_back(words[from + i]);
    } else {
      words.emplace_back(1 + random() % 2, static_cast<char>('a' + random() % kinds));
    }
  }
  return words;
}

TEST(WordNgramsTest, AreThoseOfThePlainWay) {
  std::mt19937 random(11);
  for (int round = 0; round < 1000; ++round) {
    const Words words = RandomWords(random);
    const RepeatedNgrams found = FindRepeatedNgrams(SequenceOf(words));
    for (std::size_t n = 2; n < found.size(); ++n) {
      const NgramMeasures expected = MeasurePlainly(words, n);
      ASSERT_EQ(found[n].top_start, expected.top_start) << n;
      ASSERT_EQ(found[n].top_count, expected.top_count) << n;
      ASSERT_EQ(found[n].top_characters, expected.top_characters) << n;
      ASSERT_EQ(found[n].jumped_characters, expected.jumped_characters) << n;
      ASSERT_EQ(found[n].later_characters, expected.later_characters) << n;
      ASSERT_EQ(found[n].copied_characters, expected.copied_characters) << n;
      ASSERT_EQ(found[n].covered_characters, expected.covered_characters) << n;
      ASSERT_EQ(found[n].all_characters, expected.all_characters) << n;
    }
  }
}

TEST(WordNgramsTest, EntropyIsThatOfTheDistribution) {
  EXPECT_DOUBLE_EQ(SequenceOf({}).Entropy(), 0);
  EXPECT_DOUBLE_EQ(SequenceOf({"a", "a"}).Entropy(), 0);
  EXPECT_DOUBLE_EQ(SequenceOf({"a", "b"}).Entropy(), std::log(2));
  EXPECT_DOUBLE_EQ(SequenceOf({"a", "b", "a", "c"}).Entropy(), 1.5 * std::log(2));
}

}  // namespace
}  // namespace newsieve
