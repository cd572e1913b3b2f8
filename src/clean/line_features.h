// Line features: what the line model looks at, one row of numbers a line: the line itself, its
// neighbours, its place in the page, the page, and what the rules found. No words of any language;
// HTML's structure can join the table later. Counts, and ratios of counts, so that a row is the
// same to the bit on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "clean/core.h"
#include "clean/options.h"
#include "text/line.h"

namespace newsieve {

// A line that is not blank, after the rules had their say.
struct LineSample {
  std::string_view text = {};  // as it stands; valid UTF-8
  const LineFacts* facts = nullptr;
  std::uint64_t core_hash = 0;
  bool removed = false;        // by a rule
  std::uint32_t families = 0;  // FamilyBit of all rules whose words stand in it
  std::uint32_t hits = 0;      // rules whose words stand in it
};

// The bit of the family that the rule of this id belongs to (boilerplate.comments.form: comments);
// 0: of none.
std::uint32_t FamilyBit(std::string_view rule_id);

// Names of the columns, in order; they are part of a model's meaning.
const std::vector<std::string>& LineFeatureNames();

// Rows of LineFeatureNames().size() numbers, one for each sample that is not removed, in order.
// Linear in the samples.
std::vector<float> LineFeatures(std::span<const LineSample> samples, const CleanOptions& options);

}  // namespace newsieve
