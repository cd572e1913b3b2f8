// Page features: what the page model looks at, one row of numbers a line that is shown: the line
// itself, what the elements around it hold and are called, where it stands to the containers that
// may be the article, its neighbours, its place in the page. No words of any language but hashes
// that a HintTable knows.
#pragma once

#include <string>
#include <vector>

#include "html/page_view.h"

namespace newsieve {

// Names of the columns, in order; they are part of a model's meaning.
const std::vector<std::string>& PageFeatureNames();

// Rows of PageFeatureNames().size() numbers, one for each of view.lines(). Linear in the page.
std::vector<float> PageFeatures(const PageView& view);

}  // namespace newsieve
