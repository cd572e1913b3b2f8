// Detector: how likely a text was written by a machine, or spun from another text, and what speaks
// for it. docs/machine_written.md has the method and its error rates.
#pragma once

#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "detect/model.h"
#include "detect/options.h"
#include "detect/tokens.h"
#include "newsieve/report.h"
#include "rules/rule.h"

namespace newsieve {

// Words of the text that a rule of Scope::kEvidence found.
struct RuleEvidence {
  const Rule* rule = nullptr;
  TextSpan where;
};

class Detector {
 public:
  // The models must outlive the detector.
  Detector(DetectOptions options, const DetectorModel& model, const DetectorModel& spun)
      : options_(std::move(options)), model_(&model), spun_(&spun) {}

  // Judges `text` (valid UTF-8), which is in `language` (ISO 639) and holds the `clues`. Linear in
  // the text; thread-safe.
  MachineWritten Judge(std::string_view text, std::string_view language,
                       std::span<const RuleEvidence> clues) const;

  const DetectorModel& model() const { return *model_; }

 private:
  void Weigh(std::string_view text, const std::vector<Token>& tokens, MachineWritten& result) const;
  void WeighSpun(std::string_view text, const std::vector<Token>& tokens,
                 MachineWritten& result) const;
  void AddClues(std::string_view text, std::span<const RuleEvidence> clues, std::size_t words,
                MachineWritten& result) const;

  DetectOptions options_;
  const DetectorModel *model_, *spun_;
};

}  // namespace newsieve
