// Rounded: numbers for records, the same on every machine.
#pragma once

#include <cmath>
#include <optional>

namespace newsieve {

// To four digits behind the point: the last ones of exp() differ from one C library to another.
inline double Rounded(double value) {
  constexpr double kSteps = 1e4;
  return std::round(value * kSteps) / kSteps;
}

inline std::optional<double> Rounded(std::optional<double> value) {
  if (!value) return std::nullopt;
  return Rounded(*value);
}

}  // namespace newsieve
