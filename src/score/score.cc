#include "score/score.h"

#include <algorithm>
#include <cmath>

#include "signals/signal.h"

namespace newsieve {
namespace {

using Signals = std::span<const double>;

// What Judge looks at whatever the configuration says.
constexpr std::string_view kLines = "text.lines", kWords = "text.words";

double SignalValue(Signals signals, std::string_view name) { return signals[*SignalIndex(name)]; }

bool Contains(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// What gates look at.
struct Subject {
  const Language& language;
  double words;
};

bool Admits(const Gate& gate, const Subject& subject) {
  if (!gate.languages.empty() && !Contains(gate.languages, subject.language.code)) return false;
  if (!gate.scripts.empty() && !Contains(gate.scripts, subject.language.script)) return false;
  return !Contains(gate.not_languages, subject.language.code) &&
         !Contains(gate.not_scripts, subject.language.script) && subject.words >= gate.min_words;
}

// Weighted geometric mean of values in (0, 1]: one very bad value is not outvoted by many good
// ones.
class GeometricMean {
 public:
  void Add(double value, double weight) {
    log_sum_ += weight * std::log(value);
    weight_ += weight;
  }
  std::optional<double> value() const {
    if (weight_ <= 0) return std::nullopt;
    return std::clamp(std::exp(log_sum_ / weight_), 0.0, 1.0);
  }

 private:
  double log_sum_ = 0, weight_ = 0;
};

double RampValue(const Ramp& ramp, double value) {
  const double position = std::clamp((value - ramp.bad) / (ramp.good - ramp.bad), 0.0, 1.0);
  return ramp.worst + (1 - ramp.worst) * position;
}

std::optional<double> SubScoreOf(const SubScore& sub_score, Signals signals,
                                 const Subject& subject) {
  GeometricMean mean;
  for (const Ramp& ramp : sub_score.ramps)
    if (Admits(ramp.gate, subject)) mean.Add(RampValue(ramp, signals[ramp.signal]), ramp.weight);
  return mean.value();
}

// A detector may say 0, which a geometric mean cannot take.
constexpr double kLeastAuthenticity = 0.01;

using SubScoreValues = std::array<std::optional<double>, kSubScores>;

SubScoreValues MeasureSubScores(const ScoreConfig& config, const ScoreInput& input, Signals signals,
                                const Subject& subject) {
  SubScoreValues values;
  for (std::size_t i = 0; i < kSubScores; ++i)
    values[i] = SubScoreOf(config.sub_scores[i], signals, subject);
  if (input.authenticity)
    values[kAuthenticity] = std::clamp(*input.authenticity, kLeastAuthenticity, 1.0);
  return values;
}

double Combine(const ScoreConfig& config, const SubScoreValues& values) {
  GeometricMean mean;
  for (std::size_t i = 0; i < kSubScores; ++i)
    if (values[i]) mean.Add(*values[i], config.sub_scores[i].weight);
  return mean.value().value_or(1);
}

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

std::string_view WeakestName(const ScoreConfig& config, const SubScoreValues& values) {
  std::size_t weakest = kSubScores;
  for (std::size_t i = 0; i < kSubScores; ++i) {
    if (!values[i] || config.sub_scores[i].weight <= 0) continue;
    if (weakest == kSubScores || *values[i] < *values[weakest]) weakest = i;
  }
  return weakest == kSubScores ? "nothing measured" : config.sub_scores[weakest].name;
}

void AddLowScore(const ScoreConfig& config, double score, std::string_view weakest,
                 std::vector<Charge>& charges) {
  if (score >= config.keep_score) return;
  const bool drop = score < config.review_score;
  const std::string message = "The score is too low to keep the document; its weakest part is " +
                              std::string(weakest) + ".";
  charges.push_back(
      {drop ? Severity::kDrop : Severity::kReview,
       {"score.low", message, score, drop ? config.review_score : config.keep_score}});
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
    for (const Ramp& ramp : sub_score.ramps) used[ramp.signal] = true;
  for (const Limit& limit : config.limits)
    if (limit.severity != Severity::kOff) used[limit.signal] = true;
  return used;
}

void Judge(const ScoreConfig& config, const ScoreInput& input, Report& report) {
  Signals signals = input.signals;
  report.scores = {};
  report.score = 0;
  report.decision = Decision::kDrop;
  if (SignalValue(signals, kLines) == 0) return;

  const Subject subject{report.language, SignalValue(signals, kWords)};
  const SubScoreValues values = MeasureSubScores(config, input, signals, subject);
  report.scores = {.cleanliness = values[kCleanliness],
                   .language = values[kLanguage],
                   .structure = values[kStructure],
                   .authenticity = values[kAuthenticity],
                   .uniqueness = values[kUniqueness]};
  report.score = Combine(config, values);
  std::vector<Charge> charges;
  AddBrokenLimits(config, signals, subject, charges);
  AddLowScore(config, report.score, WeakestName(config, values), charges);
  const Decision at_best = config.presets_decide ? Decision::kKeep : input.at_best;
  Conclude(at_best, std::move(charges), report);
}

}  // namespace newsieve
