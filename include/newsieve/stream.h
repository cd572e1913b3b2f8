// Run: the batch job. Inputs are read, judged by a Filter on several threads, and written in input
// order.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "newsieve/filter.h"
#include "newsieve/status.h"

namespace newsieve {

enum class OutputFormat { kJsonl, kText, kMarkdown, kTree };

// What becomes of a document that another one duplicates (docs/duplicates.md): it is dropped, set
// aside for review, or only marked.
enum class DuplicateAction { kDrop, kReview, kNote };

// How far a run is: what has been written, whole. Of a run that goes on with an earlier one, with
// what that has done.
struct RunProgress {
  std::uint64_t files = 0, bytes = 0;  // of the inputs as they stand, compressed or not
  std::uint64_t bytes_before = 0;      // of these, what an earlier run has done
  std::uint64_t read = 0, kept = 0, review = 0, dropped = 0, failed = 0;  // documents
  double seconds = 0;  // wall clock, since the run began
};

// What there is to be read.
struct InputTotals {
  std::atomic<std::uint64_t> files = 0, bytes = 0;
  std::atomic<bool> complete = false;  // false: not all was counted yet
};

// Counts the files of `inputs` into `totals`, which other threads may look at meanwhile; until
// `stop` is true. Standard input is one file of no bytes.
void CountInputs(const std::vector<std::string>& inputs, const std::atomic<bool>& stop,
                 InputTotals& totals);

struct RunOptions {
  std::vector<std::string>
      inputs;  // files, directories (walked in sorted order), "-" for standard input; never empty
  std::string output;        // a file, a directory for kTree, or empty: standard output
  std::string input_format;  // as in `formats list`; empty: by extension, then by sniffing
  std::string encoding;      // declared encoding of text inputs; empty: detect
  // Where JSON lines and rows hold what, if not in fields of that name: "text=body". Parts are
  // text, html, id, url, title, author and published.
  std::vector<std::string> fields;
  OutputFormat output_format = OutputFormat::kJsonl;
  int threads = 0;  // workers; 0: one per core. The output does not depend on it
  bool merge_input =
      false;  // unknown fields of a JSONL input at the record's top level, not under "input"
  // Not 0: `output` is a folder of parts of about so many bytes each, and the run can be resumed
  // (docs/runs.md).
  std::uint64_t part_bytes = 0;
  // Goes on with the run that `output` holds, from where it stopped or from the first input that
  // changed since; begins one where there is none. Without it a folder that holds a run is refused.
  bool resume = false;
  // A folder for what could not be processed, each with its reason beside it; empty: none. Written
  // as the run goes.
  std::string quarantine = {};
  // The process stays below so many bytes, as far as it is newsieve's: what waits and what is
  // worked on at a time is bounded, tables of duplicates are smaller, and documents that would not
  // fit are set aside (docs/runs.md). 0: bounded by threads and the largest document alone.
  std::uint64_t memory_bytes = 0;
  const std::atomic<bool>* stop =
      nullptr;  // set to true (a signal handler may) to finish whole records and return
  // Told of every input that could not be processed, in input order, from the calling thread; may
  // be empty.
  std::function<void(const std::string& id, const Reason& reason)> on_failure;

  // Told how far the run is, a few times a second, from the calling thread; may be empty.
  std::function<void(const RunProgress& progress)> on_progress = {};

  // Look for duplicates (config: `duplicates`; `on: true` there does the same). Where the best of
  // them is kept (`keep: best`, the default), records are put aside in a temporary file without a
  // name, and written once all are known: nothing comes out before the last input was read.
  bool find_duplicates = false;
  std::optional<DuplicateAction> duplicate_action = std::nullopt;  // none: as configured
  // Looks for duplicates in what earlier runs kept too: an index file, made where there is none. It
  // changes only after the output was written, in one transaction. Empty: as configured.
  std::string dedup_index = {};

  // Whether one of the inputs is standard input, which no job can read twice.
  bool reads_standard_input() const {
    return std::find(inputs.begin(), inputs.end(), "-") != inputs.end();
  }
};

// What became of the inputs. read == kept + review + dropped + failed, always.
struct RunSummary {
  std::uint64_t read = 0, kept = 0, review = 0, dropped = 0, failed = 0;
  std::uint64_t input_bytes = 0, output_bytes = 0;  // of documents judged: as read; cleaned text
  std::uint64_t removed_lines = 0, hidden_skipped = 0;
  double seconds = 0;  // wall clock, of this run alone
  std::uint64_t read_earlier = 0,
                input_bytes_earlier = 0;  // of these, what the run that it goes on with has done
  // Reason codes and rule ids with their counts, most frequent first (ties by name); rules with
  // removed bytes too.
  std::vector<std::pair<std::string, std::uint64_t>> reasons;
  struct RuleUse {
    std::string rule;
    std::uint64_t edits = 0, bytes = 0;
  };
  std::vector<RuleUse> rules;
  // What archives hold besides documents, and was passed over: kinds of records, with their counts.
  std::vector<std::pair<std::string, std::uint64_t>> passed_over = {};
  std::vector<std::string> notices = {};  // sentences about what bounds of memory or work left out
};

// One document of the inputs, as a run would judge it: the one of record number `record` in its
// file (1-based, as records name it), or with 0 the only one. Larger ones than `max_document_bytes`
// are not read. kUsage where there is none, or 0 does not say which; kIo, saying why, where it
// cannot be read.
Result<Document> ReadDocument(const RunOptions& options, std::uint64_t record,
                              std::size_t max_document_bytes);

// How a run ended. `summary` counts what was written, whole, before `status` (ok, or kIo,
// kInterrupted, kClosed, kUsage).
struct RunResult {
  Status status;
  RunSummary summary;
};

// Runs the job. Output files appear whole or not at all: they are written beside their final name
// and renamed at the end; inputs are never overwritten. Single bad inputs do not end a run (they
// become records with decision "failed"); a failing output does. Thread-safe; memory is bounded by
// threads and the largest document, not by the inputs.
RunResult Run(const Filter& filter, const RunOptions& options);

}  // namespace newsieve
