// What holds for every row of the table of signals, whatever it measures.
#include <cmath>
#include <fstream>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "tests/signals/signal_testing.h"

namespace newsieve {
namespace {

// Random bytes, made valid as the decoder does it: what is ill-formed becomes U+FFFD.
std::string RandomText(std::mt19937& random) {
  static constexpr std::string_view kPieces[] = {"the ", "\n", "\r\n", "...",     "…",     "#",
                                                 "• ",   "東", "।",    "a\u0301", "\u3000"};
  std::string bytes, text;
  for (std::size_t size = random() % 400; bytes.size() < size;) {
    if (random() % 3 == 0)
      bytes += kPieces[random() % std::size(kPieces)];
    else
      bytes.push_back(static_cast<char>(random() % 2 ? random() % 256 : 'a' + random() % 4));
  }
  for (std::string_view rest = bytes; !rest.empty();) {
    const std::size_t valid = ValidCharacterLength(rest);
    text.append(valid == 0 ? "\uFFFD" : rest.substr(0, valid));
    rest.remove_prefix(valid == 0 ? InvalidSequenceLength(rest) : valid);
  }
  return text;
}

std::vector<double> MeasureAll(const SignalSubject& subject) {
  return MeasureSignals(SignalInput(subject), SignalSet(SignalTable().size(), true));
}

void ExpectInRange(std::string_view text, const CleaningEffect& cleaning) {
  const Language language{.code = "und", .confidence = 0, .script = "Zyyy"};
  const std::vector<double> signals = MeasureAll(
      {.config = TestSignalConfig(), .text = text, .language = language, .cleaning = cleaning});
  ASSERT_EQ(signals.size(), SignalTable().size());
  for (std::size_t i = 0; i < signals.size(); ++i) {
    const SignalInfo& info = SignalTable()[i].info;
    EXPECT_TRUE(std::isfinite(signals[i])) << info.name << ": " << text;
    EXPECT_GE(signals[i], info.min) << info.name << ": " << text;
    EXPECT_LE(signals[i], info.max) << info.name << ": " << text;
  }
}

TEST(SignalTableTest, EverySignalStaysInItsRange) {
  std::mt19937 random(3);
  for (int round = 0; round < 2000; ++round) {
    const std::string input_text = RandomText(random), text = RandomText(random);
    ExpectInRange(text, MeasureCleaning(input_text, text, random() % 9));
  }
  for (std::string_view text :
       {"", " ", "\n", "\r", "a", ".", "#", "…", "\uFFFD", "a a", "a\na", "a\n\na"})
    ExpectInRange(text, MeasureCleaning(text, text, 0));
}

TEST(SignalTableTest, SameTextSameSignals) {
  std::mt19937 random(5);
  const std::string text = RandomText(random);
  const Language language;
  const auto measure = [&] {
    return MeasureAll({.config = TestSignalConfig(), .text = text, .language = language});
  };
  EXPECT_EQ(measure(), measure());
}

TEST(SignalTableTest, EveryRowIsWholeAndFoundByItsName) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < SignalTable().size(); ++i) {
    const SignalInfo& info = SignalTable()[i].info;
    EXPECT_TRUE(names.insert(info.name).second) << info.name;
    EXPECT_EQ(SignalIndex(info.name), i);
    EXPECT_FALSE(info.unit.empty() || info.source.empty() || info.definition.empty()) << info.name;
    EXPECT_LT(info.min, info.max) << info.name;
  }
  EXPECT_EQ(SignalIndex("gopher.word_cuont"), std::nullopt);
}

TEST(SignalTableTest, MeasuresOnlyWhatIsWanted) {
  SignalConfig config = TestSignalConfig();
  config.record = {"clean", "text"};
  const SignalSet wanted = RecordedSignals(config);
  const Language language;
  const std::vector<double> values =
      MeasureSignals(SignalInput({.config = config, .text = "a", .language = language}), wanted);
  for (std::size_t i = 0; i < SignalTable().size(); ++i) {
    const std::string_view family = FamilyOf(SignalTable()[i].info.name);
    EXPECT_EQ(wanted[i], family == "clean" || family == "text") << family;
    EXPECT_EQ(std::isnan(values[i]), !wanted[i]);
  }
  config.record = {"all"};
  EXPECT_EQ(RecordedSignals(config), SignalSet(SignalTable().size(), true));
}

TEST(SignalTableTest, FamiliesStandTogetherInReports) {
  const std::vector<std::string_view> families = SignalFamilies();
  std::size_t changes = 0;
  for (std::size_t i = 1; i < SignalTable().size(); ++i)
    changes += FamilyOf(SignalTable()[i].info.name) != FamilyOf(SignalTable()[i - 1].info.name);
  EXPECT_EQ(families.size(), changes + 1);
}

// The rows of the tables in docs/signals.md: "| `name` | unit | range | definition |".
std::set<std::string> DocumentedNames() {
  std::ifstream file(NEWSIEVE_SOURCE_DIR "/docs/signals.md");
  std::set<std::string> names;
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("| `")) names.insert(line.substr(3, line.find('`', 3) - 3));
  return names;
}

TEST(SignalTableTest, TheDocumentationNamesEverySignal) {
  std::set<std::string> names;
  for (const SignalRow& row : SignalTable()) names.emplace(row.info.name);
  EXPECT_EQ(DocumentedNames(), names);
}

}  // namespace
}  // namespace newsieve
