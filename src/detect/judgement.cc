#include "detect/judgement.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

namespace newsieve {
namespace {

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
  sums_.reserve(tokens_.size() + 1);
  Sum sum;
  sums_.push_back(sum);
  for (const Token& token : tokens_) {
    sum.steps += model.WeightOf(token.hash) + model.WeightOf(token.pair);
    sum.words += token.is_word();
    sums_.push_back(sum);
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
  const std::int64_t outside = model_.WeightOf(tokens_[begin].pair);  // half of it, at least
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
    if (wording.steps * sign <= 0) return;
    if (best.size() == options_.wordings && !(best.size() > 0 && heavier(wording, best.back())))
      return;
    const auto same = [&](const Wording& other) { return other.hash == wording.hash; };
    if (std::any_of(best.begin(), best.end(), same)) return;
    if (best.size() == options_.wordings) best.pop_back();
    best.insert(std::upper_bound(best.begin(), best.end(), wording, heavier), wording);
  };
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (!IsReadable(tokens_[i])) continue;
    offer({tokens_[i].hash, model_.WeightOf(tokens_[i].hash), i, false});
    if (i > 0 && IsReadable(tokens_[i - 1]))
      offer({tokens_[i].pair, model_.WeightOf(tokens_[i].pair), i, true});
  }
  return best;
}

std::size_t Judgement::Count(const Wording& wording) const {
  return static_cast<std::size_t>(
      std::count_if(tokens_.begin(), tokens_.end(), [&](const Token& token) {
        return (wording.pair ? token.pair : token.hash) == wording.hash;
      }));
}

Evidence Judgement::EvidenceOf(const Wording& wording) const {
  const Token& last = tokens_[wording.token];
  const std::size_t begin = wording.pair ? tokens_[wording.token - 1].begin : last.begin;
  const std::size_t count = Count(wording);
  Evidence evidence;
  evidence.what = wording.steps > 0 ? "Machines write \"" : "People write \"";
  evidence.what += text_.substr(begin, last.end - begin);
  evidence.what +=
      wording.steps > 0 ? "\" more often than people do" : "\" more often than machines do";
  evidence.what += count > 1 ? "; " + std::to_string(count) + " times here." : ".";
  evidence.where = TextSpan{begin, last.end};
  evidence.weight =
      Rounded(model_.LogOdds(static_cast<std::int64_t>(count) * wording.steps, words()));
  return evidence;
}

}  // namespace newsieve
