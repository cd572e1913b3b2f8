// Who wrote it: names out of what pages state and show. Thread-safe.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "html/metadata_config.h"

namespace newsieve {

// The names in `values`, which a page states of its authors: without "By", addresses and doubles,
// in order.
std::vector<std::string> StatedNames(std::span<const std::string> values,
                                     const AuthorConfig& config);

// The names in a line that readers see: "By Jane Doe and John Roe, Staff Writer | May 3, 2024".
// Empty where it reads like no byline.
std::vector<std::string> SeenNames(std::string_view line, const MetadataConfig& config);

// Whether each word of `name` begins with a capital, where its script has them, or is one of a name
// all the same ("Ursula von der Leyen").
bool ReadsLikeName(std::string_view name, const AuthorConfig& config);

// Whether `line` begins with a word that shows a byline, or is no more than that.
bool BeginsLikeByline(std::string_view line, const AuthorConfig& config);

}  // namespace newsieve
