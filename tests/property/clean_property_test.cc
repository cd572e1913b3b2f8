// What must hold of every report, whatever the document: tried on documents made of the packs' own
// examples, on lines of real shapes in random order, and on random bytes.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "clean/examples.h"
#include "newsieve/filter.h"
#include "tests/testing.h"

namespace newsieve {
namespace {

void CheckEdits(const Report& report, const std::string& bytes) {
  std::size_t end = 0;
  for (const Edit& edit : report.edits) {
    ASSERT_LE(end, edit.start);
    ASSERT_LE(edit.start, edit.end);
    ASSERT_EQ(edit.removed.size(), edit.end - edit.start);
    ASSERT_TRUE(edit.start < edit.end || !edit.inserted.empty());
    ASSERT_TRUE(IsValidUtf8(edit.inserted));
    ASSERT_FALSE(edit.rule.empty());
    end = edit.end;
  }
  const std::string input = RebuildInput(report.text, report.edits);
  ASSERT_LE(end, input.size());
  ASSERT_TRUE(report.encoding != "utf-8" || input == bytes);
}

void CheckNumbers(const Report& report) {
  static const std::vector<SignalInfo> kInfo = ListSignals();
  ASSERT_TRUE(std::isfinite(report.score) && report.score >= 0 && report.score <= 1);
  ASSERT_EQ(report.signals.size(), kInfo.size());
  for (std::size_t i = 0; i < kInfo.size(); ++i) {
    ASSERT_EQ(report.signals[i].first, kInfo[i].name);
    ASSERT_TRUE(report.signals[i].second >= kInfo[i].min &&
                report.signals[i].second <= kInfo[i].max)
        << kInfo[i].name << " = " << report.signals[i].second;
  }
  for (const std::optional<double>& score : {report.scores.cleanliness, report.scores.language,
                                             report.scores.structure, report.scores.uniqueness})
    ASSERT_TRUE(!score || (*score >= 0 && *score <= 1));
}

// Cleaning what was cleaned changes nothing more, unless what is left first now begins like a
// binary file.
void CheckSettled(const Report& report) {
  const Report again = BuiltIn().Evaluate(DocumentOf(report.text, "utf-8"));
  if (again.decision == Decision::kFailed) return;
  std::string told;
  for (const Edit& edit : again.edits) told += edit.rule + ": " + edit.removed + "\n";
  ASSERT_EQ(again.text, report.text) << told;
}

int documents_cleaned = 0;  // of those checked: how many lost something to a rule

void CheckAll(const std::string& bytes) {
  SCOPED_TRACE(bytes);
  const Report report = BuiltIn().Evaluate(DocumentOf(bytes));
  if (report.decision == Decision::kFailed) {
    ASSERT_TRUE(report.edits.empty() && !report.reasons.empty());
    return;
  }
  ASSERT_TRUE(IsValidUtf8(report.text));
  documents_cleaned += std::any_of(report.edits.begin(), report.edits.end(), [](const Edit& edit) {
    return !edit.rule.starts_with("decode.");
  });
  CheckEdits(report, bytes);
  CheckNumbers(report);
  CheckSettled(report);
}

// The examples of all rules without their marks, whole and by line.
const std::vector<std::string>& Samples(bool by_line) {
  static const auto kSamples = [] {
    std::pair<std::vector<std::string>, std::vector<std::string>> samples;
    for (const RuleInfo& rule : ListRules(BuiltIn())) {
      for (const std::vector<std::string>* list : {&rule.strips, &rule.keeps}) {
        for (const std::string& example : *list) {
          const std::string text = ParseExample(example).text;
          samples.first.push_back(text);
          for (const LineSpan& span : SplitLines(text))
            samples.second.push_back(text.substr(span.begin, span.end - span.begin));
        }
      }
    }
    return samples;
  }();
  return by_line ? kSamples.second : kSamples.first;
}

std::string Shuffle(Random& random, const std::vector<std::string>& pieces, std::size_t count) {
  static const std::vector<std::string> kJoints = {"\n",   "\n", "\n",     "\n\n",
                                                   "\r\n", " ",  "\n\n\n", "\r"};
  static const std::vector<std::string> kProse = {
      "The minister said on Tuesday that the plan for the new bridge would go ahead after all, in "
      "spite of the long delays.",
      "Министр заявил во вторник, что проект нового моста всё-таки будет осуществлён, несмотря на "
      "долгие задержки и споры.",
      "Der Minister sagte am Dienstag, dass der Plan für die neue Brücke trotz der langen "
      "Verzögerungen umgesetzt werde.",
      "部长星期二表示，尽管工程长期拖延，新桥的建设计划仍将按原定方案继续推进，预计明年年底完工通车"
      "。",
  };
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text +=
        (random.Below(4) == 0 ? random.Pick(kProse) : random.Pick(pieces)) + random.Pick(kJoints);
  return text;
}

TEST(CleanPropertyTest, HoldsForEveryExampleOfThePacks) {
  ASSERT_FALSE(Samples(false).empty());
  for (const std::string& sample : Samples(false)) {
    CheckAll(sample);
    if (HasFatalFailure()) return;
  }
}

TEST(CleanPropertyTest, HoldsForShuffledExamples) {
  Random random(1);
  for (int round = 0; round < 1500 && !HasFatalFailure(); ++round)
    CheckAll(Shuffle(random, Samples(false), 1 + random.Below(6)));
}

TEST(CleanPropertyTest, HoldsForShuffledLines) {
  Random random(2);
  for (int round = 0; round < 2500 && !HasFatalFailure(); ++round)
    CheckAll(Shuffle(random, Samples(true), 1 + random.Below(25)));
  EXPECT_GT(documents_cleaned, 1000) << "hardly any document is cleaned: this proves little";
}

TEST(CleanPropertyTest, HoldsForDamagedExamples) {
  Random random(3);
  for (int round = 0; round < 1500 && !HasFatalFailure(); ++round) {
    std::string text = Shuffle(random, Samples(true), 1 + random.Below(8));
    for (std::size_t n = 1 + random.Below(4); n > 0; --n)
      text[random.Below(text.size())] = static_cast<char>(random.Next());
    CheckAll(text);
  }
}

TEST(CleanPropertyTest, HoldsForRandomBytes) {
  Random random(4);
  using namespace std::string_literals;
  for (const std::string& alphabet : {"\0\1\n\r\t ab.\xC3\xA9\xE2\x80\x99\xFF\xFE"s, "Ãâ€™©\n a"s,
                                      "read more.\n»-"s, "\xE0\xA4\x80\xE4\xB8\xAD\n"s})
    for (int round = 0; round < 500 && !HasFatalFailure(); ++round)
      CheckAll(random.Text(alphabet, 200));
}

}  // namespace
}  // namespace newsieve
