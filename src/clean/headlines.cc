#include "clean/headlines.h"

#include <utility>

#include "text/stems.h"

namespace newsieve {
namespace {

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
  StemReader([&](std::uint64_t stem) { ++stems, known += stems_.count(stem); }).Read(line);
  return known > 0 &&
         static_cast<double>(known) >= options_.title_share * static_cast<double>(stems);
}

// Titles carry the name of the site: "The headline - The paper".
bool Headlines::IsInTitle(std::string_view core) const {
  return title_.find(core) != std::string::npos;
}

void Headlines::ReadProse() {
  StemReader reader([this](std::uint64_t stem) { stems_.insert(stem); });
  for (const std::string_view line : prose_) reader.Read(line);
}

}  // namespace newsieve
