#include "clean/cohesion.h"

#include <algorithm>

#include "text/stems.h"

namespace newsieve {
namespace {

constexpr std::uint32_t kNear = 3, kWide = 10;  // lines

// Where a stem stands: its hash above, the line below, so that sorting brings together the lines of
// a stem, in order.
using Sighting = std::uint64_t;

std::uint32_t LineOf(Sighting sighting) { return static_cast<std::uint32_t>(sighting); }
std::uint64_t StemOf(Sighting sighting) { return sighting >> 32; }

// All of `lines`, each once a line, sorted.
std::vector<Sighting> FindStems(std::span<const CohesionLine> lines) {
  std::vector<Sighting> sightings;
  std::uint32_t line = 0;
  StemReader reader(
      [&](std::uint64_t stem) { sightings.push_back((stem & ~std::uint64_t{0xFFFFFFFF}) | line); });
  for (; line < lines.size(); ++line) reader.Read(lines[line].text);
  std::sort(sightings.begin(), sightings.end());
  sightings.erase(std::unique(sightings.begin(), sightings.end()), sightings.end());
  return sightings;
}

// What all lines of one stem, [begin, end), learn of one another.
void CountStem(const Sighting* begin, const Sighting* end, std::span<const CohesionLine> lines,
               std::vector<LineCohesion>& out) {
  const auto count = [&](bool CohesionLine::*what) {
    return std::count_if(begin, end, [&](Sighting at) { return lines[LineOf(at)].*what; });
  };
  const auto core = count(&CohesionLine::core), prose = count(&CohesionLine::prose);
  for (const Sighting* at = begin; at != end; ++at) {
    const std::uint32_t line = LineOf(*at);
    const bool has_before = at != begin, has_after = at + 1 != end;
    const std::uint32_t before = has_before ? line - LineOf(at[-1]) : kWide + 1,
                        after = has_after ? LineOf(at[1]) - line : kWide + 1;
    LineCohesion& cohesion = out[line];
    ++cohesion.stems;
    cohesion.elsewhere += has_before || has_after;
    cohesion.core += core > (lines[line].core ? 1 : 0);
    cohesion.prose += prose > (lines[line].prose ? 1 : 0);
    cohesion.near += std::min(before, after) <= kNear;
    cohesion.before += before <= kWide;
    cohesion.after += after <= kWide;
  }
}

}  // namespace

std::vector<LineCohesion> FindCohesion(std::span<const CohesionLine> lines) {
  const std::vector<Sighting> sightings = FindStems(lines);
  std::vector<LineCohesion> out(lines.size());
  const Sighting* const end = sightings.data() + sightings.size();
  for (const Sighting* begin = sightings.data(); begin != end;) {
    const Sighting* next = begin;
    while (next != end && StemOf(*next) == StemOf(*begin)) ++next;
    CountStem(begin, next, lines, out);
    begin = next;
  }
  return out;
}

}  // namespace newsieve
