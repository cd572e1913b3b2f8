#include "signals/dolma_lines.h"

#include "signals/text_search.h"

namespace newsieve {

DolmaLines ReadDolmaLines(const DolmaConfig& config, std::span<const RawLine> lines) {
  DolmaLines found;
  RepeatCounter v1, v2;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const RawLine& line = lines[i];
    found.bullets += StartsWithAny(line.text, config.bullets);
    found.ellipses += EndsWithAny(line.text, config.ellipses);
    v1.Add(line.hash, line.characters);
    const bool first = i == 0, last = i + 1 == lines.size();
    if (!line.text.empty() || first || last) v2.Add(line.hash, line.characters);
  }
  found.v1 = v1.Count();
  found.v2 = v2.Count();
  return found;
}

}  // namespace newsieve
