// Core: which lines of a document are prose, and which stretch of lines is the article.
//
// Text without HTML has paragraphs broken over lines (at links, at a fixed width), so prose is
// judged by chains of lines that continue one another, and the article is the stretch of lines with
// the most prose for the fewest other lines: a maximum-sum segment (Bentley, "Programming Pearls",
// CACM 1984), as body text extraction has used it on HTML tokens (Finn, Kushmerick and Smyth, "Fact
// or fiction", 2001; Pasternack and Roth, "Extracting article text", WWW 2009). Cookie notices,
// teasers and comments are prose too; what sets them apart is that link lists lie between them and
// the article.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "clean/options.h"
#include "text/line.h"

namespace newsieve {

enum class ProseKind : std::uint8_t { kNone, kLine, kChain };

// Positions [begin, end); empty where there is no prose to build on.
struct Core {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin == end; }
};

// True if the line ends as a sentence does.
bool EndsSentence(const LineFacts& facts);

// True if the line alone has so many words.
bool HasWords(const LineFacts& facts, const WordLimits& limits);

// Of each line whether the next one continues it: links of the chains that FindProse judges.
std::vector<bool> FindLinks(const std::vector<const LineFacts*>& lines);

// What each of the lines (standing, in order) is.
std::vector<ProseKind> FindProse(const std::vector<const LineFacts*>& lines,
                                 const ProseOptions& options);

// The core of these lines. Linear. `prose` is from
// FindProse.
Core FindCore(const std::vector<const LineFacts*>& lines, const std::vector<ProseKind>& prose,
              const ProseOptions& prose_options, const CoreOptions& options);

}  // namespace newsieve
