// PhraseIndex: the templates of one site, to be found as words inside lines of prose: what a rule
// that takes a template must leave alone.
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "newsieve/templates.h"

namespace newsieve {

// Immutable once filled, and then thread-safe.
class PhraseIndex {
 public:
  // `line`, whose text is a folded core, must outlive this object.
  void Add(const TemplateLine& line);

  // Calls see(line) wherever the text of one stands in `core`, a folded core, and not inside a
  // word. In scripts without spaces a word is all that stands between two signs. Linear in `core`,
  // but for texts that begin with the same word.
  template <typename See>
  void ForEachIn(std::string_view core, See see) const {
    while (!core.empty()) {
      const std::string_view token = FirstToken(core);
      const auto found = by_token_.find(token);
      if (found != by_token_.end())
        for (const TemplateLine* line : found->second)
          if (Begins(core, line->text)) see(*line);
      core.remove_prefix(token.size());
    }
  }

 private:
  // The word, or else the sign, that `text` (not empty) begins with.
  static std::string_view FirstToken(std::string_view text);
  // Whether `phrase` stands at the front of `text`, and no word goes on behind it.
  static bool Begins(std::string_view text, std::string_view phrase);

  std::unordered_map<std::string_view, std::vector<const TemplateLine*>> by_token_;
};

}  // namespace newsieve
