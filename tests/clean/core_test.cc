#include "clean/core.h"

#include <string>

#include "tests/testing.h"

namespace newsieve {
namespace {

// The facts of lines of text.
class Page {
 public:
  explicit Page(const std::vector<std::string>& texts) {
    facts_.reserve(texts.size());
    for (const std::string& text : texts) {
      FoldedLine line;
      FoldLine(text, line);
      facts_.push_back(line.facts);
      pointers_.push_back(&facts_.back());
    }
  }
  const std::vector<const LineFacts*>& lines() const { return pointers_; }

 private:
  std::vector<LineFacts> facts_;
  std::vector<const LineFacts*> pointers_;
};

// One letter a line: "l" prose by itself, "c" prose in a chain, "." neither.
std::string ProseOf(const std::vector<std::string>& texts) {
  std::string kinds;
  for (ProseKind kind : FindProse(Page(texts).lines(), TestOptions().prose))
    kinds += kind == ProseKind::kLine ? 'l' : kind == ProseKind::kChain ? 'c' : '.';
  return kinds;
}

std::string Words(int count, std::string_view end = "") {
  std::string text = "The";
  for (int i = 1; i < count; ++i) text += " word";
  return text.append(end);
}

TEST(FindProseTest, CountsTheWordsOfALine) {
  const struct {
    std::vector<std::string> lines;
    std::string_view kinds;
  } kCases[] = {
      {{}, ""},
      {{Words(8, ".")}, "l"},
      {{Words(7, ".")}, "."},
      {{Words(8, "…")}, "l"},
      {{Words(20)}, "l"},
      {{Words(19)}, "."},
      {{Words(19, ":")}, "."},
      {{"東京都知事は会見で新型感染症対策を説明した。"}, "l"},
      {{"東京都知事は。"}, "."},
      {{Words(8, "."), Words(3), Words(8, "?")}, "l.l"},
  };
  for (const auto& test : kCases)
    EXPECT_EQ(ProseOf(test.lines), test.kinds) << testing::PrintToString(test.lines);
}

TEST(FindProseTest, JoinsLinesThatContinueOneAnother) {
  const struct {
    std::vector<std::string> lines;
    std::string_view kinds;
  } kCases[] = {
      // Broken at a link, whose text is a name.
      {{"It was said yesterday by the head of", "OpenAI", ", who runs it, that all is well."},
       "ccc"},
      {{"The company was bought by", "Microsoft Research",
        "for an undisclosed sum of money last year."},
       "ccc"},
      // Broken at a fixed width.
      {{"The minister said on Tuesday that the", "plan would go ahead after all and that",
        "nobody would be hurt."},
       "ccc"},
      // Menus do not continue one another, whatever their case.
      {{"Home", "News", "Sport", "Weather"}, "...."},
      {{"home", "news", "sport", "weather"}, "...."},
      // A list item begins anew; so does what follows a colon or a sentence.
      {{"The minister said on Tuesday that the", "- plan would go ahead after all and"}, ".."},
      {{"The minister said on Tuesday the following:", "plan would go ahead after all and that"},
       ".."},
      {{"Short one here.", "and another one here."}, ".."},
      // A chain is prose once one of its lines is.
      {{"See", "more of what the minister said on Tuesday in the house."}, "cc"},
  };
  for (const auto& test : kCases)
    EXPECT_EQ(ProseOf(test.lines), test.kinds) << testing::PrintToString(test.lines);
}

std::string CoreOf(const std::vector<std::string>& texts,
                   const CoreOptions& options = TestOptions().core) {
  const Page page(texts);
  const Core core = FindCore(page.lines(), FindProse(page.lines(), TestOptions().prose),
                             TestOptions().prose, options);
  return core.empty() ? "none" : std::to_string(core.begin) + "-" + std::to_string(core.end);
}

TEST(FindCoreTest, TakesTheStretchWithTheMostProse) {
  const std::string article = Words(40, "."), menu = "Home", teaser = Words(16, ".");
  EXPECT_EQ(CoreOf({}), "none");
  EXPECT_EQ(CoreOf({menu, menu}), "none");
  EXPECT_EQ(CoreOf({Words(15, ".")}), "none") << "prose, but not more than it costs";
  EXPECT_EQ(CoreOf({article}), "0-1");
  EXPECT_EQ(CoreOf({menu, article, menu, article, menu}), "1-4");
  EXPECT_EQ(CoreOf({teaser, menu, menu, menu, article, article, menu, menu, teaser}), "4-6")
      << "teasers beyond the links stay out";
  CoreOptions options = TestOptions().core;
  options.extension_share = 0;
  EXPECT_EQ(CoreOf({teaser, menu, article}, options), "0-3");
  options = TestOptions().core;
  options.max_line_words = 50;
  EXPECT_EQ(CoreOf({Words(100, "."), menu, menu, Words(1000, ".")}, options), "0-4")
      << "one long line is not all";
}

TEST(FindCoreTest, JoinsFurtherStretchesThatHaveEnough) {
  std::vector<std::string> texts(20, "Home");
  texts.push_back(Words(75, "."));  // 60
  texts.insert(texts.end(), 40, "Home");
  texts.push_back(Words(75, "."));
  texts.insert(texts.end(), 40, "Home");
  texts.push_back(Words(22, "."));  // 7: less than 0.12 of 60
  EXPECT_EQ(CoreOf(texts), "20-62");
  texts.back() = Words(23, ".");  // 8
  EXPECT_EQ(CoreOf(texts), "20-103");
}

// The definition, without any haste: the best stretch, then the best one beside it while it has
// enough.
class SlowCore {
 public:
  SlowCore(std::vector<int> scores, double share) : scores_(std::move(scores)), share_(share) {}

  std::string Find() const {
    const auto [sum, begin, end] = Best(0, scores_.size());
    if (sum <= 0) return "none";
    std::size_t from = begin, to = end;
    for (Stretch more = Best(0, from); more.sum > 0 && more.sum >= share_ * sum;
         more = Best(0, from))
      from = more.begin;
    for (Stretch more = Best(to, scores_.size()); more.sum > 0 && more.sum >= share_ * sum;
         more = Best(to, scores_.size()))
      to = more.end;
    return std::to_string(from) + "-" + std::to_string(to);
  }

 private:
  struct Stretch {
    int sum = 0;
    std::size_t begin = 0, end = 0;
  };
  // Of equal ones the first to end, and of those the shortest.
  Stretch Best(std::size_t from, std::size_t to) const {
    Stretch best;
    for (std::size_t end = from + 1; end <= to; ++end)
      for (std::size_t begin = end; begin-- > from;)
        if (Sum(begin, end) > best.sum) best = {Sum(begin, end), begin, end};
    return best;
  }
  int Sum(std::size_t begin, std::size_t end) const {
    int sum = 0;
    for (std::size_t i = begin; i < end; ++i) sum += scores_[i];
    return sum;
  }

  std::vector<int> scores_;
  double share_;
};

TEST(FindCoreTest, AgreesWithItsDefinition) {
  Random random(1);
  for (int round = 0; round < 4000; ++round) {
    std::vector<std::string> texts;
    std::vector<int> scores;
    for (std::size_t n = random.Below(14); n > 0; --n) {
      const int words = 8 + static_cast<int>(random.Below(20));
      const bool prose = random.Below(2) == 0;
      texts.push_back(prose ? Words(words, ".") : "Home");
      scores.push_back(prose ? words - 15 : -2);
    }
    CoreOptions options = TestOptions().core;
    options.extension_share = static_cast<double>(random.Below(8)) / 8;
    ASSERT_EQ(CoreOf(texts, options), SlowCore(scores, options.extension_share).Find())
        << testing::PrintToString(scores) << options.extension_share;
  }
}

// A round-up of news, as big as documents get: was quadratic.
TEST(FindCoreTest, TakesManyEqualStretches) {
  std::vector<std::string> texts;
  for (int i = 0; i < 100000; ++i) texts.insert(texts.end(), {Words(16, "."), "Home"});
  EXPECT_EQ(CoreOf(texts), "0-199999");
}

}  // namespace
}  // namespace newsieve
