// DiffRules: judges each document twice on all threads, and adds up the differences in input order.
#include "newsieve/rules_diff.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/even_sample.h"
#include "eval/removals.h"
#include "pipeline/fold.h"

namespace newsieve {
namespace {

using Amount = RulesDiff::Amount;
using Sample = RulesDiff::Sample;

// One document under both filters, or why it was not judged.
struct JudgedTwice {
  std::string id;
  std::optional<Reason> failure;
  Decision before = Decision::kFailed, after = Decision::kFailed;
  bool changed = false;
  std::vector<RemovalChange> changes;
};

JudgedTwice JudgeTwice(const Filter& before, const Filter& after, const Input& input) {
  const Document& document = input.reading.document;
  JudgedTwice judged;
  judged.id = document.id;
  judged.failure = input.reading.failure;
  if (judged.failure) return judged;
  const Report old_report = before.Evaluate(document), new_report = after.Evaluate(document);
  judged.before = old_report.decision;
  judged.after = new_report.decision;
  for (const Report* report : {&old_report, &new_report})
    if (report->decision == Decision::kFailed) judged.failure = report->reasons.front();
  if (judged.failure) return judged;
  judged.changed = old_report.text != new_report.text;
  judged.changes = CompareRemovals(old_report, new_report);
  return judged;
}

// Adds up parts of lines: several parts of one line are one line. Parts come in order, those of a
// document together.
class AmountTally {
 public:
  // True where `line` of `document` is a new line here.
  bool Add(std::uint64_t document, const RemovalChange& part) {
    const bool new_line = document != document_ || part.line != line_;
    documents_ += document != document_ ? 1U : 0U;
    document_ = document;
    line_ = part.line;
    amount_.lines += new_line ? 1U : 0U;
    amount_.characters += part.characters;
    return new_line;
  }

  const Amount& amount() const { return amount_; }
  std::uint64_t documents() const { return documents_; }

 private:
  Amount amount_;
  std::uint64_t documents_ = 0, document_ = 0, line_ = 0;  // documents count from 1
};

// What went or stayed, in all and by rule.
class RuleTallies {
 public:
  explicit RuleTallies(std::size_t samples) : samples_(samples) {}

  void Add(std::uint64_t document, const std::string& id, const std::string& rule,
           const RemovalChange& part) {
    all_.Add(document, part);
    OneRule& one = rules_.try_emplace(rule, samples_).first->second;
    if (one.tally.Add(document, part))
      one.samples.Offer([&] { return Sample{id, part.line, part.text}; });
  }

  const Amount& all() const { return all_.amount(); }

  std::vector<RulesDiff::Rule> Take() {
    std::vector<RulesDiff::Rule> rules;
    for (auto& [id, one] : rules_)
      rules.push_back({id, one.tally.amount(), one.tally.documents(), one.samples.Take()});
    return rules;
  }

 private:
  struct OneRule {
    explicit OneRule(std::size_t size) : samples(size) {}
    AmountTally tally;
    EvenSample<Sample> samples;
  };

  std::size_t samples_;
  AmountTally all_;
  std::map<std::string, OneRule> rules_;
};

// Most characters first; equals stay in the order of their names.
template <typename Items>
void SortByCharacters(Items& items) {
  std::stable_sort(items.begin(), items.end(), [](const auto& a, const auto& b) {
    return a.amount.characters > b.amount.characters;
  });
}

class DiffTally {
 public:
  explicit DiffTally(const RulesDiffOptions& options)
      : options_(options), removed_(options.samples), kept_(options.samples) {}

  void Add(const JudgedTwice& judged) {
    ++diff_.read;
    if (judged.failure) return Fail(judged);
    if (judged.changed) ++diff_.changed;
    if (judged.before != judged.after) ++decided_[{judged.before, judged.after}];
    for (const RemovalChange& part : judged.changes) Add(judged, part);
  }

  RulesDiff Finish() {
    diff_.removed = removed_.all();
    diff_.kept = kept_.all();
    diff_.removed_by = removed_.Take();
    diff_.kept_by = kept_.Take();
    for (const auto& [names, tally] : renamed_)
      diff_.renamed.push_back({names.first, names.second, tally.amount()});
    for (const auto& [decisions, documents] : decided_)
      diff_.decided.push_back({decisions.first, decisions.second, documents});
    SortByCharacters(diff_.removed_by);
    SortByCharacters(diff_.kept_by);
    SortByCharacters(diff_.renamed);
    std::stable_sort(diff_.decided.begin(), diff_.decided.end(),
                     [](const auto& a, const auto& b) { return a.documents > b.documents; });
    return std::move(diff_);
  }

 private:
  void Fail(const JudgedTwice& judged) {
    ++diff_.failed;
    if (options_.on_failure) options_.on_failure(judged.id, *judged.failure);
  }

  void Add(const JudgedTwice& judged, const RemovalChange& part) {
    if (part.before.empty()) {
      removed_.Add(diff_.read, judged.id, part.after, part);
    } else if (part.after.empty()) {
      kept_.Add(diff_.read, judged.id, part.before, part);
    } else {
      renamed_[{part.before, part.after}].Add(diff_.read, part);
    }
  }

  const RulesDiffOptions& options_;
  RulesDiff diff_;
  RuleTallies removed_, kept_;
  std::map<std::pair<std::string, std::string>, AmountTally> renamed_;
  std::map<std::pair<Decision, Decision>, std::uint64_t> decided_;
};

}  // namespace

bool RulesDiff::empty() const {
  return changed == 0 && removed_by.empty() && kept_by.empty() && renamed.empty() &&
         decided.empty();
}

Result<RulesDiff> DiffRules(const Filter& before, const Filter& after,
                            const RulesDiffOptions& options) {
  if (Status status = CheckReading(options.input_format, options.fields); !status.ok())
    return status;
  Corpus corpus;
  corpus.inputs = options.inputs;
  corpus.forced_format = FindFormat(options.input_format);
  corpus.read = ReadOptionsOf(std::min(before.max_document_bytes(), after.max_document_bytes()),
                              options.encoding, options.fields);
  corpus.threads = options.threads;
  corpus.stop = options.stop;
  DiffTally tally(options);
  const Status status = FoldCorpus(
      corpus, [&](const Input& input) { return JudgeTwice(before, after, input); },
      [&](const JudgedTwice& judged) { tally.Add(judged); });
  if (!status.ok()) return status;
  return tally.Finish();
}

}  // namespace newsieve
