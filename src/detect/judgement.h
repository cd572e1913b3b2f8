// Judgement: one text, weighed by a DetectorModel as a whole and passage by passage.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "detect/detector.h"
#include "detect/tokens.h"
#include "newsieve/report.h"

namespace newsieve {

class Judgement {
 public:
  // All must outlive it. Linear in the text.
  Judgement(const DetectOptions& options, const DetectorModel& model, std::string_view text);

  // Words, names and numbers.
  std::size_t words() const { return sums_.back().words; }

  // Fills probability, verdict, passages and the evidence of wordings; of a text of fewer than
  // options.min_words words nothing can be said.
  void Weigh(MachineWritten& result) const;

 private:
  // Of the tokens before one; and what that one weighs, by itself and with the one before it.
  struct Sum {
    std::int64_t steps = 0;
    std::uint32_t words = 0;
    std::int16_t single = 0, pair = 0;
  };
  // A word or pair of words that the text holds; `token` is its last.
  struct Wording {
    std::uint32_t hash = 0;
    int steps = 0;
    std::size_t token = 0;
    bool pair = false;
    std::size_t count = 0;  // in the text
  };

  // What is found of the tokens [begin, end).
  struct Finding {
    double probability = 0;
    MachineVerdict verdict = MachineVerdict::kCannotSay;
  };

  Finding Judge(std::size_t begin, std::size_t end, const VerdictRates& rates) const;
  void JudgePassages(MachineWritten& result) const;
  std::vector<std::size_t> FindPassages() const;
  std::vector<Wording> FindWordings(int sign) const;
  Evidence EvidenceOf(const Wording& wording) const;

  const DetectOptions& options_;
  const DetectorModel& model_;
  std::string_view text_;
  std::vector<Token> tokens_;
  std::vector<Sum> sums_;  // one more than tokens
};

}  // namespace newsieve
