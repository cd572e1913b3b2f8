#include "api/config.h"

#include <vector>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

std::vector<double> Told(const CleanOptions& options) {
  const auto& [prose, core, guard, model, templates, near_end] = options;
  return {static_cast<double>(prose.line.ended),
          static_cast<double>(prose.line.unended),
          static_cast<double>(prose.chain.ended),
          static_cast<double>(prose.chain.unended),
          static_cast<double>(prose.paragraph.ended),
          static_cast<double>(prose.paragraph.unended),
          static_cast<double>(core.prose_cost),
          static_cast<double>(core.other_cost),
          static_cast<double>(core.max_line_words),
          core.extension_share,
          guard.max_removed_share,
          static_cast<double>(guard.min_prose_words),
          static_cast<double>(model.max_lines),
          static_cast<double>(templates.near_core),
          static_cast<double>(templates.title_words),
          templates.title_share,
          static_cast<double>(near_end)};
}

std::vector<double> Told(const LearnOptions& options) {
  return {static_cast<double>(options.max_memory),
          static_cast<double>(options.max_chars),
          options.same_story,
          static_cast<double>(options.article.min_stories),
          options.article.min_share,
          static_cast<double>(options.apart.min_stories),
          options.apart.min_share};
}

std::vector<double> Told(const SuggestOptions& options) {
  return {options.min_left, static_cast<double>(options.headline_documents), options.headline_share,
          static_cast<double>(options.prose_lines), static_cast<double>(options.near_miss_bytes)};
}

// Whoever makes options without a file gets what the file says, operating points aside.
TEST(ConfigTest, OptionsBeginAsTheFileHasThem) {
  const Result<Config> config = LoadConfig({});
  ASSERT_TRUE(config.ok()) << config.status().message();
  EXPECT_EQ(Told(CleanOptions()), Told(config->clean));
  EXPECT_EQ(Told(LearnOptions()), Told(config->learn));
  EXPECT_EQ(Told(SuggestOptions()), Told(config->suggest));
}

}  // namespace
}  // namespace newsieve
