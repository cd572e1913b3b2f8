// Stats: how the signals and scores of a corpus are distributed, as a whole and by language, site
// or decision, and which limits would set its tails aside.
//
//   Result<Stats> stats = MeasureStats(*filter, {.inputs = {"run.jsonl"}, .by = {"site"}});
//
// The inputs are what `newsieve clean` wrote (JSON lines of schema newsieve/1, known by their
// content; of a folder of --to tree, its records.jsonl), or raw documents, which are judged as they
// are read. Records may be of any version: what is in them is shown, whether or not this program
// knows the name.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "newsieve/filter.h"
#include "newsieve/report.h"
#include "newsieve/status.h"

namespace newsieve {

struct StatsOptions {
  // Files, directories (walked in sorted order), "-" for standard input; never empty.
  std::vector<std::string> inputs;
  std::string input_format = {};  // as in `formats list`: only documents then; empty: find out
  std::string encoding = {};      // declared encoding of text inputs; empty: detect
  std::vector<std::string> fields = {};   // as RunOptions::fields
  std::vector<std::string> by = {};       // of "language", "site", "decision"
  std::vector<std::string> signals = {};  // names, or families ("gopher", "scores"); empty: all
  std::optional<double> suggest =
      {};           // share of documents that a suggested limit may touch, 0..0.5
  int threads = 0;  // 0: one per core. The result does not depend on it
  const std::atomic<bool>* stop = nullptr;
  // Told of every input that could not be read or judged, in input order and from the calling
  // thread; may be empty. Records of failed inputs are not told of.
  std::function<void(const std::string& id, const Reason& reason)> on_failure = {};
};

struct Stats {
  // One signal, "score", or a sub-score ("scores.structure").
  struct Distribution {
    static constexpr int kPercents[] = {1, 5, 25, 50, 75, 95, 99};
    std::string name;
    std::uint64_t count = 0;  // documents that have it
    double mean = 0, min = 0, max = 0;
    std::vector<double> percentiles;  // of kPercents, by nearest rank
    // False: of more than 1,000 values; a percentile is then too low by less than 0.8 % of itself.
    bool exact = true;
  };
  struct Group {
    std::string key, value;  // value: empty where the document has none
    std::uint64_t documents = 0, kept = 0, review = 0, dropped = 0, failed = 0;
    std::vector<Distribution>
        distributions;  // scores, then signals in table order, then unknown ones
  };
  struct Count {
    std::string name;
    std::uint64_t documents = 0;
  };
  // A limit that `share` of the documents would break.
  struct SuggestedLimit {
    std::string signal;
    std::optional<double> min, max;
    std::uint64_t below = 0, above = 0;  // documents
  };
  static constexpr std::size_t kScoreBins = 10;

  std::uint64_t records = 0;  // documents that records told of
  std::uint64_t judged = 0;   // documents that were read and judged now
  // Lines of a run that are no records, and inputs that could not be judged: in no figure.
  std::uint64_t damaged = 0;
  Group all;
  // Keys in their order, of each the largest group first.
  std::vector<Group> groups;
  // For each key, how many groups and documents are in none of `groups`: of more than kMaxGroups
  // values the smallest were let go.
  struct Rest {
    std::string key;
    std::uint64_t groups = 0, documents = 0;
  };
  std::vector<Rest> rests;
  static constexpr std::size_t kMaxGroups = 200;
  std::vector<std::uint64_t>
      score_bins;                      // kScoreBins of [i / 10, (i + 1) / 10), the last has 1 too
  std::vector<Count> reasons;          // codes, most frequent first; a document counts once
  std::vector<Count> versions;         // "newsieve 0.1.0 rules 0123456789abcdef"
  std::optional<double> suggest;       // as in the options
  std::vector<SuggestedLimit> limits;  // of signals that this version knows

  std::uint64_t documents() const { return records + judged; }
};

// Reads and adds up. Not ok for an unknown format or key and for inputs that cannot be read
// together (kUsage), where it was told to stop (kInterrupted), or where memory runs out (kIo).
// Thread-safe. Memory: one chunk of documents, kMaxGroups groups of each key, and the name of every
// group.
Result<Stats> MeasureStats(const Filter& filter, const StatsOptions& options);

// One JSON object, without a line end.
std::string ToJson(const Stats& stats);

// A configuration with stats.limits, each of severity `note`, for --config: YAML with what each
// touches in comments.
std::string FormatLimits(const Stats& stats);

}  // namespace newsieve
