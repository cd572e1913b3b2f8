// Lines as the Gopher taggers of the Dolma toolkit count them (dolma 1.2.1, dolma/taggers/
// gopher.py).
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "signals/peer_config.h"
#include "signals/raw_lines.h"
#include "signals/repeats.h"

namespace newsieve {

struct DolmaLines {
  std::size_t bullets = 0, ellipses = 0;  // lines that begin or end with one
  Repeats v1;  // text.split("\n"): blank lines are lines, and copies of one another
  Repeats v2;  // re.split(r"\n+", text): an empty line stands only at the ends
};

DolmaLines ReadDolmaLines(const DolmaConfig& config, std::span<const RawLine> lines);

}  // namespace newsieve
