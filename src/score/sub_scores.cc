#include "score/sub_scores.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace newsieve {
namespace {

constexpr double kLeastDeduction = 0.005;  // of the score; less is not worth telling

double Sigmoid(double log_odds) { return 1 / (1 + std::exp(-log_odds)); }

// A detector may say 0 or 1, which have no log odds.
double LogOddsOf(double probability) {
  constexpr double kLeast = 1e-4;
  const double p = std::clamp(probability, kLeast, 1 - kLeast);
  return std::log(p / (1 - p));
}

bool Contains(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// 0..1: what evidence in a text of so many words counts. It fades in, so that no word makes a jump.
double FadeIn(const Gate& gate, double words) {
  if (gate.full_words <= gate.min_words) return 1;
  return std::clamp((words - gate.min_words) / (gate.full_words - gate.min_words), 0.0, 1.0);
}

// What the term weighs in this document; 0 where it does not apply.
double WeightOf(const Term& term, double value, const Subject& subject) {
  if (std::isnan(value) || !Admits(term.gate, subject)) return 0;
  return FadeIn(term.gate, subject.words);
}

}  // namespace

bool Admits(const Gate& gate, const Subject& subject) {
  if (!gate.languages.empty() && !Contains(gate.languages, subject.language.code)) return false;
  if (!gate.scripts.empty() && !Contains(gate.scripts, subject.language.script)) return false;
  return !Contains(gate.not_languages, subject.language.code) &&
         !Contains(gate.not_scripts, subject.language.script) && subject.words >= gate.min_words;
}

SubScores::SubScores(const ScoreConfig& config, std::span<const double> signals,
                     std::optional<double> authenticity, const Subject& subject)
    : config_(config), signals_(signals), subject_(subject) {
  for (std::size_t i = 0; i < kSubScores; ++i) {
    if (i == kAuthenticity) continue;
    double sum = config.sub_scores[i].bias;
    for (const Term& term : config.sub_scores[i].terms) {
      const double weight = WeightOf(term, signals[term.signal], subject);
      if (weight > 0) sum += weight * term.curve.At(signals[term.signal]);
    }
    log_odds_[i] = sum;
  }
  if (authenticity) log_odds_[kAuthenticity] = LogOddsOf(*authenticity);
}

std::optional<double> SubScores::value(SubScoreIndex index) const {
  if (!log_odds_[index]) return std::nullopt;
  return Sigmoid(*log_odds_[index]);
}

// The odds that the document is bad add up: for what its text shows, and for its writer.
double SubScores::ScoreOf(const LogOdds& log_odds) const {
  double sum = config_.bias;
  for (std::size_t i = 0; i < kSubScores; ++i) {
    const SubScore& sub_score = config_.sub_scores[i];
    if (i == kAuthenticity || !log_odds[i]) continue;
    sum += sub_score.counts.At(*log_odds[i]) * FadeIn(sub_score.gate, subject_.words);
  }
  if (!config_.calibration.points.empty()) sum = config_.calibration.At(sum);
  double bad = std::exp(-sum);
  if (const std::optional<double> writer = log_odds[kAuthenticity]) {
    const SubScore& authenticity = config_.sub_scores[kAuthenticity];
    const double sure = FadeIn(authenticity.gate, subject_.words);
    const double counts =
        authenticity.counts.points.empty() ? *writer : authenticity.counts.At(*writer);
    bad += authenticity.share * sure * std::exp(-counts * sure);
  }
  const double good_odds = config_.good_share / (1 - config_.good_share);
  return good_odds / (good_odds + bad);
}

double SubScores::ScoreWithoutAuthenticity() const {
  LogOdds without = log_odds_;
  without[kAuthenticity] = std::nullopt;
  return ScoreOf(without);
}

std::vector<Deduction> SubScores::Deductions(std::size_t most) const {
  std::map<std::size_t, LogOdds> mended;  // by signal: the sub-scores were it at its best
  for (std::size_t i = 0; i < kSubScores; ++i) {
    if (!log_odds_[i] || i == kAuthenticity) continue;
    for (const Term& term : config_.sub_scores[i].terms) {
      const double value = signals_[term.signal], weight = WeightOf(term, value, subject_);
      if (weight <= 0) continue;
      const double gain = weight * (term.curve.Best() - term.curve.At(value));
      if (gain > 0) *mended.try_emplace(term.signal, log_odds_).first->second[i] += gain;
    }
  }
  std::vector<Deduction> found;
  const auto add = [&](std::string_view signal, double value, const LogOdds& better) {
    const double cost = ScoreOf(better) - score();
    if (cost >= kLeastDeduction) found.push_back({signal, value, cost});
  };
  for (const auto& [signal, better] : mended)
    add(SignalTable()[signal].info.name, signals_[signal], better);
  if (const std::optional<double> writer = log_odds_[kAuthenticity]) {
    constexpr double kCertain = 9;  // log odds
    LogOdds better = log_odds_;
    better[kAuthenticity] = kCertain;
    add("detect.probability", 1 - Sigmoid(*writer), better);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Deduction& a, const Deduction& b) { return a.cost > b.cost; });
  if (found.size() > most) found.resize(most);
  return found;
}

}  // namespace newsieve
