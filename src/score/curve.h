// Curve: a monotone function of one number, by straight lines between points.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

namespace newsieve {

// Level before the first point and behind the last. Points ascend in x; y only rises or only falls
// (ReadCurve holds them to it), so a curve never jumps and moves one way.
struct Curve {
  std::vector<std::pair<double, double>> points;

  // 0 without points.
  double At(double x) const {
    if (points.empty()) return 0;
    const auto after =
        std::upper_bound(points.begin(), points.end(), x,
                         [](double at, const auto& point) { return at < point.first; });
    if (after == points.begin()) return points.front().second;
    if (after == points.end()) return points.back().second;
    const auto& [x0, y0] = *(after - 1);
    const auto& [x1, y1] = *after;
    return y0 + (y1 - y0) * (x - x0) / (x1 - x0);
  }

  // The greatest value.
  double Best() const {
    return points.empty() ? 0 : std::max(points.front().second, points.back().second);
  }
};

}  // namespace newsieve
