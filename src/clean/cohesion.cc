#include "clean/cohesion.h"

#include "base/count_table.h"
#include "text/stems.h"

namespace newsieve {
namespace {

constexpr std::uint32_t kNear = 3, kWide = 10;  // lines

// A stem and the lines read so far that hold it.
struct Stem {
  std::uint32_t last = 0;  // of these lines
  std::uint32_t lines = 0, core = 0, prose = 0;
  bool last_is_near = false;  // to the one before it
};

// Reads lines in order; what a line learns of the lines before it, and they of it, is noted at
// once.
class CohesionFinder {
 public:
  explicit CohesionFinder(std::span<const CohesionLine> lines)
      : lines_(lines), out_(lines.size()) {}

  std::vector<LineCohesion> Run() {
    StemReader reader([this](std::uint64_t stem) { See(stem); });
    for (; line_ < lines_.size(); ++line_) reader.Read(lines_[line_].text);
    for (const Sighting& at : sightings_) {
      const Stem& stem = stems_[at.stem];
      const CohesionLine& line = lines_[at.line];
      out_[at.line].core += stem.core > (line.core ? 1 : 0);
      out_[at.line].prose += stem.prose > (line.prose ? 1 : 0);
    }
    return std::move(out_);
  }

 private:
  struct Sighting {
    std::uint32_t stem, line;
  };

  void See(std::uint64_t hash) {
    constexpr std::uint64_t kNotZero = std::uint64_t{1} << 32;  // as keys of the table must be
    const std::uint32_t number = numbers_.Add(hash >> 32 | kNotZero);
    if (number == stems_.size()) stems_.emplace_back();
    Stem& stem = stems_[number];
    if (stem.lines > 0) {
      if (stem.last == line_) return;
      NoteBoth(stem);
    }
    ++out_[line_].stems;
    stem.last = line_;
    ++stem.lines;
    stem.core += lines_[line_].core;
    stem.prose += lines_[line_].prose;
    sightings_.push_back({number, line_});
  }

  // This line holds `stem`, and so does the last line of it.
  void NoteBoth(Stem& stem) {
    LineCohesion &before = out_[stem.last], &here = out_[line_];
    const std::uint32_t distance = line_ - stem.last;
    before.elsewhere += stem.lines == 1;
    ++here.elsewhere;
    before.after += distance <= kWide;
    here.before += distance <= kWide;
    const bool near = distance <= kNear;
    before.near += near && !stem.last_is_near;
    here.near += near;
    stem.last_is_near = near;
  }

  std::span<const CohesionLine> lines_;
  std::vector<LineCohesion> out_;
  std::uint32_t line_ = 0;
  CountTable numbers_;
  std::vector<Stem> stems_;
  std::vector<Sighting> sightings_;  // each stem once a line
};

}  // namespace

std::vector<LineCohesion> FindCohesion(std::span<const CohesionLine> lines) {
  return CohesionFinder(lines).Run();
}

}  // namespace newsieve
