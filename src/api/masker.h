// Masker: takes personal data out of texts, by the rules with evidence of it. docs/privacy.md says
// what a masked run promises.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "clean/cleaner.h"
#include "rules/rule_set.h"
#include "text/edits.h"

namespace newsieve {

// The section `privacy:` of config.yaml, by PersonalData.
struct PrivacyOptions {
  std::array<bool, kPersonalDataKinds> mask{};
  std::array<std::string, kPersonalDataKinds> placeholders;
};

// Immutable and thread-safe.
class Masker {
 public:
  // Both must outlive the masker.
  Masker(const RuleSet& rules, const PrivacyOptions& options);

  // Whether anything is masked.
  bool on() const { return on_; }

  // Those of `clues` that are personal data, of whatever kind, sorted and disjoint. Of two that
  // overlap the one that begins first stays, the longer of two that begin together, and reaches to
  // the end of both.
  std::vector<Clue> Disjoint(std::span<const Clue> clues) const;

  // The edits that mask what `clues`, as Disjoint gives them, found in their text; each with the
  // index of its rule.
  std::vector<TextEdit> EditsOf(std::span<const Clue> clues) const;

  // `text`, any bytes, made valid and masked; judged line by line, without what stands around.
  std::string Masked(std::string_view text) const;

  // Whether Masked would mask anything.
  bool Holds(std::string_view text) const;

 private:
  std::vector<TextEdit> Find(std::string_view text) const;

  const RuleSet& rules_;
  const PrivacyOptions& options_;
  std::vector<std::uint32_t> personal_;  // rules with evidence of personal data
  bool on_ = false;
};

// Where `span` of a text lies after `edits` of it; an empty span where one of them overlaps it.
TextSpan After(const std::vector<TextEdit>& edits, TextSpan span);

}  // namespace newsieve
