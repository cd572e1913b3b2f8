// MeasureStats: reads records, or judges documents, on all threads, and adds them up in input
// order.
#include "newsieve/stats.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "base/pool.h"
#include "eval/stats_tally.h"
#include "io/site.h"
#include "pipeline/fold.h"

namespace newsieve {
namespace {

constexpr std::array<std::string_view, 3> kKeys = {"language", "site", "decision"};

Status CheckOptions(const StatsOptions& options) {
  for (const std::string& key : options.by)
    if (std::find(kKeys.begin(), kKeys.end(), key) == kKeys.end())
      return {StatusCode::kUsage,
              "there are no groups by '" + key + "': use language, site or decision"};
  if (options.suggest && !(*options.suggest > 0 && *options.suggest <= 0.5))
    return {StatusCode::kUsage, "a suggested limit touches more than 0 and at most half of all"};
  return CheckReading(options.input_format, options.fields);
}

struct Outcome {
  std::string id;
  std::optional<Reason> failure;
  bool is_record = false;
  RecordFigures figures;
};

void AddScore(std::string_view name, std::optional<double> score, RecordFigures& figures) {
  if (score) figures.numbers.emplace_back(name, *score);
}

RecordFigures FiguresOf(const Report& report, const Document& document, const Versions& versions) {
  RecordFigures figures{.decision = std::string(ToString(report.decision)),
                        .language = report.language.code,
                        .site = SiteOf(document.source),
                        .version = "newsieve " + versions.newsieve + " rules " + versions.rules,
                        .numbers = {},
                        .reasons = {}};
  AddScore("score", report.score, figures);
  AddScore("scores.cleanliness", report.scores.cleanliness, figures);
  AddScore("scores.language", report.scores.language, figures);
  AddScore("scores.structure", report.scores.structure, figures);
  AddScore("scores.authenticity", report.scores.authenticity, figures);
  AddScore("scores.uniqueness", report.scores.uniqueness, figures);
  for (const auto& [name, value] : report.signals) figures.numbers.emplace_back(name, value);
  for (const Reason& reason : report.reasons) figures.reasons.push_back(reason.code);
  return figures;
}

// Thread-safe.
class Reader {
 public:
  explicit Reader(const Filter& filter) : filter_(filter) {}

  Outcome Read(const Input& input) const {
    const Document& document = input.reading.document;
    Outcome outcome{.id = document.id, .failure = input.reading.failure, .figures = {}};
    if (outcome.failure) return outcome;
    outcome.is_record = document.source.format == kRecordFormat;
    if (outcome.is_record) {
      const auto parser = parsers_.Take();
      outcome.failure = (*parser).Parse(document.bytes, outcome.figures);
      return outcome;
    }
    const Report report = filter_.Evaluate(document);
    if (report.decision == Decision::kFailed) {
      outcome.failure = report.reasons.front();
    } else {
      outcome.figures = FiguresOf(report, document, filter_.versions());
    }
    return outcome;
  }

 private:
  const Filter& filter_;
  mutable Pool<RecordFiguresParser> parsers_{
      [] { return std::make_unique<RecordFiguresParser>(); }};
};

Corpus CorpusOfStats(const StatsOptions& options, std::size_t max_document_bytes) {
  Corpus corpus;
  for (const std::string& input : options.inputs)
    for (std::string& records : RecordsIn(input)) corpus.inputs.push_back(std::move(records));
  corpus.forced_format =
      options.input_format.empty() ? &RunRecordsFormat() : FindFormat(options.input_format);
  corpus.read = ReadOptionsOf(max_document_bytes, options.encoding, options.fields);
  corpus.threads = options.threads;
  corpus.stop = options.stop;
  return corpus;
}

}  // namespace

Result<Stats> MeasureStats(const Filter& filter, const StatsOptions& options) {
  if (Status status = CheckOptions(options); !status.ok()) return status;
  const Reader reader(filter);
  StatsTally tally(options);
  std::uint64_t records = 0, judged = 0, damaged = 0;
  const Status status = FoldCorpus(
      CorpusOfStats(options, filter.max_document_bytes()),
      [&](const Input& input) { return reader.Read(input); },
      [&](const Outcome& outcome) {
        if (outcome.failure) {
          ++damaged;
          if (options.on_failure) options.on_failure(outcome.id, *outcome.failure);
          return;
        }
        ++(outcome.is_record ? records : judged);
        tally.Add(outcome.figures);
      });
  if (!status.ok()) return status;
  Stats stats = tally.Finish();
  stats.records = records;
  stats.judged = judged;
  stats.damaged = damaged;
  return stats;
}

}  // namespace newsieve
