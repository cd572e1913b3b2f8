#include "clean/headlines.h"

#include <utility>

#include "base/hash.h"
#include "base/utf8.h"
#include "text/unicode.h"

namespace newsieve {
namespace {

// Words say the same in many forms (votes, voted), so they are compared by how they begin; shorter
// words tell nothing. In scripts without spaces, pairs of characters are compared.
constexpr std::size_t kStemCharacters = 4;
constexpr std::size_t kPairCharacters = 2;

// Calls see(hash) for each stem of a folded line.
template <typename See>
void ForEachStem(std::string_view folded, See see) {
  std::size_t begin = 0, characters = 0;  // of the word so far
  for (std::size_t pos = 0; pos < folded.size();) {
    const std::size_t at = pos;
    const std::uint16_t flags = InfoOf(NextCharacter(folded, pos)).flags;
    if ((flags & (kLetter | kDigit | kMark)) == 0) {
      characters = 0;
      continue;
    }
    if (characters++ == 0) begin = at;
    const bool unspaced = (flags & kNoSpaceScript) != 0;
    if (characters != (unspaced ? kPairCharacters : kStemCharacters)) continue;
    see(Hash64(folded.substr(begin, pos - begin)));
    if (unspaced) begin = at, characters = 1;
  }
}

std::string CoreOf(std::string_view line) {
  FoldedLine folded;
  FoldLine(line, folded);
  return std::string(folded.core());
}

}  // namespace

Headlines::Headlines(std::string_view title, std::vector<std::string_view> prose,
                     const TemplateOptions& options)
    : title_(CoreOf(title)), prose_(std::move(prose)), options_(options) {}

bool Headlines::Holds(std::string_view line) {
  FoldLine(line, folded_);
  if (folded_.core() == title_) return true;
  if (folded_.facts.words < options_.title_words) return false;
  if (IsInTitle(folded_.core())) return true;
  if (!std::exchange(prose_read_, true)) ReadProse();
  std::size_t stems = 0, known = 0;
  ForEachStem(folded_.core(), [&](std::uint64_t stem) { ++stems, known += stems_.count(stem); });
  return known > 0 &&
         static_cast<double>(known) >= options_.title_share * static_cast<double>(stems);
}

// Titles carry the name of the site: "The headline - The paper".
bool Headlines::IsInTitle(std::string_view core) const {
  return title_.find(core) != std::string::npos;
}

void Headlines::ReadProse() {
  FoldedLine folded;
  for (const std::string_view line : prose_) {
    FoldLine(line, folded);
    ForEachStem(folded.folded, [this](std::uint64_t stem) { stems_.insert(stem); });
  }
}

}  // namespace newsieve
