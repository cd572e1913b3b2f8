// A text as NeMo Curator's heuristic filters see it (github.com/NVIDIA-NeMo/Curator 1.4.0,
// nemo_curator/stages/text/filters/heuristic and nemo_curator/stages/text/utils).
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "signals/peer_config.h"
#include "signals/raw_lines.h"
#include "signals/repeats.h"
#include "signals/text_search.h"

namespace newsieve {

// Characters of a text by kind; one may be of several kinds.
struct NemoCharacters {
  std::size_t counted = 0;  // ASCII letters and digits, line feeds and ? ! , .
  std::size_t digits = 0;   // ASCII
  std::size_t white_space = 0, parentheses = 0;
};

// `bytes` are those of `text`.
NemoCharacters CountNemoCharacters(const NemoConfig& config, std::string_view text,
                                   const ByteCounts& bytes);

// Characters in URLs: http:// or https:// and what follows of a URL, at least one character.
std::size_t CountUrlCharacters(const NemoConfig& config, std::string_view text);

// What stands between double line feeds, blank or not.
struct NemoParagraphs {
  Repeats repeats;
  std::size_t with_policy_string = 0;
};

NemoParagraphs ReadNemoParagraphs(const NemoConfig& config, std::string_view text);

// The lines that are not blank, with the white space around them.
Repeats CountNemoLines(std::span<const RawLine> lines);

}  // namespace newsieve
