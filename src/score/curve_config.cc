#include "score/curve_config.h"

namespace newsieve {
namespace {

void CheckPoints(YamlFile& file, const YamlNode& node, const Curve& curve) {
  const auto& points = curve.points;
  if (points.size() < 2)
    return file.Error(node, "a curve needs two points", "add points, [value, log odds]");
  bool rises = false, falls = false;
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (points[i].first <= points[i - 1].first)
      return file.Error(node, "the points of a curve ascend", "sort them by their first number");
    rises |= points[i].second > points[i - 1].second;
    falls |= points[i].second < points[i - 1].second;
  }
  if (rises && falls)
    file.Error(node, "a curve rises or falls, not both", "give each direction its own curve");
}

}  // namespace

void ReadCurve(YamlFile& file, const YamlNode& node, Curve& curve) {
  curve.points.clear();
  if (node.kind != YamlNode::Kind::kList)
    return file.Error(node, "a list of points is needed here", "write [[value, log odds], ...]");
  for (const YamlNode& item : node.list) {
    auto& [x, y] = curve.points.emplace_back();
    if (item.kind == YamlNode::Kind::kList && item.list.size() == 2 && file.Read(item.list[0], x) &&
        file.Read(item.list[1], y))
      continue;
    return file.Error(item, "a point is two numbers", "write [value, log odds]");
  }
  CheckPoints(file, node, curve);
}

void ReadRising(YamlFile& file, const YamlNode& node, Curve& curve) {
  ReadCurve(file, node, curve);
  const auto& points = curve.points;
  if (!points.empty() && points.front().second > points.back().second)
    file.Error(node, "a better sub-score would lower the score", "let the points rise");
}

}  // namespace newsieve
