// Anchors: literals of which each match of an expression holds one, chosen to be rare in running
// text, so that the expression itself is tried on few lines. What RE2's FilteredRE2 does, and three
// things that it does not: alternatives choose for themselves, common words count as common, and
// a literal that can only stand at the start of a line (`^\W*read more`) is known to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsieve {

struct Anchor {
  std::string text;      // lower case, as in a folded line
  bool leading = false;  // stands at the start of the line, behind nothing but signs (\W)
};

struct AnchorSet {
  std::vector<Anchor> anchors;  // empty: none known
  double hits = 0;              // expected in a line (LiteralRates)
};

// `expression` is in RE2's syntax, matched without regard to case; what of it is not understood
// only makes the set worse or empty, never wrong.
AnchorSet FindAnchors(std::string_view expression);

class Pattern;

// The anchors to look for `expression` by, which `pattern` was made of: those of FindAnchors, or
// RE2's own literals where only they would do without a gate, or FindAnchors found none.
AnchorSet AnchorsOf(const Pattern& pattern, std::string_view expression);

// A set as a list of texts, and back, so that it can be worked out when newsieve is built. Reading
// requires a list that writing made.
std::vector<std::string> WriteAnchors(const AnchorSet& set);
AnchorSet ReadAnchors(const std::vector<std::string>& texts);

// True if each anchor is long enough (three bytes), or all are rare enough together, to let a
// pattern do without a gate.
bool HasAnchor(const AnchorSet& set);

}  // namespace newsieve
