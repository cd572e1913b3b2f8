// A filter of a rule of its own, so that tests of the pipeline do not depend on the rules and the
// model of the day.
#pragma once

#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "newsieve/filter.h"
#include "tests/io/temp_dir.h"

namespace newsieve {

inline constexpr std::string_view kTestPack = R"(pack: test
about: Rules for tests.
rules:
- id: test.share
  why: Share buttons.
  languages: [en]
  where: line
  phrases: ["share on facebook"]
  strips: ["Share on Facebook"]
  keeps: ["They share on Facebook what they like."]
)";

inline Filter TestFilter() {
  const TempDir dir;
  FilterOptions options;
  options.rule_paths = {dir.Write("pack.yaml", kTestPack)};
  options.builtin_rules = false;
  options.removal = "rules";
  Result<Filter> filter = Filter::Create(options);
  EXPECT_TRUE(filter.ok()) << filter.status().message();
  return std::move(filter).value();
}

inline constexpr std::string_view kTestArticle =
    "The council voted on Monday to build the new tram line through the old town, the mayor said.\n"
    "Share on Facebook\n"
    "Work is to begin in the spring and to last for two years, and the city will pay for all of "
    "it.\n";

}  // namespace newsieve
