#include "text/line.h"

#include <string>

#include "base/utf8.h"
#include "tests/testing.h"

namespace newsieve {
namespace {

using namespace std::string_literals;

FoldedLine Fold(std::string_view line) {
  FoldedLine out;
  FoldLine(line, out);
  return out;
}

TEST(FoldLineTest, WritesTheFoldedForm) {
  const struct {
    std::string_view line, folded;
  } kCases[] = {
      {"", ""},
      {" \t\u00A0\u3000", ""},
      {"  Read  MORE\t\tnow ", "read more now"},
      {"Read\u00A0more\u2009now", "read more now"},
      {"‘Don’t’ “say” „it‟", "'don't' \"say\" \"it\""},
      {"a–b—c−d‑e", "a-b-c-d-e"},
      {"more…", "more..."},
      {"zero\u200Bwidth\u200D\uFEFF", "zerowidth"},
      {"ÄÖÜ ÇŞĞ", "äöü çşğ"},
      {"ΣΟΦΟΣ", "σοφοσ"},
      {"ПРИВЕТ, Мир", "привет, мир"},
      {"ԲԱՐԵՎ", "բարեվ"},
      {"ᏣᎳᎩ", "ꮳꮃꭹ"},
      {"ＦＵＬＬ　ｗｉｄｔｈ", "ｆｕｌｌ ｗｉｄｔｈ"},
      {"İI", "ii"},
      {"ẞ", "ß"},
      {"𐐀", "𐐨"},
      {"اقرأ المزيد", "اقرأ المزيد"},
      {"می\u200Cخواهم", "میخواهم"},
      {"और पढ़ें", "और पढ़ें"},
      {"続きを読む　→", "続きを読む →"},
      {"a\u0001b\u007F", "ab"},
      {"«x» » y", "«x» » y"},
  };
  for (const auto& test : kCases) EXPECT_EQ(Fold(test.line).folded, test.folded) << test.line;
}

TEST(FoldLineTest, FindsTheCore) {
  const struct {
    std::string_view line, core;
  } kCases[] = {
      {"read more", "read more"},
      {"» Read more…", "read more"},
      {"Read more:", "read more"},
      {"→ Read more →", "read more"},
      {"[Read more]", "read more"},
      {"(Read more...)", "read more"},
      {"| Read | more |", "read | more"},
      {"• Read more", "read more"},
      {"- Read more -", "read more"},
      {"*** Read more ***", "read more"},
      {"1. Read more", "read more"},
      {"12) Read more", "read more"},
      {"1.5 billion", "1.5 billion"},
      {"2025", "2025"},
      {"1234. Read more", "1234. read more"},
      {"👉 Read more 👈", "read more"},
      {"Read more.", "read more."},
      {"Read more!", "read more!"},
      {"Read more?", "read more?"},
      {"Read more..", "read more"},
      {"«Read more»", "«read more»"},
      {"» Read more «", "» read more «"},
      {"\"Read more\"", "\"read more\""},
      {"@handle", "@handle"},
      {"#tag:", "#tag"},
      {"50% |", "50%"},
      {"$5", "$5"},
      {"© 2025 Us", "© 2025 us"},
      {"¡Lee más!", "¡lee más!"},
      {"— اقرأ المزيد ←", "اقرأ المزيد"},
      {"続きを読む»", "続きを読む"},
      {"और पढ़ें ।", "और पढ़ें ।"},
      {"---", ""},
      {"...", ""},
      {"→→→", ""},
      {"[]", ""},
      {"…", ""},
      {"1.", "1."},
      {"e\u0301", "e\u0301"},
  };
  for (const auto& test : kCases) EXPECT_EQ(Fold(test.line).core(), test.core) << test.line;
}

TEST(FoldLineTest, CountsWordsAndCharacters) {
  const struct {
    std::string_view line;
    std::uint32_t words, chars, solid, digits, letters;
  } kCases[] = {
      {"", 0, 0, 0, 0, 0},
      {"one two  three", 3, 13, 11, 0, 11},
      {"don't stop-now", 3, 14, 13, 0, 11},
      {"l’État c’est moi", 3, 16, 14, 0, 12},
      {"a1 2b 33", 3, 8, 6, 4, 2},
      {"٣ ملايين", 2, 8, 7, 1, 6},
      {"東京都", 2, 3, 3, 0, 3},
      {"東京都 is big", 4, 10, 8, 0, 8},
      {"ยินดีต้อนรับ", 4, 12, 12, 0, 8},
      {"한국어 뉴스", 2, 6, 5, 0, 5},
      {"और पढ़ें", 2, 8, 7, 0, 4},
      {"e\u0301te\u0301", 1, 5, 5, 0, 3},
      {"--- !!!", 0, 7, 6, 0, 0},
      {"😀 ok", 1, 4, 3, 0, 2},
      {"wait…", 1, 5, 5, 0, 4},
  };
  for (const auto& test : kCases) {
    const LineFacts facts = Fold(test.line).facts;
    EXPECT_EQ(facts.words, test.words) << test.line;
    EXPECT_EQ(facts.chars, test.chars) << test.line;
    EXPECT_EQ(facts.solid, test.solid) << test.line;
    EXPECT_EQ(facts.digits, test.digits) << test.line;
    EXPECT_EQ(facts.letters, test.letters) << test.line;
  }
}

TEST(FoldLineTest, NamesTheScriptOfMostLetters) {
  const struct {
    std::string_view line, script;
  } kCases[] = {
      {"2025 — 3!", "Zyyy"},     {"News", "Latn"},    {"Новости BBC", "Cyrl"},
      {"BBC اخبار خبر", "Arab"}, {"東京 is", "Hani"}, {"ニュース", "Kana"},
      {"뉴스 new", "Latn"},      {"समाचार", "Deva"},  {"חדשות", "Hebr"},
      {"ข่าว", "Thai"},           {"α β γ", "Grek"},
  };
  for (const auto& test : kCases)
    EXPECT_EQ(ScriptCode(Fold(test.line).facts.script), test.script) << test.line;
}

// Folding is what rules see of a line, and they may see a line again after an edit.
TEST(FoldLineTest, ChangesNothingTheSecondTime) {
  Random random(1);
  const std::vector<std::string> pieces = {"A", "É",  "ß",  " ",      "\u00A0", "…",     "—",
                                           "“", "’",  "中", "\u200B", "😀",      "1",     ".",
                                           "أ", "\t", "«",  "İ",      "Σ",      "\u0301"};
  for (int round = 0; round < 20000; ++round) {
    std::string line;
    for (std::size_t n = random.Below(10); n > 0; --n) line += random.Pick(pieces);
    const FoldedLine once = Fold(line);
    ASSERT_EQ(Fold(once.folded).folded, once.folded) << line;
    ASSERT_TRUE(IsValidUtf8(once.folded));
    ASSERT_LE(once.core_begin, once.core_end);
    ASSERT_LE(once.core_end, once.folded.size());
    ASSERT_TRUE(IsValidUtf8(once.core())) << line;
  }
}

TEST(FoldedOffsetsTest, LeadBackToTheLine) {
  Random random(2);
  const std::vector<std::string> pieces = {"A", "É",  " ",      "  ", "\u00A0",
                                           "…", "中", "\u200B", "😀",  "x"};
  for (int round = 0; round < 20000; ++round) {
    std::string line;
    for (std::size_t n = random.Below(10); n > 0; --n) line += random.Pick(pieces);
    const std::string folded = Fold(line).folded;
    const std::vector<std::size_t> offsets = FoldedOffsets(line);
    ASSERT_EQ(offsets.size(), folded.size() + 1) << line;
    for (std::size_t i = 0; i < offsets.size(); ++i) {
      ASSERT_LE(offsets[i], line.size());
      ASSERT_GE(offsets[i], offsets[i > 0 ? i - 1 : 0]) << line;
      ASSERT_TRUE(IsValidUtf8(line.substr(0, offsets[i]))) << line;
    }
    // What stands before a character folds to what stands before it in the folded form, but for
    // white space at its end.
    for (std::size_t i = 0; i < folded.size(); ++i) {
      if ((static_cast<unsigned char>(folded[i]) & 0xC0) == 0x80 || folded[i] == '.') continue;
      std::string before = folded.substr(0, i);
      while (!before.empty() && before.back() == ' ') before.pop_back();
      ASSERT_EQ(Fold(line.substr(0, offsets[i])).folded, before) << line << " at " << i;
    }
  }
}

TEST(SplitLinesTest, KnowsAllThreeLineEnds) {
  const struct {
    std::string_view text;
    std::vector<std::string_view> lines, whole;
  } kCases[] = {
      {"", {}, {}},
      {"a", {"a"}, {"a"}},
      {"a\n", {"a"}, {"a\n"}},
      {"\n", {""}, {"\n"}},
      {"\n\n", {"", ""}, {"\n", "\n"}},
      {"a\nb", {"a", "b"}, {"a\n", "b"}},
      {"a\r\nb\r\n", {"a", "b"}, {"a\r\n", "b\r\n"}},
      {"a\rb\r", {"a", "b"}, {"a\r", "b\r"}},
      {"a\r\r\nb\n\rc", {"a", "", "b", "", "c"}, {"a\r", "\r\n", "b\n", "\r", "c"}},
      {"a\u2028b\vc", {"a\u2028b\vc"}, {"a\u2028b\vc"}},
  };
  for (const auto& test : kCases) {
    std::vector<std::string_view> lines, whole;
    for (const LineSpan& span : SplitLines(test.text)) {
      lines.push_back(test.text.substr(span.begin, span.end - span.begin));
      whole.push_back(test.text.substr(span.begin, span.next - span.begin));
    }
    EXPECT_EQ(lines, test.lines) << testing::PrintToString(test.text);
    EXPECT_EQ(whole, test.whole) << testing::PrintToString(test.text);
  }
}

}  // namespace
}  // namespace newsieve
