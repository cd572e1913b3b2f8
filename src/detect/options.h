// DetectOptions: the section `detect` of config.yaml, which says what each is for.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace newsieve {

// What verdicts may cost: the share of human texts that may be called machine-written, and of
// machine texts that may be called human, each of sources that the detector was not trained on.
struct VerdictRates {
  double machine = 0.01, human = 0.05;
  // Besides, a machine must be at least so probable, and a human. 0.5..1.
  double certainty = 0.8;
};

// Rates that models hold limits for.
inline constexpr double kLeastVerdictRate = 0.001, kGreatestVerdictRate = 0.2;

struct DetectOptions {
  bool on = true;
  std::string model;  // path of a model file; empty: the built-in one
  std::size_t min_words = 60;
  std::vector<std::string> languages = {"en"};
  VerdictRates document, passage, spun;
  std::size_t passage_words = 80;
  std::size_t wordings = 5;  // of the text, that are shown as evidence
  double tells_per_1000_words = 0;
  double certain_probability = 0.99;
};

}  // namespace newsieve
