// Repair: input text -> valid UTF-8 that a reader would recognise, each change an edit on record.
//
//   decode.bom            a byte order mark at the start: removed
//   decode.invalid_bytes  an ill-formed sequence: U+FFFD, one for each maximal subpart (WHATWG)
//   decode.control        NUL and other control characters: removed; form feed, vertical tab and
//   NEL: a line feed decode.invisible      zero-width space, word joiner, interior byte order mark,
//   soft hyphen, noncharacters: removed decode.mojibake       UTF-8 that was once read as
//   windows-1252 ("â€™" for an apostrophe): undone
//
// Zero-width (non-)joiners and direction marks stay: Persian, Indic scripts and emoji are spelled
// with them.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/edits.h"

namespace newsieve {

enum RepairKind { kBom, kInvalidBytes, kControl, kInvisible, kMojibake, kRepairKinds };

// The id of a kind of repair, as it stands in edits and reasons.
std::string_view RepairId(int kind);

struct Repaired {
  std::string_view
      text;  // valid UTF-8; views the input text where nothing had to be repaired, else `owned`
  std::string owned;
  std::vector<TextEdit> edits;  // from the input text to `text`; TextEdit::rule is the RepairKind
  std::array<std::size_t, kRepairKinds> counts{};

  Repaired() = default;
  Repaired(const Repaired&) = delete;  // `text` may view `owned`
  Repaired& operator=(const Repaired&) = delete;
};

// Repairs `input` (any bytes) into `out`, which may view them afterwards. Linear in time; repairing
// repaired text does nothing, but for contrived text whose mojibake is nested more than some ten
// deep.
void Repair(std::string_view input, Repaired& out);

}  // namespace newsieve
