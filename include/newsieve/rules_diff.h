// RulesDiff: what another set of rules would do to a corpus, before it is put to use.
//
//   Result<RulesDiff> diff = DiffRules(*before, *after, {.inputs = {"news/"}});
//
// Each document is judged by both filters, and what they remove of its input text is compared byte
// for byte. Only removals are compared: repairs of the encoding (`decode.*`) do not depend on
// rules.
//
// Counts are of lines of the input text that are touched, and of characters (code points) that are
// not white space.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "newsieve/filter.h"
#include "newsieve/report.h"
#include "newsieve/status.h"

namespace newsieve {

struct RulesDiffOptions {
  // Files, directories (walked in sorted order), "-" for standard input; never empty.
  std::vector<std::string> inputs;
  std::string input_format;  // as in `formats list`; empty: by extension, then by sniffing
  std::string encoding;      // declared encoding of text inputs; empty: detect
  std::vector<std::string> fields = {};  // as RunOptions::fields
  std::size_t samples = 3;               // to keep of each rule
  int threads = 0;                       // 0: one per core. The result does not depend on it
  // Set to true (a signal handler may) to give up; may be null.
  const std::atomic<bool>* stop = nullptr;
  // Told of every input that could not be processed, in input order and from the calling thread;
  // may be empty.
  std::function<void(const std::string& id, const Reason& reason)> on_failure;
};

struct RulesDiff {
  struct Amount {
    std::uint64_t lines = 0, characters = 0;
  };
  // What one filter removes of a line, and the other keeps.
  struct Sample {
    std::string id;        // of the document
    std::size_t line = 0;  // 1-based, of its input text
    std::string text;      // at most kMaxExcerptBytes of it, valid UTF-8, trimmed
  };
  static constexpr std::size_t kMaxExcerptBytes = 1000;
  struct Rule {
    std::string id;
    Amount amount;
    std::uint64_t documents = 0;
    std::vector<Sample> samples;  // evenly spread over its lines, in input order
  };
  // What both remove, but by another rule.
  struct Renamed {
    std::string before, after;
    Amount amount;
  };
  struct Decided {
    Decision before = Decision::kKeep, after = Decision::kKeep;  // never equal
    std::uint64_t documents = 0;
  };

  std::uint64_t read = 0;     // judged + failed
  std::uint64_t failed = 0;   // inputs that were passed over: on_failure was told of each
  std::uint64_t changed = 0;  // documents whose cleaned text is another

  Amount removed, kept;  // only `after` removes it; only `before` does
  // Each list holds most characters first, equals by name.
  std::vector<Rule> removed_by;  // rules of `after`, for what is newly removed
  std::vector<Rule> kept_by;     // rules of `before`, for what is newly kept
  std::vector<Renamed> renamed;
  std::vector<Decided> decided;  // most documents first

  // True where both filters treat every document alike.
  bool empty() const;
};

// Compares `before` and `after`, which should differ in their rules only. Inputs that cannot be
// processed are counted and passed over. Not ok where the inputs cannot be read together or there
// is no such format (kUsage), where it was told to stop (kInterrupted), or where memory runs out
// (kIo). Thread-safe. Memory is bounded by one chunk of documents (some MB, or the largest) and the
// samples of each rule.
Result<RulesDiff> DiffRules(const Filter& before, const Filter& after,
                            const RulesDiffOptions& options);

}  // namespace newsieve
