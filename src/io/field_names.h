// Field names: under which names rows and objects hold what a document is made of.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "newsieve/document.h"
#include "newsieve/status.h"

namespace newsieve {

// `html` counts where there is no text.
struct FieldNames {
  std::string text = "text", html = "html", id = "id", url = "url", title = "title",
              author = "author", published = "published";
};

// Names changed as `given` asks, "text=body". kUsage where a part does not exist or is named twice.
Result<FieldNames> FieldNamesOf(const std::vector<std::string>& given);

// Of an id, title and so on; longer ones stay with the fields that pass through.
inline constexpr std::size_t kMaxFieldBytes = 64 * 1024;

// A member of a document, and the name of the field that states it.
struct FieldTarget {
  std::string_view name;
  std::string* value;
};

// All of `document` but text and html. Both arguments must outlive the result.
std::array<FieldTarget, 5> FieldTargets(const FieldNames& names, Document& document);

}  // namespace newsieve
