// What the standard says of elements: how they are parsed, and whether they are blocks
// (https://html.spec.whatwg.org/multipage/parsing.html, .../rendering.html).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "html/names.h"

namespace newsieve {

enum TagTrait : std::uint32_t {
  kBlock = 1 << 0,           // begins and ends a line
  kMargin = 1 << 1,          // an empty line around it
  kVoid = 1 << 2,            // has no content and no end tag
  kRawText = 1 << 3,         // its content is no markup
  kReadableRaw = 1 << 4,     // of these: its content is text that people see
  kSpecial = 1 << 5,         // "special" in the standard: an end tag does not reach through it
  kScope = 1 << 6,           // what stands in it closes nothing outside of it
  kFormatting = 1 << 7,      // may be closed out of turn
  kClosesP = 1 << 8,         // its start ends an open paragraph
  kNotShown = 1 << 9,        // its content is not shown
  kLeavesForeign = 1 << 10,  // ends SVG or MathML that it stands in
  kListBox = 1 << 11,        // a list
  kAtomic = 1 << 12,         // stands in a line, with space around it
};

// Of each tag, a set of TagTrait.
extern const std::array<std::uint32_t, static_cast<std::size_t>(Tag::kCount)> kTagTraits;

// <h1> to <h6>.
constexpr bool IsHeading(Tag tag) { return tag >= Tag::kH1 && tag <= Tag::kH6; }

inline bool Has(Tag tag, std::uint32_t traits) {
  return (kTagTraits[static_cast<std::size_t>(tag)] & traits) != 0;
}

}  // namespace newsieve
