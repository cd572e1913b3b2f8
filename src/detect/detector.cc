#include "detect/detector.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "detect/weighed_text.h"
#include "text/unicode.h"

namespace newsieve {
namespace {

bool Contains(const std::vector<std::string>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

std::string Quoted(std::string_view text, const TextSpan& where) {
  std::string quoted("\"");
  return quoted.append(text.substr(where.start, where.end - where.start)).append("\"");
}

Evidence EvidenceOf(std::string_view text, const WeighedText::Wording& wording,
                    std::string_view before, std::string_view behind) {
  Evidence evidence;
  evidence.what = std::string(before) + Quoted(text, wording.where) + std::string(behind);
  evidence.what += wording.count > 1 ? "; " + std::to_string(wording.count) + " times here." : ".";
  evidence.where = wording.where;
  evidence.weight = wording.weight;
  return evidence;
}

constexpr std::string_view kOpening = "\u2018", kClosing = "\u2019";

bool IsWordAt(std::string_view text, std::size_t pos) {
  if (pos >= text.size()) return false;
  const auto byte = static_cast<unsigned char>(text[pos]);
  return byte >= 0x80 || (InfoOf(byte).flags & (kLetter | kDigit)) != 0;
}

// Whether `at` stands in single quotation marks that open in its line. Conditions of rules see
// double ones; of single ones it takes both ends to tell them from apostrophes.
bool InSingleQuotes(std::string_view text, std::size_t at) {
  const std::size_t line = text.rfind('\n', at) + 1;  // npos + 1 is 0
  bool inside = false;
  for (std::size_t i = line; i < at; ++i) {
    const bool plain = text[i] == '\'';
    const std::string_view here = text.substr(i, kOpening.size());
    if (here == kOpening ||
        (plain && !(i > line && IsWordAt(text, i - 1)) && IsWordAt(text, i + 1)))
      inside = true;
    if ((here == kClosing && !IsWordAt(text, i + kClosing.size())) ||
        (plain && !IsWordAt(text, i + 1)))
      inside = false;
  }
  return inside;
}

}  // namespace

MachineWritten Detector::Judge(std::string_view text, std::string_view language,
                               std::span<const RuleEvidence> clues) const {
  MachineWritten result;
  if (!options_.on) return result;
  std::vector<Token> tokens;
  ReadTokens(text, tokens);
  const auto words = static_cast<std::size_t>(std::count_if(
      tokens.begin(), tokens.end(), [](const Token& token) { return token.is_word(); }));
  if (words >= options_.min_words && Contains(options_.languages, language)) {
    Weigh(text, tokens, result);
    WeighSpun(text, tokens, result);
  }
  AddClues(text, clues, words, result);
  std::stable_sort(
      result.evidence.begin(), result.evidence.end(),
      [](const auto& a, const auto& b) { return std::abs(a.weight) > std::abs(b.weight); });
  return result;
}

void Detector::Weigh(std::string_view text, const std::vector<Token>& tokens,
                     MachineWritten& result) const {
  const WeighedText weighed(*model_, text, tokens);
  const WeighedText::Finding whole = weighed.Judge(options_.document);
  result.probability = whole.probability;
  result.verdict = whole.verdict;
  result.passages =
      weighed.JudgePassages(options_.passage, options_.passage_words, options_.min_words);
  const bool human = whole.probability < 0.5;
  for (const auto& wording : weighed.FindWordings(human ? -1 : 1, options_.wordings))
    result.evidence.push_back(
        EvidenceOf(text, wording, human ? "People write " : "Machines write ",
                   human ? " more often than machines do" : " more often than people do"));
}

// Spun text is a machine's, whoever wrote what it was spun from.
void Detector::WeighSpun(std::string_view text, const std::vector<Token>& tokens,
                         MachineWritten& result) const {
  const WeighedText weighed(*spun_, text, tokens);
  const WeighedText::Finding whole = weighed.Judge(options_.spun);
  result.spun = whole.probability;
  result.probability = std::max(*result.probability, whole.probability);
  if (result.verdict == MachineVerdict::kHuman &&
      *result.probability > 1 - options_.document.certainty)
    result.verdict = MachineVerdict::kCannotSay;
  if (whole.verdict != MachineVerdict::kMachine) return;
  result.verdict = MachineVerdict::kMachine;
  for (const auto& wording : weighed.FindWordings(1, options_.wordings))
    result.evidence.push_back(EvidenceOf(
        text, wording, "", " reads as if a thesaurus had put it in another word's place"));
}

// Certain rules decide whatever the models say, in any length and language. Tells are shown only
// where they stand close together, for everybody uses one now and then.
void Detector::AddClues(std::string_view text, std::span<const RuleEvidence> clues,
                        std::size_t words, MachineWritten& result) const {
  const auto is_certain = [](const RuleEvidence& clue) { return clue.rule->evidence.certain; };
  const auto tells =
      static_cast<double>(clues.size() - static_cast<std::size_t>(std::count_if(
                                             clues.begin(), clues.end(), is_certain)));
  const bool dense = tells * 1000 >= options_.tells_per_1000_words * static_cast<double>(words);
  for (const RuleEvidence& clue : clues) {
    if (InSingleQuotes(text, clue.where.start)) continue;
    if (dense || is_certain(clue))
      result.evidence.push_back(
          {clue.rule->why, clue.rule->id, clue.where, clue.rule->evidence.weight});
    if (!is_certain(clue)) continue;
    result.verdict = MachineVerdict::kMachine;
    result.probability = std::max(result.probability.value_or(0), options_.certain_probability);
  }
}

}  // namespace newsieve
