// WeighedText: one text and what a DetectorModel says of its words, so that the whole and every
// stretch of it can be judged.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "detect/model.h"
#include "detect/options.h"
#include "detect/tokens.h"
#include "newsieve/report.h"

namespace newsieve {

class WeighedText {
 public:
  // `tokens` are those of `text`; all must outlive it. Linear in the text.
  WeighedText(const DetectorModel& model, std::string_view text, const std::vector<Token>& tokens);

  // Words, names and numbers.
  std::size_t words() const { return sums_.back().words; }

  struct Finding {
    double probability = 0;
    MachineVerdict verdict = MachineVerdict::kCannotSay;
  };

  // Of the whole, which must have a word.
  Finding Judge(const VerdictRates& rates) const { return Judge(0, tokens_.size(), rates); }

  // Of stretches of whole sentences, which cover the text: each ends with the sentence that makes
  // it `least` words long, and the last has the rest where that is no `least_last` by itself. None
  // where there would be one.
  std::vector<Passage> JudgePassages(const VerdictRates& rates, std::size_t least,
                                     std::size_t least_last) const;

  // A word, or two side by side.
  struct Wording {
    TextSpan where;         // where it stands first
    std::size_t count = 0;  // in the text
    double weight = 0;      // of all of them, in log odds (nats)
  };

  // The `most` wordings that speak most for the model's class (sign 1) or against it (-1), heaviest
  // first, each once.
  std::vector<Wording> FindWordings(int sign, std::size_t most) const;

 private:
  // Of the tokens before one; and what that one weighs, by itself and with the one before it.
  struct Sum {
    std::int64_t steps = 0;
    std::uint32_t words = 0;
    std::int16_t single = 0, pair = 0;
  };
  struct Candidate {
    std::uint32_t hash = 0;
    int steps = 0;
    std::size_t token = 0;  // the last
    bool pair = false;
  };

  template <bool kPairs>
  void Add();
  Finding Judge(std::size_t begin, std::size_t end, const VerdictRates& rates) const;
  std::vector<std::size_t> FindPassages(std::size_t least, std::size_t least_last) const;
  std::vector<Candidate> FindHeaviest(int sign, std::size_t most) const;
  Wording WordingOf(const Candidate& candidate) const;

  const DetectorModel& model_;
  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::vector<Sum> sums_;  // one more than tokens
};

}  // namespace newsieve
