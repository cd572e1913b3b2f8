#include "detect/weighed_text.h"

#include <algorithm>

#include "base/rounded.h"

namespace newsieve {
namespace {

constexpr std::size_t kAhead = 16;  // tokens, whose weights are fetched meanwhile

// Fit to be shown to a reader.
bool IsReadable(const Token& token) { return token.kind == TokenKind::kWord; }

}  // namespace

WeighedText::WeighedText(const DetectorModel& model, std::string_view text,
                         const std::vector<Token>& tokens)
    : model_(model), text_(text), tokens_(tokens), sums_(tokens.size() + 1) {
  model.has_pairs() ? Add<true>() : Add<false>();
}

template <bool kPairs>
void WeighedText::Add() {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (i + kAhead < tokens_.size()) {
      model_.Prefetch(tokens_[i + kAhead].hash);
      if (kPairs) model_.Prefetch(tokens_[i + kAhead].pair);
    }
    Sum& sum = sums_[i];
    sum.single = model_.WeightOf(tokens_[i].hash);
    if (kPairs) sum.pair = model_.WeightOf(tokens_[i].pair);
    sums_[i + 1].steps = sum.steps + sum.single + sum.pair;
    sums_[i + 1].words = sum.words + tokens_[i].is_word();
  }
}

// Of the tokens [begin, end).
WeighedText::Finding WeighedText::Judge(std::size_t begin, std::size_t end,
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

std::vector<Passage> WeighedText::JudgePassages(const VerdictRates& rates, std::size_t least,
                                                std::size_t least_last) const {
  std::vector<Passage> passages;
  const std::vector<std::size_t> ends = FindPassages(least, least_last);
  if (ends.size() < 2) return passages;
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    const Finding finding = Judge(begin, end, rates);
    passages.push_back(
        {{tokens_[begin].begin, tokens_[end - 1].end}, finding.probability, finding.verdict});
    begin = end;
  }
  return passages;
}

// The token behind each passage.
std::vector<std::size_t> WeighedText::FindPassages(std::size_t least,
                                                   std::size_t least_last) const {
  std::vector<std::size_t> ends;
  std::uint32_t before = 0;  // words
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (tokens_[i].kind != TokenKind::kSentenceEnd) continue;
    if (sums_[i + 1].words - before < least) continue;
    ends.push_back(i + 1);
    before = sums_[i + 1].words;
  }
  if (ends.empty() || words() - before >= least_last) {
    ends.push_back(tokens_.size());
  } else {
    ends.back() = tokens_.size();
  }
  return ends;
}

std::vector<WeighedText::Candidate> WeighedText::FindHeaviest(int sign, std::size_t most) const {
  std::vector<Candidate> best;
  const auto heavier = [sign](const Candidate& a, const Candidate& b) {
    return a.steps * sign > b.steps * sign;
  };
  const auto is_wanted = [&](int steps) {
    return steps * sign > (best.size() < most ? 0 : best.back().steps * sign);
  };
  const auto offer = [&](const Candidate& candidate) {
    const auto same = [&](const Candidate& other) { return other.hash == candidate.hash; };
    if (std::any_of(best.begin(), best.end(), same)) return;
    if (best.size() == most) best.pop_back();
    best.insert(std::upper_bound(best.begin(), best.end(), candidate, heavier), candidate);
  };
  for (std::size_t i = 0; i < tokens_.size() && most > 0; ++i) {
    if (!IsReadable(tokens_[i])) continue;
    if (is_wanted(sums_[i].single)) offer({tokens_[i].hash, sums_[i].single, i, false});
    if (is_wanted(sums_[i].pair) && IsReadable(tokens_[i - 1]))
      offer({tokens_[i].pair, sums_[i].pair, i, true});
  }
  return best;
}

std::vector<WeighedText::Wording> WeighedText::FindWordings(int sign, std::size_t most) const {
  std::vector<Wording> wordings;
  for (const Candidate& candidate : FindHeaviest(sign, most))
    wordings.push_back(WordingOf(candidate));
  return wordings;
}

WeighedText::Wording WeighedText::WordingOf(const Candidate& candidate) const {
  const std::size_t first = candidate.pair ? candidate.token - 1 : candidate.token;
  Wording wording;
  wording.where = {tokens_[first].begin, tokens_[candidate.token].end};
  for (const Token& token : tokens_)
    wording.count += (candidate.pair ? token.pair : token.hash) == candidate.hash;
  wording.weight =
      Rounded(model_.LogOdds(static_cast<std::int64_t>(wording.count) * candidate.steps, words()));
  return wording;
}

}  // namespace newsieve
