// Eval of documents: how well a Filter tells human from machine as the writer, measured on
// documents that somebody has labelled.
//
// The input is JSON lines in UTF-8, one document each:
//
//   {"id": "d1", "text": "It rained in town on Monday. ...", "label": "human", "source":
//   "example.com"}
//
// `text` and the label are required; `id`, `url`, `site` and `title` are used as `clean` uses them;
// other members are allowed. Each document is judged as in use: cleaned first, at its full length.
//
// A document is judged where the report has a probability (MachineWritten). Rates of verdicts are
// over all documents of a label, judged or not, for that is what a user meets; figures of the
// probability (AUROC, operating points, calibration) are over the judged ones, for nothing else has
// one. Every rate is 0..1; std::nullopt stands for a figure of nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "newsieve/eval.h"

namespace newsieve {

// Which documents a machine wrote: those where `member` (a string, a number or a boolean, as JSON
// writes it) is one of `machine`. All others are human.
struct DocumentLabels {
  std::string member = "label";
  std::vector<std::string> machine = {"machine"};
};

// `worst` counts documents of each label, `mistakes` documents.
struct DocumentEvalOptions : EvalOptions {
  DocumentEvalOptions() { by = {"source"}; }
  DocumentLabels labels;
};

// The verdicts on documents of one label.
struct VerdictCounts {
  std::uint64_t human = 0, machine = 0, cannot_say = 0;
  std::uint64_t judged = 0;  // of all three, those with a probability

  std::uint64_t documents() const { return human + machine + cannot_say; }
};

// The figures of a set of documents.
struct DocumentFigures {
  VerdictCounts of_human, of_machine;  // verdicts on what humans, and machines, wrote

  // The probability that a machine document has a higher probability than a human one; ties count
  // half. .5 is chance, 1 is good.
  std::optional<double> auroc;
  // The expected calibration error over Reliability bins; 0 is good.
  std::optional<double> calibration_error;

  std::uint64_t documents() const { return of_human.documents() + of_machine.documents(); }
  std::optional<double> false_positive_rate() const;  // of human documents, verdict machine
  std::optional<double> true_positive_rate() const;   // of machine documents, verdict machine
  std::optional<double> called_human_rate() const;    // of machine documents, verdict human
};

struct DocumentEvaluation {
  // What a threshold on the probability would give, for a false-positive rate that one allows.
  struct OperatingPoint {
    double allowed = 0;              // of human documents
    std::uint64_t human_needed = 0;  // 1 / allowed: with fewer nothing is said below
    // The smallest value such that at most `allowed` of the human documents lie above it.
    std::optional<double> threshold;
    std::optional<double> false_positive_rate;  // those that do lie above it; less where many tie
    std::optional<double> true_positive_rate;   // machine documents above it
  };
  // The documents whose probability is in [from, to); the last bin has 1 too.
  struct Reliability {
    double from = 0, to = 0;
    std::uint64_t human = 0, machine = 0;
    // Human and machine documents weigh the same in the whole set, as probabilities assume; none
    // where the bin is empty or the set lacks one of both.
    std::optional<double> probability;    // the mean; equal to machine_share is good
    std::optional<double> machine_share;  // of machine documents
  };
  // The documents of [from, to) words (the signal text.words, of the cleaned text).
  struct Length {
    std::size_t from = 0;
    std::optional<std::size_t> to;  // none: no end
    DocumentFigures figures;
    std::vector<OperatingPoint> points;
  };
  // Documents that have `value` under `key`.
  struct Group {
    std::string key, value;
    DocumentFigures figures;
  };
  // Documents whose evidence names one rule, however often.
  struct Rule {
    std::string id;
    std::uint64_t human = 0, machine = 0;
    double human_rate = 0, machine_rate = 0;  // of all human and all machine documents
    // What holding it says, in nats: ln of the ratio of both rates, with half a document more that
    // holds it and half a one that does not. A `weight` of `evidence:` can be stated so.
    double log_ratio = 0;
  };
  struct Judged {
    std::string id;        // path and line number where the document has none
    std::string group;     // its value under the first of EvalOptions::by
    bool machine = false;  // its label
    MachineVerdict verdict = MachineVerdict::kCannotSay;
    std::optional<double> probability;
    std::size_t words = 0;
  };

  DocumentFigures all;
  std::vector<OperatingPoint> points;    // by `allowed`: .001, .005, .01, .02, .05, .1
  std::vector<Reliability> reliability;  // ten bins of equal width
  std::vector<Length> lengths;           // under 60 words, to 100, to 200, to 400, and longer
  std::vector<Group> groups;  // keys in the order of EvalOptions::by, of each the largest first
  std::vector<Rule> rules;    // highest log_ratio first, equals by name
  std::vector<Judged> worst_human;    // the highest probability first
  std::vector<Judged> worst_machine;  // the lowest probability first
  std::uint64_t mistake_count = 0;    // human documents called machine, and machine ones human
  std::vector<Judged> mistakes;       // evenly spread over all of them, in input order
  std::uint64_t failed = 0;           // inputs that were passed over: on_failure was told of each
  Versions versions;                  // of the filter
};

// Measures `filter`. Inputs that are no labelled documents, or cannot be read as text, are counted
// and passed over. Not ok where the inputs cannot be read together (kUsage), where it was told to
// stop (kInterrupted), or where memory runs out (kIo). Thread-safe. Memory is bounded by one chunk
// of documents (some MB, or the largest), a few numbers a document, and the groups.
Result<DocumentEvaluation> EvaluateDocuments(const Filter& filter,
                                             const DocumentEvalOptions& options);

// As one JSON object on one line, without a line end; what is std::nullopt is null.
std::string ToJson(const DocumentEvaluation& evaluation);

}  // namespace newsieve
