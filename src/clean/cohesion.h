// Cohesion: how much of a line's vocabulary the rest of its page has too. The paragraphs of one
// article speak of the same things; a teaser, an advertisement or the note on an author speaks of
// others (lexical cohesion: Halliday and Hasan, "Cohesion in English", 1976; Hearst, "TextTiling",
// Computational Linguistics 23, 1997).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace newsieve {

// Of one line, how many different stems (text/stems.h) it has, and how many of these stand
// elsewhere.
struct LineCohesion {
  std::uint32_t stems = 0;
  std::uint32_t elsewhere = 0;          // on any other line
  std::uint32_t core = 0, prose = 0;    // on another line of the core; on prose of the core
  std::uint32_t near = 0;               // within three lines before or after
  std::uint32_t before = 0, after = 0;  // within ten lines
};

// A line of a page. Where nothing of it counts (it was removed), `text` is empty.
struct CohesionLine {
  std::string_view text;  // valid UTF-8
  bool core = false, prose = false;
};

// One entry a line. Linear in the text.
std::vector<LineCohesion> FindCohesion(std::span<const CohesionLine> lines);

}  // namespace newsieve
