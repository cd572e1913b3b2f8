#include "text/mojibake.h"

#include <string>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "text/charset.h"

namespace newsieve {
namespace {

std::string Restored(std::string_view text) { return ApplyEdits(text, FindMojibake(text, 5)); }

// What becomes of `text` when its bytes are read as windows-1252.
std::string Misread(std::string_view text) {
  std::string out;
  for (char byte : text)
    AppendCharacter(out, Windows1252Character(static_cast<unsigned char>(byte)));
  return out;
}

TEST(MojibakeTest, RestoresWhatWasReadAsWindows1252) {
  const struct {
    std::string_view text, restored;
  } kCases[] = {
      {"itâ€™s", "it’s"},
      {"cafÃ©", "café"},
      {"â€œquotedâ€\u009D", "“quoted”"},
      {"ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет"},
      {"æ\u009D±äº¬", "東京"},
      {"ðŸ˜€", "😀"},
      {"5Â°C", "5°C"},
      {"Â£5, Â\u00A0and", "£5, \u00A0and"},
  };
  for (const auto& test : kCases) EXPECT_EQ(Restored(test.text), test.restored) << test.text;
}

TEST(MojibakeTest, RestoresEveryCharacterThatWasMisread) {
  for (char32_t rune : U"éßñçøåÖÜŠžЖщπعאअกあ中한—…“”€£§©™😀𝄞") {
    if (rune == 0) continue;
    std::string text;
    AppendCharacter(text, rune);
    EXPECT_EQ(Restored("the " + Misread(text) + " and"), "the " + text + " and");
  }
}

TEST(MojibakeTest, LeavesHealthyTextAlone) {
  for (const char* text : {"", "plain", "naïve café Ärger Øre", "Ã", "Â", "â€", "SÃO PAULO", "AÇÃO",
                           "PÂ°", "Å”", "“Å”, sade han", "Ãa", "Ã„", "東京"})
    EXPECT_EQ(Restored(text), text);
}

TEST(MojibakeTest, OneCertainCaseSettlesTheDoubtfulOnes) {
  EXPECT_EQ(Restored("PÂ°"), "PÂ°");
  EXPECT_EQ(Restored("PÂ° and itâ€™s"), "P° and it’s");
}

TEST(MojibakeTest, NeverMakesControlOrPrivateCharacters) {
  EXPECT_EQ(Restored("Â\u0085"), "Â\u0085");
  EXPECT_EQ(Restored("î€€"), "î€€");  // U+E000
}

TEST(MojibakeTest, TakesDamagedBytes) {
  for (const char* text : {"\xC3", "\xC3\x83", "\xC3\x83\xC2", "\xC3\x83\xFF",
                           "\xFF\xC3\x83\xC2\xA9", "\xC3\x83\xC2\xA9\xC3"}) {
    const std::vector<TextEdit> edits = FindMojibake(text, 5);
    for (const TextEdit& edit : edits) EXPECT_TRUE(IsValidUtf8(edit.inserted));
  }
  EXPECT_EQ(Restored("\xFF\xC3\x83\xC2\xA9"), "\xFF\xC3\xA9");
}

TEST(MojibakeTest, GivesOneEditACharacterWithTheRule) {
  const std::vector<TextEdit> edits = FindMojibake("aÃ©bâ€™", 5);
  ASSERT_EQ(edits.size(), 2u);
  EXPECT_EQ(edits[0].start, 1u);
  EXPECT_EQ(edits[0].end, 5u);
  EXPECT_EQ(edits[0].inserted, "é");
  EXPECT_EQ(edits[1].rule, 5);
}

}  // namespace
}  // namespace newsieve
