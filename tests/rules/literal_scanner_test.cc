#include "rules/literal_scanner.h"

#include <algorithm>
#include <utility>

#include "tests/testing.h"

namespace newsieve {
namespace {

using Finds = std::vector<std::pair<std::size_t, std::size_t>>;  // end, literal

Finds Scan(const LiteralScanner& scanner, std::string_view text) {
  Finds finds;
  scanner.Scan(text,
               [&](std::uint32_t literal, std::size_t end) { finds.emplace_back(end, literal); });
  std::sort(finds.begin(), finds.end());
  return finds;
}

Finds Search(const std::vector<std::string>& literals, std::string_view text) {
  Finds finds;
  for (std::size_t literal = 0; literal < literals.size(); ++literal)
    for (std::size_t at = text.find(literals[literal]); at != std::string_view::npos;
         at = text.find(literals[literal], at + 1))
      finds.emplace_back(at + literals[literal].size(), literal);
  std::sort(finds.begin(), finds.end());
  return finds;
}

TEST(LiteralScannerTest, FindsNothingWithoutLiterals) {
  const LiteralScanner scanner({});
  EXPECT_EQ(Scan(scanner, "anything"), Finds());
}

TEST(LiteralScannerTest, FindsOverlapsDuplicatesAndLiteralsInLiterals) {
  const std::vector<std::string> literals = {"he", "she", "his", "hers", "he", "rs", "ushers"};
  const LiteralScanner scanner(literals);
  for (const char* text : {"", "ushers", "hehehe", "shehishers", "xyz", "h"})
    EXPECT_EQ(Scan(scanner, text), Search(literals, text)) << text;
}

TEST(LiteralScannerTest, AgreesWithAPlainSearch) {
  Random random(1);
  for (int round = 0; round < 20000; ++round) {
    const std::string_view alphabet = round % 2 == 0 ? "ab" : "abc\xC3\xA9";
    std::vector<std::string> literals;
    for (std::size_t n = random.Below(8); n > 0; --n) {
      std::string literal = random.Text(alphabet, 7);
      if (literal.size() >= 2) literals.push_back(std::move(literal));
    }
    const LiteralScanner scanner(literals);
    const std::string text = random.Text(round % 2 == 0 ? "abz" : "abcz\xC3\xA9\xFF", 30);
    ASSERT_EQ(Scan(scanner, text), Search(literals, text))
        << text << " for " << testing::PrintToString(literals);
  }
}

TEST(LiteralScannerTest, TakesEveryByteThatUtf8Has) {
  std::vector<std::string> literals;
  for (int byte = 0; byte < 0xF5; ++byte)
    if (byte != 0xC0 && byte != 0xC1)
      literals.push_back(std::string(1, static_cast<char>(byte)) + "x");
  const LiteralScanner scanner(literals);
  std::string text;
  for (const std::string& literal : literals) text += literal;
  EXPECT_EQ(Scan(scanner, text), Search(literals, text));
}

}  // namespace
}  // namespace newsieve
