#include "clean/line_model.h"

#include <algorithm>
#include <array>

#include "base/hash.h"

// models/lines.bin, by .incbin (cmake/EmbedFiles.cmake).
// NOLINTBEGIN(readability-identifier-naming): assembler symbols
extern "C" {
extern const char newsieve_lines_begin[];
extern const char newsieve_lines_end[];
}
// NOLINTEND(readability-identifier-naming)

namespace newsieve {
namespace {

constexpr std::string_view kMagic = "NSLINES1";

// As in tools/train_line_model.py.
constexpr std::array<std::ptrdiff_t, 3> kAround = {1, 2, 3}, kWindows = {4, 10, 30};
constexpr double kMarginCap = 8.0;

// First-stage margins of the standing lines, and what the second stage is told of them. Behind both
// ends of the page is nothing but furniture.
class Stack {
 public:
  explicit Stack(std::vector<double> margins) : margins_(std::move(margins)), sums_(1, 0.0) {
    for (double& margin : margins_) {
      margin = std::clamp(margin, -kMarginCap, kMarginCap);
      sums_.push_back(sums_.back() + margin);
    }
    lowest_after_.assign(margins_.size(), kMarginCap);
    for (std::size_t i = margins_.size(); i-- > 1;)
      lowest_after_[i - 1] = std::min(lowest_after_[i], margins_[i]);
  }

  // Appends the columns of line `i`; lines are to be asked for in order.
  void Write(std::size_t i, std::vector<float>& row) {
    const auto at = static_cast<std::ptrdiff_t>(i);
    const auto add = [&row](double value) { row.push_back(static_cast<float>(value)); };
    add(margins_[i]);
    for (const std::ptrdiff_t offset : kAround) add(Of(at - offset)), add(Of(at + offset));
    for (const std::ptrdiff_t width : kWindows)
      add(Mean(at - width, at)), add(Mean(at + 1, at + 1 + width));
    add(sums_.back() / static_cast<double>(margins_.size()));
    add(lowest_before_);
    add(lowest_after_[i]);
    lowest_before_ = std::min(lowest_before_, margins_[i]);
  }

 private:
  double Of(std::ptrdiff_t at) const {
    const bool there = at >= 0 && at < static_cast<std::ptrdiff_t>(margins_.size());
    return there ? margins_[static_cast<std::size_t>(at)] : kMarginCap;
  }
  double Mean(std::ptrdiff_t begin, std::ptrdiff_t end) const {
    const auto size = static_cast<std::ptrdiff_t>(margins_.size());
    const std::ptrdiff_t low = std::clamp<std::ptrdiff_t>(begin, 0, size),
                         high = std::clamp<std::ptrdiff_t>(end, 0, size);
    const double outside = kMarginCap * static_cast<double>((end - begin) - (high - low));
    return (sums_[static_cast<std::size_t>(high)] - sums_[static_cast<std::size_t>(low)] +
            outside) /
           static_cast<double>(end - begin);
  }

  std::vector<double> margins_, sums_, lowest_after_;
  double lowest_before_ = kMarginCap;
};

// Names of the columns that the second stage sees besides those of the first.
const std::vector<std::string>& StackedFeatureNames() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> told = {"margin"};
    for (const std::ptrdiff_t i : kAround)
      for (const char* side : {"before", "after"})
        told.push_back(std::string("margin.") + side + std::to_string(i));
    for (const std::ptrdiff_t width : kWindows)
      for (const char* side : {"last", "next"})
        told.push_back(std::string("margin.") + side + std::to_string(width));
    told.insert(told.end(), {"margin.page", "margin.lowest_before", "margin.lowest_after"});
    return told;
  }();
  return names;
}

}  // namespace

std::optional<LineModel> LineModel::Read(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) return std::nullopt;
  const std::uint64_t hash = Hash64(bytes);
  bytes.remove_prefix(kMagic.size());
  std::optional<TreeEnsemble> first = TreeEnsemble::Read(bytes);
  if (!first || first->features() != LineFeatureNames()) return std::nullopt;
  std::optional<TreeEnsemble> second = TreeEnsemble::Read(bytes);
  std::vector<std::string> names = LineFeatureNames();
  names.insert(names.end(), StackedFeatureNames().begin(), StackedFeatureNames().end());
  if (!second || second->features() != names || !bytes.empty()) return std::nullopt;
  return LineModel(std::move(*first), std::move(*second), hash);
}

const LineModel& LineModel::BuiltIn() {
  static const LineModel model =
      Read({newsieve_lines_begin,
            static_cast<std::size_t>(newsieve_lines_end - newsieve_lines_begin)})
          .value();
  return model;
}

std::vector<LineModel::Verdict> LineModel::Judge(std::span<const LineSample> samples,
                                                 const CleanOptions& options,
                                                 double explained_above) const {
  std::vector<Verdict> verdicts(samples.size());
  const std::vector<float> rows = LineFeatures(samples, options);
  const std::size_t columns = first_.features().size(), all = second_.features().size();
  Stack stack(first_.Margins(rows));
  std::vector<float> stacked;
  stacked.reserve(rows.size() / columns * all);
  for (std::size_t i = 0; i * columns < rows.size(); ++i) {
    const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(i * columns);
    stacked.insert(stacked.end(), begin, begin + static_cast<std::ptrdiff_t>(columns));
    stack.Write(i, stacked);
  }
  const std::vector<double> margins = second_.Margins(stacked);
  std::size_t standing = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (samples[i].removed) continue;
    verdicts[i].margin = margins[standing];
    if (margins[standing] > explained_above)
      verdicts[i].why = second_.Heaviest({stacked.data() + standing * all, all});
    ++standing;
  }
  return verdicts;
}

}  // namespace newsieve
