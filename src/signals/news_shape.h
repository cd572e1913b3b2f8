// The shape of a piece of news: where its sentences, headline, quotations and end are, and what
// its words are made of. The facts behind the signals `news.*`, found in one pass over the text.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "signals/signal.h"

namespace newsieve {

// Linear in the text. `words` and `lines` are those of `text`.
NewsShape MeasureNewsShape(const NewsOptions& options, std::string_view text,
                           const SignalWords& words, std::span<const SignalLine> lines);

}  // namespace newsieve
