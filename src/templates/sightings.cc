#include "templates/sightings.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/hash.h"
#include "text/line.h"

namespace newsieve {
namespace {

struct PageLine {
  LineFacts facts;
  Sighting sighting;
};

// The lines that are not blank.
std::vector<PageLine> ReadLines(std::string_view text, std::string& texts) {
  std::vector<PageLine> lines;
  FoldedLine folded;
  for (const LineSpan& span : SplitLines(text)) {
    FoldLine(text.substr(span.begin, span.end - span.begin), folded);
    if (folded.folded.empty()) continue;
    PageLine& line = lines.emplace_back();
    line.facts = folded.facts;
    line.sighting.core_hash = Hash64(folded.core());
    line.sighting.text_begin = static_cast<std::uint32_t>(texts.size());
    texts.append(folded.core());
    line.sighting.text_end = static_cast<std::uint32_t>(texts.size());
  }
  return lines;
}

bool SaysSomething(const PageLine& line) {
  return (line.facts.traits & kHasLetter) != 0 && line.sighting.text_begin < line.sighting.text_end;
}

auto Key(const Sighting& line) { return std::pair(line.core_hash, line.place); }

void KeepOneOfEach(std::vector<Sighting>& lines) {
  std::sort(lines.begin(), lines.end(), [](const Sighting& a, const Sighting& b) {
    return std::tuple(Key(a), a.text_begin) < std::tuple(Key(b), b.text_begin);
  });
  const auto same = [](const Sighting& a, const Sighting& b) { return Key(a) == Key(b); };
  lines.erase(std::unique(lines.begin(), lines.end(), same), lines.end());
}

}  // namespace

DocumentSightings FindSightings(std::string_view text, std::string site, const CleanOptions& clean,
                                const LearnOptions& options) {
  DocumentSightings found{std::move(site), {}, {}};
  std::vector<PageLine> lines = ReadLines(text, found.texts);
  std::vector<const LineFacts*> facts;
  for (const PageLine& line : lines) facts.push_back(&line.facts);
  const std::vector<ProseKind> prose = FindProse(facts, clean.prose);
  const Core core = FindCore(facts, prose, clean.prose, clean.core);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Sighting& line = lines[i].sighting;
    line.place = PlaceOf(core, i, clean.templates.near_core);
    const bool inside = i >= core.begin && i < core.end;
    if (inside && prose[i] != ProseKind::kNone) line.prose_words = lines[i].facts.words;
    if (!SaysSomething(lines[i])) continue;
    found.lines.push_back(line);
    if (lines[i].facts.chars > options.max_chars) found.lines.back().text_end = line.text_begin;
  }
  KeepOneOfEach(found.lines);
  return found;
}

}  // namespace newsieve
