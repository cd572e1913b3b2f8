// Curves as they stand in configurations: lists of points [x, y].
#pragma once

#include "base/yaml.h"
#include "score/curve.h"

namespace newsieve {

// Reads `node` into `curve`: two points or more, ascending in x, that only rise or only fall. Adds
// a fault to `file` where it is anything else.
void ReadCurve(YamlFile& file, const YamlNode& node, Curve& curve);

// The same, of a curve that may not fall.
void ReadRising(YamlFile& file, const YamlNode& node, Curve& curve);

}  // namespace newsieve
