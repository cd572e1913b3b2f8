#include "score/score.h"

#include <algorithm>
#include <cstdio>

#include "base/rounded.h"
#include "score/sub_scores.h"
#include "signals/signal.h"

namespace newsieve {
namespace {

using Signals = std::span<const double>;

// What Judge looks at whatever the configuration says.
constexpr std::string_view kLines = "text.lines", kWords = "text.words";

double SignalValue(Signals signals, std::string_view name) { return signals[*SignalIndex(name)]; }

struct Charge {
  Severity severity;
  Reason reason;
};

std::optional<double> BrokenBound(const Limit& limit, double value) {
  if (limit.min && value < *limit.min) return limit.min;
  if (limit.max && value > *limit.max) return limit.max;
  return std::nullopt;
}

void AddBrokenLimits(const ScoreConfig& config, Signals signals, const Subject& subject,
                     std::vector<Charge>& charges) {
  for (const Limit& limit : config.limits) {
    if (limit.severity == Severity::kOff || !Admits(limit.gate, subject)) continue;
    const double value = signals[limit.signal];
    if (const std::optional<double> bound = BrokenBound(limit, value))
      charges.push_back({limit.severity, {limit.code, limit.message, value, bound}});
  }
}

constexpr std::size_t kDeductionsTold = 3;

std::string LowScoreMessage(const std::vector<Deduction>& deductions) {
  std::string message = "The score is too low to keep the document";
  for (const Deduction& deduction : deductions) {
    char cost[80];
    std::snprintf(cost, sizeof cost, " %.3g, which costs %.2f", deduction.value, deduction.cost);
    message += &deduction == &deductions.front() ? ": " : "; ";
    message.append(deduction.signal).append(cost);
  }
  return message + ".";
}

// Whether a limit has already said what is to be done about the writer: then the score need not.
bool WriterJudged(const ScoreConfig& config, const std::vector<Charge>& charges) {
  return std::any_of(config.limits.begin(), config.limits.end(), [&](const Limit& limit) {
    return SignalTable()[limit.signal].info.name.starts_with("detect.") &&
           std::any_of(charges.begin(), charges.end(),
                       [&](const Charge& charge) { return charge.reason.code == limit.code; });
  });
}

// Nothing where a limit calls for as much: its reason says more.
void AddLowScore(const ScoreConfig& config, double score, const std::vector<Deduction>& deductions,
                 std::vector<Charge>& charges) {
  if (score >= config.keep_score) return;
  const bool drop = score < config.review_score;
  const Severity severity = drop ? Severity::kDrop : Severity::kReview;
  const bool said = std::any_of(charges.begin(), charges.end(),
                                [&](const Charge& charge) { return charge.severity >= severity; });
  if (said) return;
  charges.push_back({severity,
                     {"score.low", LowScoreMessage(deductions), score,
                      drop ? config.review_score : config.keep_score}});
}

Severity SeverityOf(Decision decision) {
  if (decision == Decision::kKeep) return Severity::kNote;
  return decision == Decision::kReview ? Severity::kReview : Severity::kDrop;
}

Decision DecisionOf(Severity severity) {
  if (severity == Severity::kDrop) return Decision::kDrop;
  return severity == Severity::kReview ? Decision::kReview : Decision::kKeep;
}

// Of equal severity, the report's own reasons come first, then the order of the configuration, then
// the score.
void Conclude(Decision at_best, std::vector<Charge> charges, Report& report) {
  std::vector<Charge> all;
  for (Reason& reason : report.reasons) all.push_back({SeverityOf(at_best), std::move(reason)});
  std::move(charges.begin(), charges.end(), std::back_inserter(all));
  std::stable_sort(all.begin(), all.end(),
                   [](const Charge& a, const Charge& b) { return a.severity > b.severity; });
  const Severity worst = all.empty() ? Severity::kNote : all.front().severity;
  report.decision = DecisionOf(std::max(worst, SeverityOf(at_best)));
  report.reasons.clear();
  for (Charge& charge : all) report.reasons.push_back(std::move(charge.reason));
}

}  // namespace

SignalSet MeasuredSignals(const ScoreConfig& config) {
  SignalSet used = RecordedSignals(config.signals);
  used[*SignalIndex(kLines)] = used[*SignalIndex(kWords)] = true;
  for (const SubScore& sub_score : config.sub_scores)
    for (const Term& term : sub_score.terms) used[term.signal] = true;
  for (const Limit& limit : config.limits)
    if (limit.severity != Severity::kOff) used[limit.signal] = true;
  return used;
}

void Judge(const ScoreConfig& config, const ScoreInput& input, Report& report) {
  Signals signals = input.signals;
  report.scores = {};
  report.score = 0;
  report.decision = Decision::kDrop;
  if (SignalValue(signals, kLines) == 0) {
    report.reasons.insert(report.reasons.begin(),
                          {"input.empty", "There is no text in it.", {}, {}});
    return;
  }

  const Subject subject{report.language, SignalValue(signals, kWords)};
  const SubScores parts(config, signals, input.authenticity, subject);
  report.scores = {.cleanliness = Rounded(parts.value(kCleanliness)),
                   .language = Rounded(parts.value(kLanguage)),
                   .structure = Rounded(parts.value(kStructure)),
                   .authenticity = Rounded(parts.value(kAuthenticity)),
                   .uniqueness = Rounded(parts.value(kUniqueness))};
  report.score = Rounded(parts.score());
  report.deductions = parts.Deductions(kDeductionsTold);
  std::vector<Charge> charges;
  AddBrokenLimits(config, signals, subject, charges);
  const bool writer_judged = WriterJudged(config, charges);
  AddLowScore(config, writer_judged ? Rounded(parts.ScoreWithoutAuthenticity()) : report.score,
              report.deductions, charges);
  const Decision at_best = config.presets_decide ? Decision::kKeep : input.at_best;
  Conclude(at_best, std::move(charges), report);
}

}  // namespace newsieve
