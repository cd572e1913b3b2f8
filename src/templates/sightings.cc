#include "templates/sightings.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/hash.h"
#include "base/utf8.h"
#include "text/line.h"
#include "text/unicode.h"

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
    line.sighting.core_hash = folded.core_hash;
    line.sighting.text_begin = static_cast<std::uint32_t>(texts.size());
    texts.append(folded.core());
    line.sighting.text_end = static_cast<std::uint32_t>(texts.size());
  }
  return lines;
}

bool CanBeLearned(const PageLine& line, const LearnOptions& options) {
  return (line.facts.traits & kHasLetter) != 0 && line.facts.chars <= options.max_chars &&
         line.sighting.text_begin < line.sighting.text_end;
}

// Appends the sentences of a line. A sentence ends with its mark and a space, or the mark of a
// script without spaces.
void FindSentences(std::string_view line, std::vector<StoryMark>& marks) {
  constexpr char32_t kFirstWide = 0x3000;
  std::size_t begin = 0;
  for (std::size_t pos = 0; pos < line.size();) {
    const char32_t rune = NextCharacter(line, pos);
    const bool mark = (InfoOf(rune).flags & kSentenceEnd) != 0;
    const bool ends = mark && (pos == line.size() || line[pos] == ' ' || rune >= kFirstWide);
    if (!ends && pos < line.size()) continue;
    const std::string_view sentence = line.substr(begin, pos - begin);
    marks.push_back({Hash64(sentence), static_cast<std::uint32_t>(sentence.size())});
    while (pos < line.size() && line[pos] == ' ') ++pos;
    begin = pos;
  }
}

void KeepOneOfEach(std::vector<StoryMark>& marks) {
  const auto less = [](const StoryMark& a, const StoryMark& b) { return a.hash < b.hash; };
  const auto same = [](const StoryMark& a, const StoryMark& b) { return a.hash == b.hash; };
  std::sort(marks.begin(), marks.end(), less);
  marks.erase(std::unique(marks.begin(), marks.end(), same), marks.end());
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
  DocumentSightings found{std::move(site), {}, {}, {}};
  std::vector<PageLine> lines = ReadLines(text, found.texts);
  std::vector<const LineFacts*> facts;
  facts.reserve(lines.size());
  for (const PageLine& line : lines) facts.push_back(&line.facts);
  const std::vector<ProseKind> prose = FindProse(facts, clean.prose);
  const Core core = FindCore(facts, prose, clean.prose, clean.core);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Sighting& line = lines[i].sighting;
    line.place = PlaceOf(core, i, clean.templates.near_core);
    if (CanBeLearned(lines[i], options)) found.lines.push_back(line);
    const bool inside = i >= core.begin && i < core.end;
    if (inside && prose[i] != ProseKind::kNone) FindSentences(found.TextOf(line), found.marks);
  }
  KeepOneOfEach(found.lines);
  KeepOneOfEach(found.marks);
  return found;
}

}  // namespace newsieve
