// Excerpt: text of a document, short enough to keep.
#pragma once

#include <string>
#include <string_view>

namespace newsieve {

// At most LineEvaluation::kMaxExcerptBytes of `bytes`, whole characters, as valid UTF-8.
std::string Excerpt(std::string_view bytes);

}  // namespace newsieve
