#include "html/page_model.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "base/hash.h"
#include "html/page_features.h"

// models/page.bin, by .incbin (cmake/EmbedFiles.cmake).
// NOLINTBEGIN(readability-identifier-naming): assembler symbols
extern "C" {
extern const char newsieve_page_begin[];
extern const char newsieve_page_end[];
}
// NOLINTEND(readability-identifier-naming)

namespace newsieve {
namespace {

constexpr std::string_view kMagic = "NSPAGES1";

}  // namespace

std::optional<PageModel> PageModel::Read(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) return std::nullopt;
  const std::uint64_t hash = Hash64(bytes);
  bytes.remove_prefix(kMagic.size());
  Smoothing smoothing;
  if (bytes.size() < sizeof smoothing) return std::nullopt;
  std::memcpy(&smoothing, bytes.data(), sizeof smoothing);
  bytes.remove_prefix(sizeof smoothing);
  if (!(smoothing.share >= 0 && smoothing.share <= 1 && smoothing.cap > 0)) return std::nullopt;
  std::optional<HintTable> hints = HintTable::Read(bytes);
  if (!hints) return std::nullopt;
  std::optional<TreeEnsemble> trees = TreeEnsemble::Read(bytes);
  if (!trees || trees->features() != PageFeatureNames() || !bytes.empty()) return std::nullopt;
  return PageModel(smoothing, std::move(*hints), std::move(*trees), hash);
}

const PageModel& PageModel::BuiltIn() {
  static const PageModel model =
      Read({newsieve_page_begin, static_cast<std::size_t>(newsieve_page_end - newsieve_page_begin)})
          .value();
  return model;
}

// The paragraphs of an article stand alike, and so do the cards of a list: what most of them are,
// by words, the others are too.
void PageModel::Smooth(const PageView& view, std::span<double> margins) const {
  struct Sum {
    double words = 0, margin = 0;
  };
  const auto group_of = [&](std::size_t i) {
    return view.tree()[view.lines()[i].line->element].group;
  };
  const double cap = smoothing_.cap, share = smoothing_.share;
  std::vector<Sum> groups;
  for (std::size_t i = 0; i < margins.size(); ++i) {
    margins[i] = std::clamp(margins[i], -cap, cap);
    if (group_of(i) >= groups.size()) groups.resize(group_of(i) + 1);
    const double words = view.lines()[i].shape.words;
    groups[group_of(i)].words += words;
    groups[group_of(i)].margin += words * margins[i];
  }
  for (std::size_t i = 0; i < margins.size(); ++i)
    if (const Sum& group = groups[group_of(i)]; group.words > 0)
      margins[i] = (1 - share) * margins[i] + share * (group.margin / group.words);
}

std::vector<JudgedLine> PageModel::Judge(const HtmlPage& page, Shown shown,
                                         double explained_above) const {
  const PageView view(page, shown, hints_);
  const std::vector<float> rows = PageFeatures(view);
  std::vector<double> margins = trees_.Margins(rows);
  Smooth(view, margins);
  std::vector<JudgedLine> judged(page.lines.size());
  const std::size_t columns = trees_.features().size();
  for (std::size_t i = 0; i < margins.size(); ++i) {
    JudgedLine& line = judged[static_cast<std::size_t>(view.lines()[i].line - page.lines.data())];
    line.margin = margins[i];
    if (margins[i] > explained_above)
      line.why = trees_.Heaviest({rows.data() + i * columns, columns});
  }
  return judged;
}

}  // namespace newsieve
