#include "html/page_features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>

#include "model/feature_row.h"

namespace newsieve {
namespace {

constexpr std::array<Window, 4> kWindows = {
    {{"last4.", -4, 0}, {"next4.", 1, 5}, {"last12.", -12, 0}, {"next12.", 1, 13}}};
constexpr std::array<std::string_view, 4> kAncestors = {"block.", "parent.", "parent2.",
                                                        "parent3."};
constexpr std::ptrdiff_t kFar = 100;    // lines; distances are no greater
constexpr std::uint32_t kOften = 3;     // a line, or how one begins, on one page
constexpr float kHeadlineShare = 0.6F;  // of the title's stems
constexpr float kOfHeadline = 0.7F;     // of the line's stems

class PageTable {
 public:
  explicit PageTable(const PageView& view)
      : view_(view),
        tree_(view.tree()),
        lines_(view.lines()),
        vocabulary_(FindVocabulary(view)),
        words_(lines_.size(), [&](std::size_t i) { return lines_[i].shape.words; }),
        link_words_(lines_.size(),
                    [&](std::size_t i) {
                      return static_cast<float>(lines_[i].shape.words) * lines_[i].link_share;
                    }),
        prose_words_(lines_.size(),
                     [&](std::size_t i) { return lines_[i].prose ? lines_[i].shape.words : 0; }),
        hints_(lines_.size(), [&](std::size_t i) { return FactsOf(i).chain; }),
        said_(lines_.size(), [&](std::size_t i) { return SaidHint(i).furniture; }),
        often_(lines_.size(), [&](std::size_t i) {
          return std::max(lines_[i].repeats, lines_[i].alike) >= kOften;
        }) {
    FindEnds();
    FindProseDistances();
    FindHeadline();
    if (headline_rank_ > 0)
      to_headline_ = tree_.DistancesTo(ElementOf(static_cast<std::size_t>(headline_)));
  }

  template <typename Row>
  void Write(std::size_t i, Row& row) const {
    Own(i, row);
    Hints(i, row);
    Above(i, row);
    Containers(i, row);
    Place(i, row);
    Neighbours(i, row);
    Windows(i, row);
    Page(row);
  }

 private:
  std::uint32_t ElementOf(std::size_t i) const { return lines_[i].line->element; }
  const ElementFacts& FactsOf(std::size_t i) const { return tree_[ElementOf(i)]; }
  const TextSums& All() const { return tree_[0].text; }

  Hint SaidHint(std::size_t i) const {
    return view_.hints().Of(HintHash(HintKind::kLine, lines_[i].shape.said));
  }
  Hint OpeningHint(std::size_t i) const {
    const std::uint32_t opening = lines_[i].shape.opening;
    return opening == 0 ? Hint{} : view_.hints().Of(HintHash(HintKind::kOpening, opening));
  }

  // What each line says of whether the article is over: it, how it begins, the elements that begin
  // with it.
  void FindEnds() {
    std::vector<bool> begun(view_.page().elements.size(), false);
    std::vector<float> high, low;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const float said = SaidHint(i).over, opening = OpeningHint(i).over;
      high.push_back(std::max({said, opening, 0.0F}));
      low.push_back(std::min({said, opening, 0.0F}));
      for (std::uint32_t at = ElementOf(i); !begun[at]; at = tree_.ParentOf(at)) {
        begun[at] = true;
        high.back() = std::max(high.back(), tree_[at].over);
        low.back() = std::min(low.back(), tree_[at].over);
      }
    }
    over_ = Sums(lines_.size(), [&](std::size_t i) { return high[i]; });
    not_over_ = Sums(lines_.size(), [&](std::size_t i) { return low[i]; });
    highest_before_.resize(lines_.size());
    lowest_behind_.resize(lines_.size());
    float highest = 0, lowest = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i)
      highest_before_[i] = highest = std::max(highest, high[i]);
    for (std::size_t i = lines_.size(); i-- > 0; lowest = std::min(lowest, low[i]))
      lowest_behind_[i] = lowest;
  }

  void FindProseDistances() {
    const auto size = static_cast<std::ptrdiff_t>(lines_.size());
    prose_before_.assign(lines_.size(), kFar);
    prose_after_.assign(lines_.size(), kFar);
    std::ptrdiff_t far = kFar;
    const auto step = [&](std::ptrdiff_t i, std::vector<std::ptrdiff_t>& out) {
      out[static_cast<std::size_t>(i)] = far;
      far = lines_[static_cast<std::size_t>(i)].prose ? 1 : std::min(far + 1, kFar);
    };
    for (std::ptrdiff_t i = 0; i < size; ++i) step(i, prose_before_);
    far = kFar;
    for (std::ptrdiff_t i = size; i-- > 0;) step(i, prose_after_);
  }

  // The heading of the highest level that says what the title says, or else any line that does.
  void FindHeadline() {
    int best = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const LineVocabulary& told = vocabulary_[i];
      const bool titled = told.of_title >= kHeadlineShare && told.title >= kOfHeadline;
      const bool first = lines_[i].line->kind == LineKind::kHeading && lines_[i].line->level == 1;
      const int rank = titled ? (first                                        ? 4
                                 : lines_[i].line->kind == LineKind::kHeading ? 3
                                                                              : 2)
                              : (first ? 1 : 0);
      if (rank > best) best = rank, headline_ = static_cast<std::ptrdiff_t>(i);
    }
    headline_rank_ = best;
  }

  template <typename Row>
  void Own(std::size_t i, Row& row) const {
    const PageLine& line = lines_[i];
    const LineShape& shape = line.shape;
    row.Group("");
    row.Add("words", shape.words);
    row.Add("stops", shape.stops);
    row.Add("stops_per_word", Ratio(shape.stops, shape.words));
    row.Add("letter_share", Ratio(shape.letters, shape.solid));
    row.Add("digit_share", Ratio(shape.digits, shape.solid));
    row.Add("capital_share", Ratio(shape.capital_words, shape.long_words));
    row.Add("symbols", shape.symbols);
    row.Add("end", shape.ends_sentence ? 2 : shape.ends_colon ? 1 : 0);
    row.Add("begins_lower", shape.begins_lower);
    row.Add("link_share", line.link_share);
    row.Add("runs", line.line->run_count);
    row.Add("kind", static_cast<double>(line.line->kind));
    row.Add("level", line.line->level);
    row.Add("repeats", line.repeats);
    row.Add("alike", line.alike);
    row.Add("prose", line.prose);
    const LineVocabulary& told = vocabulary_[i];
    row.Group("stems.");
    row.Add("main", told.main);
    row.Add("title", told.title);
    row.Add("of_title", told.of_title);
  }

  template <typename Row>
  void Hints(std::size_t i, Row& row) const {
    const ElementFacts& facts = FactsOf(i);
    row.Group("hint.");
    row.Add("block", facts.hint);
    row.Add("parent", tree_[tree_.ParentOf(ElementOf(i))].hint);
    row.Add("high", facts.high);
    row.Add("low", facts.low);
    row.Add("chain", facts.chain);
    row.Add("line", SaidHint(i).furniture);
    row.Add("opening", OpeningHint(i).furniture);
    const auto at = static_cast<std::ptrdiff_t>(i);
    const auto size = static_cast<std::ptrdiff_t>(lines_.size());
    row.Group("over.");
    row.Add("line", std::max(SaidHint(i).over, OpeningHint(i).over));
    row.Add("highest_before", highest_before_[i]);
    row.Add("lowest_behind", lowest_behind_[i]);
    row.Add("before", over_.Over(0, at + 1));
    row.Add("behind", not_over_.Over(at + 1, size));
    row.Add("last12", over_.Over(at - 11, at + 1));
    row.Add("since_headline", over_.Over(headline_, at + 1));
    row.Group("often.");
    row.Add("before", often_.Over(0, at));
    row.Add("last12", often_.Over(at - 12, at));
    row.Add("next12", often_.Over(at + 1, at + 13));
  }

  template <typename Row>
  void Above(std::size_t i, Row& row) const {
    constexpr std::array<std::pair<std::string_view, std::uint32_t>, 9> kBits = {
        {{"link", kAboveLink},
         {"article", kAboveArticle},
         {"main", kAboveMain},
         {"aside", kAboveAside},
         {"figure", kAboveFigure},
         {"table", kAboveTable},
         {"list", kAboveList},
         {"quote", kAboveQuote},
         {"paragraph", kAboveParagraph}}};
    row.Group("above.");
    for (const auto& [name, bit] : kBits) row.Add(name, (FactsOf(i).above & bit) != 0);
    row.Add("depth", view_.page().elements[ElementOf(i)].depth);
  }

  template <typename Row>
  void Containers(std::size_t i, Row& row) const {
    std::uint32_t element = ElementOf(i);
    for (const std::string_view name : kAncestors) {
      const TextSums& text = tree_[element].text;
      row.Group(name);
      row.Add("trusted_share", Ratio(text.trusted, All().trusted));
      row.Add("link_share", Ratio(text.link_words, text.words));
      row.Add("words", text.words);
      row.Add("lines", text.lines);
      row.Add("twins", tree_.GroupOf(element).elements);
      element = tree_.ParentOf(element);
    }
    const TextSums& group = tree_.GroupOf(ElementOf(i)).text;
    row.Group("group.");
    row.Add("trusted_share", Ratio(group.trusted, All().trusted));
    row.Add("prose_share", Ratio(group.prose_words, All().prose_words));
    row.Add("link_share", Ratio(group.link_words, group.words));
    row.Add("mean_words", Ratio(group.words, group.lines));
    row.Add("lines", group.lines);
    const Distance main = tree_.ToMain(ElementOf(i)), best = tree_.ToBest(ElementOf(i));
    row.Group("main.");
    row.Add("steps", main.steps);
    row.Add("apart", main.apart);
    row.Group("best.");
    row.Add("steps", best.steps);
    row.Add("apart", best.apart);
    row.Group("");
    row.Add("twins", tree_[tree_.ParentOf(ElementOf(i))].twins);
    const Distance headline = headline_rank_ == 0 ? Distance{} : to_headline_[ElementOf(i)];
    row.Group("headline.");
    row.Add("steps", headline.steps);
    row.Add("apart", headline.apart);
  }

  template <typename Row>
  void Place(std::size_t i, Row& row) const {
    const auto at = static_cast<std::ptrdiff_t>(i);
    const auto size = static_cast<std::ptrdiff_t>(lines_.size());
    row.Group("");
    row.Add("line_number", static_cast<double>(i));
    row.Add("lines_behind", static_cast<double>(size - 1 - at));
    row.Add("words_before", Ratio(words_.Over(0, at), words_.All()));
    row.Add("prose_share_before", Ratio(prose_words_.Over(0, at), prose_words_.All()));
    row.Add("prose_words_before", prose_words_.Over(0, at));
    row.Add("prose_words_behind", prose_words_.Over(at + 1, size));
    row.Add("prose_near.before", static_cast<double>(prose_before_[i]));
    row.Add("prose_near.after", static_cast<double>(prose_after_[i]));
    row.Add("from_headline",
            headline_rank_ == 0 ? kFar : static_cast<double>(std::min(at - headline_, kFar)));
    row.Add("prose_since_headline", at < headline_ ? -1 : prose_words_.Over(headline_, at));
  }

  template <typename Row>
  void Neighbours(std::size_t i, Row& row) const {
    for (const auto& [name, offset] : kNeighbours) {
      const auto at = static_cast<std::ptrdiff_t>(i) + offset;
      const bool there = at >= 0 && at < static_cast<std::ptrdiff_t>(lines_.size());
      const std::size_t other = there ? static_cast<std::size_t>(at) : i;
      const auto add = [&](std::string_view column, double value) {
        row.Add(column, there ? value : -1.0);
      };
      row.Group(name);
      add("words", lines_[other].shape.words);
      add("link_share", lines_[other].link_share);
      add("sentence", lines_[other].shape.ends_sentence);
      add("same_group", FactsOf(other).group == FactsOf(i).group);
      add("chain", FactsOf(other).chain);
    }
  }

  template <typename Row>
  void Windows(std::size_t i, Row& row) const {
    const auto at = static_cast<std::ptrdiff_t>(i);
    for (const auto& [name, from, to] : kWindows) {
      const std::ptrdiff_t begin = at + from, end = at + to;
      const double words = words_.Over(begin, end);
      row.Group(name);
      row.Add("words", Ratio(words, static_cast<double>(end - begin)));
      row.Add("link_share", Ratio(link_words_.Over(begin, end), words));
      row.Add("prose_share", Ratio(prose_words_.Over(begin, end), words));
      row.Add("said", said_.Over(begin, end));
      row.Add("hints", Ratio(hints_.Over(begin, end), static_cast<double>(end - begin)));
    }
  }

  template <typename Row>
  void Page(Row& row) const {
    row.Group("page.");
    row.Add("lines", static_cast<double>(lines_.size()));
    row.Add("words", All().words);
    row.Add("prose_share", Ratio(All().prose_words, All().words));
    row.Add("prose_lines", All().prose_lines);
    row.Add("link_share", Ratio(All().link_words, All().words));
    row.Add("headline", headline_rank_);
    const TextSums& main = tree_[tree_.main()].text;
    row.Group("main.");
    row.Add("prose_share", Ratio(main.prose_words, All().prose_words));
    row.Add("trusted_share", Ratio(main.trusted, All().trusted));
    row.Add("word_share", Ratio(main.words, All().words));
    row.Add("link_share", Ratio(main.link_words, main.words));
    row.Add("prose_lines", main.prose_lines);
    row.Add("mean_prose", Ratio(main.prose_words, main.prose_lines));
    row.Add("chain", tree_[tree_.main()].chain);
  }

  const PageView& view_;
  const PageTree& tree_;
  const std::vector<PageLine>& lines_;
  std::vector<LineVocabulary> vocabulary_;
  Sums words_, link_words_, prose_words_, hints_, said_, often_, over_, not_over_;
  std::vector<float> highest_before_, lowest_behind_;
  std::vector<std::ptrdiff_t> prose_before_, prose_after_;
  std::ptrdiff_t headline_ = 0;
  std::vector<Distance> to_headline_;
  int headline_rank_ = 0;  // how sure that line is the headline; 0: there is none
};

}  // namespace

const std::vector<std::string>& PageFeatureNames() {
  static const std::vector<std::string> names =
      NamesOfOneLine([](const PageView& view, NameRow& row) { PageTable(view).Write(0, row); });
  return names;
}

std::vector<float> PageFeatures(const PageView& view) {
  const std::size_t columns = PageFeatureNames().size();
  std::vector<float> rows(view.lines().size() * columns);
  const PageTable table(view);
  for (std::size_t i = 0; i < view.lines().size(); ++i) {
    ValueRow row(rows.data() + i * columns);
    table.Write(i, row);
  }
  return rows;
}

}  // namespace newsieve
