// What becomes of the files of tests/corpus, each with one of the faults that scraped files have,
// is what tests/corpus/outcomes.txt says: a line for each file, texts, or <failure>, each with
// +note; behind | what was passed over.
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "io/format.h"
#include "newsieve/stream.h"
#include "newsieve/verify.h"
#include "pipeline/input_stream.h"
#include "tests/io/temp_dir.h"
#include "tests/pipeline/test_filter.h"

namespace newsieve {
namespace {

// Bombs must be known for what they are, and so must be allowed to grow.
constexpr std::size_t kMaxBytes = 64 * 1024, kMaxBytesOfBombs = 16 * 1024 * 1024;

const std::string kCorpus = std::string(NEWSIEVE_SOURCE_DIR) + "/tests/corpus/";

std::string Shown(const Reading& reading) {
  std::string shown;
  for (const char c : reading.document.bytes)
    shown += c == '\r' ? "\\r" : c == '\n' ? "\\n" : std::string(1, c);
  if (shown.size() > 60) shown = std::to_string(reading.document.bytes.size()) + " bytes";
  if (reading.failure) shown = "<" + reading.failure->code + ">";
  if (!reading.failure && reading.document.content == ContentType::kHtml) shown = "html " + shown;
  for (const Reason& note : reading.notes) shown += " +" + note.code;
  return shown;
}

std::string OutcomeOf(const std::string& name) {
  InputOptions options;
  options.inputs = {kCorpus + name};
  options.read.max_document_bytes = name.find("bomb") == name.npos ? kMaxBytes : kMaxBytesOfBombs;
  InputStream stream(options);
  std::string outcome;
  std::uint64_t record = 0;
  while (const std::optional<Input> input = stream.Next()) {
    outcome += (outcome.empty() ? "" : "; ") + Shown(input->reading);
    const Source& source = input->reading.document.source;
    EXPECT_TRUE(source.record == 0 || source.record > record) << name << ": records go up";
    record = source.record;
    const auto& failure = input->reading.failure;
    EXPECT_EQ(failure.has_value() && failure->message.empty(), false) << name;
  }
  std::string passed;
  for (const auto& [kind, count] : stream.passed_over())
    passed += (passed.empty() ? " | " : ", ") + kind + " " + std::to_string(count);
  return outcome + passed;
}

// "compressed/plain.txt.gz" and so on, each with its outcome.
std::map<std::string, std::string> FoundOutcomes() {
  std::map<std::string, std::string> outcomes;
  for (const std::string folder : {"compressed", "archives"})
    for (const auto& entry : std::filesystem::directory_iterator(kCorpus + folder)) {
      const std::string name = folder + "/" + entry.path().filename().string();
      outcomes[name] = OutcomeOf(name);
    }
  return outcomes;
}

std::map<std::string, std::string> ExpectedOutcomes() {
  constexpr std::string_view kArrow = " => ";
  std::map<std::string, std::string> outcomes;
  std::ifstream file(kCorpus + "outcomes.txt");
  for (std::string line; std::getline(file, line);)
    if (const std::size_t at = line.find(kArrow); at != line.npos)
      outcomes[line.substr(0, at)] = line.substr(at + kArrow.size());
  return outcomes;
}

TEST(CorpusTest, EveryFileHasItsOutcome) {
  const auto expected = ExpectedOutcomes();
  const auto found = FoundOutcomes();
  EXPECT_GE(found.size(), 85u);
  EXPECT_EQ(found.size(), expected.size());
  for (const auto& [name, outcome] : found) {
    const auto line = expected.find(name);
    ASSERT_NE(line, expected.end()) << name << " => " << outcome;
    EXPECT_EQ(outcome, line->second) << name;
  }
}

// Whatever is wrong with an input, its run is proved: the same documents and failures are found
// again, and none besides.
TEST(CorpusTest, RunsOverItAreProved) {
  const TempDir dir;
  for (const std::string folder : {"compressed", "archives"}) {
    RunOptions options;
    options.inputs = {kCorpus + folder};
    options.output = dir / (folder + ".jsonl");
    const RunResult run = newsieve::Run(TestFilter(), options);
    ASSERT_TRUE(run.status.ok()) << run.status.message();
    const RunSummary& summary = run.summary;
    EXPECT_EQ(summary.read, summary.kept + summary.review + summary.dropped + summary.failed);
    const Result<VerifyResult> proof = Verify({options.output, options.inputs[0]});
    ASSERT_TRUE(proof.ok());
    EXPECT_EQ(proof->faults, std::vector<std::string>());
    EXPECT_EQ(proof->proved + proof->failed, summary.read);
  }
}

}  // namespace
}  // namespace newsieve
