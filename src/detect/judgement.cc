#include "detect/judgement.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

namespace newsieve {
namespace {

constexpr std::size_t kAhead = 16;  // tokens, whose weights are fetched meanwhile

// The last digits of exp() differ from one C library to another.
double Rounded(double value) {
  constexpr double kSteps = 1e4;
  return std::round(value * kSteps) / kSteps;
}

// Part of a wording that a reader can see.
bool IsReadable(const Token& token) { return token.kind == TokenKind::kWord; }

}  // namespace

Judgement::Judgement(const DetectOptions& options, const DetectorModel& model,
                     std::string_view text)
    : options_(options), model_(model), text_(text) {
  ReadTokens(text, tokens_);
  sums_.resize(tokens_.size() + 1);
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (i + kAhead < tokens_.size()) {
      model.Prefetch(tokens_[i + kAhead].hash);
      model.Prefetch(tokens_[i + kAhead].pair);
    }
    const Token& token = tokens_[i];
    Sum& sum = sums_[i];
    sum.single = model.WeightOf(token.hash);
    sum.pair = model.WeightOf(token.pair);
    sums_[i + 1].steps = sum.steps + sum.single + sum.pair;
    sums_[i + 1].words = sum.words + token.is_word();
  }
}

void Judgement::Weigh(MachineWritten& result) const {
  if (words() < options_.min_words) return;
  const Finding whole = Judge(0, tokens_.size(), options_.document);
  result.probability = whole.probability;
  result.verdict = whole.verdict;
  JudgePassages(result);
  for (const Wording& wording : FindWordings(whole.probability < 0.5 ? -1 : 1))
    result.evidence.push_back(EvidenceOf(wording));
}

Judgement::Finding Judgement::Judge(std::size_t begin, std::size_t end,
                                    const VerdictRates& rates) const {
  const std::int64_t outside = sums_[begin].pair;  // half of it
  const std::size_t words = sums_[end].words - sums_[begin].words;
  const double score = model_.Score(sums_[end].steps - sums_[begin].steps - outside, words);
  Finding finding{Rounded(model_.Probability(score, words))};
  if (finding.probability >= rates.certainty && score >= model_.MachineLimit(rates.machine, words))
    finding.verdict = MachineVerdict::kMachine;
  if (finding.probability <= 1 - rates.certainty && score <= model_.HumanLimit(rates.human, words))
    finding.verdict = MachineVerdict::kHuman;
  return finding;
}

// One passage would say what the whole does.
void Judgement::JudgePassages(MachineWritten& result) const {
  const std::vector<std::size_t> ends = FindPassages();
  if (ends.size() < 2) return;
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    Passage& passage = result.passages.emplace_back();
    passage.where = {tokens_[begin].begin, tokens_[end - 1].end};
    const Finding finding = Judge(begin, end, options_.passage);
    passage.probability = finding.probability;
    passage.verdict = finding.verdict;
    begin = end;
  }
}

// Where passages end: behind the sentence with which they have words enough. What is left at the
// end belongs to the last where it is too short to be judged.
std::vector<std::size_t> Judgement::FindPassages() const {
  std::vector<std::size_t> ends;
  std::uint32_t before = 0;  // words
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (tokens_[i].kind != TokenKind::kSentenceEnd) continue;
    if (sums_[i + 1].words - before < options_.passage_words) continue;
    ends.push_back(i + 1);
    before = sums_[i + 1].words;
  }
  if (ends.empty() || sums_.back().words - before >= options_.min_words) {
    ends.push_back(tokens_.size());
  } else {
    ends.back() = tokens_.size();
  }
  return ends;
}

// The wordings that speak most for a machine (sign 1) or for a human (-1), each once.
std::vector<Judgement::Wording> Judgement::FindWordings(int sign) const {
  std::vector<Wording> best;
  const auto heavier = [sign](const Wording& a, const Wording& b) {
    return a.steps * sign > b.steps * sign;
  };
  const auto offer = [&](const Wording& wording) {
    const auto same = [&](const Wording& other) { return other.hash == wording.hash; };
    if (std::any_of(best.begin(), best.end(), same)) return;
    if (best.size() == options_.wordings) best.pop_back();
    best.insert(std::upper_bound(best.begin(), best.end(), wording, heavier), wording);
  };
  const auto is_wanted = [&](int steps) {
    return steps * sign > (best.size() < options_.wordings ? 0 : best.back().steps * sign);
  };
  for (std::size_t i = 0; i < tokens_.size() && options_.wordings > 0; ++i) {
    if (!IsReadable(tokens_[i])) continue;
    if (is_wanted(sums_[i].single)) offer({tokens_[i].hash, sums_[i].single, i, false, 0});
    if (is_wanted(sums_[i].pair) && IsReadable(tokens_[i - 1]))
      offer({tokens_[i].pair, sums_[i].pair, i, true, 0});
  }
  for (const Token& token : tokens_)
    for (Wording& wording : best)
      wording.count += (wording.pair ? token.pair : token.hash) == wording.hash;
  return best;
}

Evidence Judgement::EvidenceOf(const Wording& wording) const {
  const Token& last = tokens_[wording.token];
  const std::size_t begin = wording.pair ? tokens_[wording.token - 1].begin : last.begin;
  Evidence evidence;
  evidence.what = wording.steps > 0 ? "Machines write \"" : "People write \"";
  evidence.what += text_.substr(begin, last.end - begin);
  evidence.what +=
      wording.steps > 0 ? "\" more often than people do" : "\" more often than machines do";
  evidence.what += wording.count > 1 ? "; " + std::to_string(wording.count) + " times here." : ".";
  evidence.where = TextSpan{begin, last.end};
  evidence.weight =
      Rounded(model_.LogOdds(static_cast<std::int64_t>(wording.count) * wording.steps, words()));
  return evidence;
}

}  // namespace newsieve
