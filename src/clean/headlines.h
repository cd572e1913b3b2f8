// Headlines: which lines of a document could be its own headline. A site prints headlines under
// other stories again and again, but above its story a headline is no furniture.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "clean/options.h"
#include "text/line.h"

namespace newsieve {

class Headlines {
 public:
  // `title` (valid UTF-8): what the input calls the document; may be empty. `prose`: its lines of
  // running text. The text that these view and `options` must outlive this object.
  Headlines(std::string_view title, std::vector<std::string_view> prose,
            const TemplateOptions& options);

  // Whether `line`, which is no prose, is the title or a part of it, or most of its words stand in
  // the prose: a headline speaks of the article under it, furniture does not.
  bool Holds(std::string_view line);

 private:
  bool IsInTitle(std::string_view core) const;
  void ReadProse();

  std::string title_;
  std::vector<std::string_view> prose_;
  const TemplateOptions& options_;
  FoldedLine folded_;
  bool prose_read_ = false;
  std::unordered_set<std::uint64_t> stems_;  // of the prose
};

}  // namespace newsieve
