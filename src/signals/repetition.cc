#include "signals/repetition.h"

#include "base/hash.h"
#include "text/words.h"

namespace newsieve {

void Duplicates::Add(std::string_view element) {
  ++elements_;
  if (seen_.count(seen_.Add(Hash64(element))) == 1) return;
  ++duplicates_;
  duplicate_characters_ += CountCharacters(element);
}

}  // namespace newsieve
