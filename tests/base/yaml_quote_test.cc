#include "base/yaml_quote.h"

#include <string>

#include "base/utf8.h"
#include "base/yaml.h"
#include "tests/testing.h"

namespace newsieve {
namespace {

std::string ReadBack(const std::string& text) {
  YamlFile file("t.yaml", "x: [" + YamlQuoted(text) + "]\n");
  const YamlNode* root = file.Parse();
  EXPECT_EQ(Told(file.faults()), "") << YamlQuoted(text);
  return root == nullptr ? "" : root->Find("x")->list[0].scalar;
}

TEST(YamlQuoteTest, ReadsBackTheSame) {
  using namespace std::string_literals;
  for (const std::string& text :
       {""s, " "s, "yes"s, "- a: b # c"s, "\"quoted\" \\ 'single'"s, "*alias &anchor !tag"s,
        "{a: [b]} %YAML @ `"s, "tab\tcr\rlf\nff\f"s, "nul\0end"s, "\x7F\xC2\x85\xC2\xA0"s,
        "\xE2\x80\xA8\xE2\x80\xA9\xEF\xBB\xBF"s, "…»ü中文🙂"s, "\xEF\xBF\xBE\xEF\xBF\xBF"s,
        "\xF0\x9F\xBF\xBF"s, "--- ... |\n>"s})
    EXPECT_EQ(ReadBack(text), text) << YamlQuoted(text);
}

TEST(YamlQuoteTest, ReadsBackAnyCharacter) {
  for (char32_t rune = 0; rune < 0x10FFFF; rune += rune < 0x3000 ? 1 : 97) {
    if (rune >= 0xD800 && rune < 0xE000) continue;
    std::string text = "a";
    AppendCharacter(text, rune);
    ASSERT_EQ(ReadBack(text), text) << static_cast<std::uint32_t>(rune);
  }
}

}  // namespace
}  // namespace newsieve
