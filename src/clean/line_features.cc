#include "clean/line_features.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/count_table.h"
#include "clean/cohesion.h"
#include "model/feature_row.h"

namespace newsieve {
namespace {

// The second segments of rule ids (boilerplate.comments.form) that features tell apart.
constexpr std::array<std::string_view, 7> kFamilies = {"comments",   "read_more", "share", "legal",
                                                       "newsletter", "byline",    "nav"};

constexpr std::array<Window, 6> kWindows = {{{"last3.", -3, 0},
                                             {"next3.", 1, 4},
                                             {"last8.", -8, 0},
                                             {"next8.", 1, 9},
                                             {"last20.", -20, 0},
                                             {"next20.", 1, 21}}};
constexpr std::uint32_t kFar = 200;  // distances are no greater
// Of a short line at most, of a long one at least.
constexpr std::uint32_t kShortWords = 3, kLongWords = 40;

using Lines = std::vector<const LineFacts*>;

// How far the nearest sample before and after each that `holds` is.
struct Distances {
  std::vector<std::uint32_t> before, after;

  template <typename Holds>
  Distances(std::size_t size, Holds holds) : before(size, kFar), after(size, kFar) {
    std::uint32_t far = kFar;
    for (std::size_t i = 0; i < size; ++i) {
      before[i] = far;
      far = holds(i) ? 1 : std::min(far + 1, kFar);
    }
    far = kFar;
    for (std::size_t i = size; i-- > 0;) {
      after[i] = far;
      far = holds(i) ? 1 : std::min(far + 1, kFar);
    }
  }
};

class Page {
 public:
  Page(std::span<const LineSample> samples, const CleanOptions& options)
      : samples_(samples),
        size_(samples.size()),
        words_(size_, [&](std::size_t i) { return At(i).words; }),
        ended_(size_, [&](std::size_t i) { return EndsSentence(At(i)); }),
        removed_(size_, [&](std::size_t i) { return samples_[i].removed; }),
        short_(size_, [&](std::size_t i) { return At(i).words <= kShortWords; }),
        dated_(size_,
               [&](std::size_t i) {
                 return (At(i).traits & (kHasDate | kHasTime | kHasHandle)) != 0;
               }),
        titles_(size_, [&](std::size_t i) { return (At(i).traits & kTitleCase) != 0; }),
        removed_near_(size_, [&](std::size_t i) { return samples_[i].removed; }) {
    Lines lines;
    for (const LineSample& sample : samples_) lines.push_back(sample.facts);
    prose_ = FindProse(lines, options.prose);
    core_ = FindCore(lines, prose_, options.prose, options.core);
    for (const LineSample& sample : samples_) repeats_.Add(sample.core_hash);
    prose_words_ = Sums(size_, [&](std::size_t i) { return IsProse(i) ? At(i).words : 0; });
    prose_lines_ = Sums(size_, [&](std::size_t i) { return IsProse(i); });
    prose_near_ = Distances(size_, [&](std::size_t i) { return IsProse(i); });
    long_near_ = Distances(size_, [&](std::size_t i) { return At(i).words >= kLongWords; });
    FindCohesions();
    for (std::size_t family = 0; family < kFamilies.size(); ++family) {
      const auto hit = [&, family](std::size_t i) { return samples_[i].families >> family & 1; };
      families_.emplace_back(size_, hit);
      family_near_.emplace_back(size_, hit);
    }
  }

  template <typename Row>
  void Write(std::size_t i, Row& row) const {
    Own(i, row);
    Vocabulary(i, row);
    Neighbours(i, row);
    Windows(i, row);
    Place(i, row);
    Rules(i, row);
  }

 private:
  const LineFacts& At(std::size_t i) const { return *samples_[i].facts; }
  bool IsProse(std::size_t i) const { return prose_[i] != ProseKind::kNone; }

  void FindCohesions() {
    std::vector<CohesionLine> lines(size_);
    for (std::size_t i = 0; i < size_; ++i) {
      const bool core = i >= core_.begin && i < core_.end;
      if (!samples_[i].removed) lines[i] = {samples_[i].text, core, core && IsProse(i)};
    }
    cohesion_ = FindCohesion(lines);
    stems_ = Sums(size_, [&](std::size_t i) { return cohesion_[i].stems; });
    core_stems_ = Sums(size_, [&](std::size_t i) { return cohesion_[i].core; });
    const auto of_prose = [&](std::uint32_t LineCohesion::*what) {
      return Sums(size_, [&](std::size_t i) { return lines[i].prose ? cohesion_[i].*what : 0; });
    };
    prose_cohesion_ =
        Ratio(of_prose(&LineCohesion::core).All(), of_prose(&LineCohesion::stems).All());
  }

  template <typename Row>
  void Own(std::size_t i, Row& row) const {
    row.Group("");
    const LineFacts& facts = At(i);
    row.Add("words", facts.words);
    row.Add("solid", facts.solid);
    row.Add("letter_share", Ratio(facts.letters, facts.solid));
    row.Add("capital_share", Ratio(facts.capital_words, facts.long_words));
    row.Add("long_share", Ratio(facts.long_words, facts.words));
    row.Add("stops", facts.stops);
    row.Add("stops_per_word", Ratio(facts.stops, facts.words));
    row.Add("end", static_cast<double>(facts.end));
    constexpr std::array<std::pair<std::string_view, std::uint32_t>, 5> kTraits = {
        {{"pipe", kHasPipe},
         {"marker", kHasMarker},
         {"quoted", kHasQuote},
         {"title_case", kTitleCase},
         {"begins_with_stop", kBeginsWithStop}}};
    for (const auto& [name, bit] : kTraits) row.Add(name, (facts.traits & bit) != 0);
    row.Add("prose", static_cast<double>(prose_[i]));
    row.Add("repeats", repeats_.CountOf(samples_[i].core_hash));
    row.Add("hits", samples_[i].hits);
  }

  template <typename Row>
  void Neighbours(std::size_t i, Row& row) const {
    for (const auto& [name, offset] : kNeighbours) {
      const auto at = static_cast<std::ptrdiff_t>(i) + offset;
      const bool there = at >= 0 && at < static_cast<std::ptrdiff_t>(size_);
      const LineSample& sample = samples_[static_cast<std::size_t>(there ? at : 0)];
      const LineFacts& facts = *sample.facts;
      const auto add = [&](std::string_view column, double value) {
        row.Add(column, there ? value : -1.0);
      };
      row.Group(name);
      add("words", facts.words);
      add("end", static_cast<double>(facts.end));
      add("removed", sample.removed);
      add("capital_share", Ratio(facts.capital_words, facts.long_words));
    }
  }

  template <typename Row>
  void Windows(std::size_t i, Row& row) const {
    const auto at = static_cast<std::ptrdiff_t>(i);
    for (const auto& [name, from, to] : kWindows) {
      const auto add = [&, begin = at + from, end = at + to](std::string_view column,
                                                             const Sums& sums) {
        row.Add(column, Ratio(sums.Over(begin, end), static_cast<double>(end - begin)));
      };
      row.Group(name);
      add("words", words_);
      add("ended", ended_);
      add("removed", removed_);
      add("dated", dated_);
      add("titles", titles_);
      add("prose_words", prose_words_);
    }
  }

  template <typename Row>
  void Vocabulary(std::size_t i, Row& row) const {
    const LineCohesion& line = cohesion_[i];
    const auto share = [&](std::uint32_t count) {
      return line.stems == 0 ? -1.0F : Ratio(count, line.stems);
    };
    const auto around = [&, at = static_cast<std::ptrdiff_t>(i)](std::ptrdiff_t from,
                                                                 std::ptrdiff_t to) {
      return Ratio(core_stems_.Over(at + from, at + to), stems_.Over(at + from, at + to));
    };
    row.Group("stems");
    row.Add("", line.stems);
    row.Add(".new", line.stems - line.elsewhere);
    row.Add(".core", share(line.core));
    row.Add(".prose", share(line.prose));
    row.Add(".near", share(line.near));
    row.Add(".before", share(line.before));
    row.Add(".after", share(line.after));
    row.Add(".of_prose", line.stems == 0 ? 0.0F : share(line.core) - prose_cohesion_);
    row.Add(".around1", around(-1, 2));
    row.Add(".last5", around(-5, 0));
    row.Add(".next5", around(1, 6));
  }

  template <typename Row>
  void Place(std::size_t i, Row& row) const {
    row.Group("");
    const auto at = static_cast<std::ptrdiff_t>(i);
    const double all = words_.All(), core_words = words_.Over(Begin(), End());
    row.Add("lines", static_cast<double>(size_));
    row.Add("line_number", static_cast<double>(i));
    row.Add("lines_behind", static_cast<double>(size_ - 1 - i));
    row.Add("position", Ratio(static_cast<double>(i), static_cast<double>(size_)));
    row.Add("page.words", all);
    row.Add("page.mean_words", Ratio(all, static_cast<double>(size_)));
    row.Add("page.ended", Ratio(ended_.All(), static_cast<double>(size_)));
    row.Add("page.short", Ratio(short_.All(), static_cast<double>(size_)));
    row.Add("page.removed", Ratio(removed_.All(), static_cast<double>(size_)));
    row.Add("page.dated", Ratio(dated_.All(), static_cast<double>(size_)));
    row.Add("page.prose_words", Ratio(prose_words_.All(), all));
    row.Add("page.prose_lines", Ratio(prose_lines_.All(), static_cast<double>(size_)));
    row.Add("core.words", core_words);
    row.Add("core.lines", static_cast<double>(core_.end - core_.begin));
    row.Add("core.word_share", Ratio(core_words, all));
    row.Add("core.prose_lines",
            Ratio(prose_lines_.Over(Begin(), End()), static_cast<double>(core_.end - core_.begin)));
    row.Add("core.from_begin", static_cast<double>(at - Begin()));
    row.Add("core.from_end", static_cast<double>(at - End()));
    row.Add("core.position",
            Ratio(static_cast<double>(at - Begin()), static_cast<double>(End() - Begin())));
    row.Add("words_before", Ratio(words_.Over(0, at), all));
    row.Add("prose_words_before", prose_words_.Over(0, at));
    row.Add("prose_words_behind", prose_words_.Over(at + 1, static_cast<std::ptrdiff_t>(size_)));
    row.Add("prose_near.before", prose_near_.before[i]);
    row.Add("prose_near.after", prose_near_.after[i]);
    row.Add("long_near.before", long_near_.before[i]);
    row.Add("long_near.after", long_near_.after[i]);
  }

  template <typename Row>
  void Rules(std::size_t i, Row& row) const {
    row.Group("");
    row.Add("removed_near.before", removed_near_.before[i]);
    row.Add("removed_near.after", removed_near_.after[i]);
    row.Add("removed_before", removed_.Over(0, static_cast<std::ptrdiff_t>(i)));
    for (std::size_t family = 0; family < kFamilies.size(); ++family) {
      row.Group(kFamilies[family]);
      row.Add(".before", family_near_[family].before[i]);
      row.Add(".after", family_near_[family].after[i]);
      row.Add(".page", families_[family].All());
      row.Add(".so_far", families_[family].Over(0, static_cast<std::ptrdiff_t>(i) + 1));
    }
  }

  std::ptrdiff_t Begin() const { return static_cast<std::ptrdiff_t>(core_.begin); }
  std::ptrdiff_t End() const { return static_cast<std::ptrdiff_t>(core_.end); }

  std::span<const LineSample> samples_;
  std::size_t size_;
  Sums words_, ended_, removed_, short_, dated_, titles_;
  Distances removed_near_;
  std::vector<ProseKind> prose_;
  Core core_;
  CountTable repeats_;  // of cores of lines
  Sums prose_words_, prose_lines_;
  Distances prose_near_{0, [](std::size_t) { return false; }}, long_near_ = prose_near_;
  std::vector<LineCohesion> cohesion_;
  Sums stems_, core_stems_;
  float prose_cohesion_ = 0;  // what share of the stems of the core's prose stand elsewhere in it
  std::vector<Sums> families_;
  std::vector<Distances> family_near_;
};

}  // namespace

std::uint32_t FamilyBit(std::string_view rule_id) {
  const std::size_t dot = rule_id.find('.');
  if (dot == std::string_view::npos) return 0;
  const std::string_view rest = rule_id.substr(dot + 1), family = rest.substr(0, rest.find('.'));
  for (std::size_t i = 0; i < kFamilies.size(); ++i)
    if (kFamilies[i] == family) return std::uint32_t{1} << i;
  return 0;
}

const std::vector<std::string>& LineFeatureNames() {
  static const std::vector<std::string> names = [] {
    const LineFacts facts;
    const LineSample sample{.facts = &facts};
    NameRow row;
    Page({&sample, 1}, CleanOptions()).Write(0, row);
    return row.Take();
  }();
  return names;
}

std::vector<float> LineFeatures(std::span<const LineSample> samples, const CleanOptions& options) {
  const auto stands = [](const LineSample& sample) { return !sample.removed; };
  const auto count = std::count_if(samples.begin(), samples.end(), stands);
  std::vector<float> rows(static_cast<std::size_t>(count) * LineFeatureNames().size());
  if (rows.empty()) return rows;
  const Page page(samples, options);
  ValueRow row(rows.data());
  for (std::size_t i = 0; i < samples.size(); ++i)
    if (stands(samples[i])) page.Write(i, row);
  return rows;
}

}  // namespace newsieve
