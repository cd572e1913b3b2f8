#include "text/language.h"

#include <algorithm>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace newsieve {
namespace {

TEST(DetectLanguageTest, KnowsTheLanguagesOfNews) {
  const struct {
    std::string_view text, code, script;
  } kCases[] = {
      {"The council voted on Tuesday to repair the old bridge, which has been closed since the "
       "floods in spring.",
       "en", "Latn"},
      {"Der Stadtrat hat am Dienstag beschlossen, die alte Brücke zu sanieren, die seit dem "
       "Hochwasser gesperrt ist.",
       "de", "Latn"},
      {"Le conseil municipal a décidé mardi de réparer le vieux pont, fermé depuis les inondations "
       "du printemps.",
       "fr", "Latn"},
      {"Городской совет решил во вторник отремонтировать старый мост, закрытый после весеннего "
       "наводнения.",
       "ru", "Cyrl"},
      {"市议会星期二决定修复这座旧桥，自春季洪水以来该桥一直关闭，市民必须绕行很远。", "zh",
       "Hani"},
      {"市議会は火曜日に、こわれたままになっている古い橋をなおすことをきめたと発表しました。", "ja",
       "Hira"},
      {"시의회는 화요일 봄 홍수 이후 폐쇄된 오래된 다리를 보수하기로 결정했다고 밝혔다.", "ko",
       "Hang"},
      {"قرر مجلس المدينة يوم الثلاثاء إصلاح الجسر القديم المغلق منذ فيضانات الربيع الماضي.", "ar",
       "Arab"},
      {"מועצת העיר החליטה ביום שלישי לתקן את הגשר הישן שנסגר מאז השיטפונות באביב.", "he", "Hebr"},
      {"नगर परिषद ने मंगलवार को पुराने पुल की मरम्मत करने का फैसला किया जो वसंत की बाढ़ के बाद से बंद है।", "hi",
       "Deva"},
      {"สภาเมืองมีมติเมื่อวันอังคารให้ซ่อมแซมสะพานเก่าที่ปิดตั้งแต่น้ำท่วมในฤดูใบไม้ผลิ", "th", "Thai"},
  };
  for (const auto& test : kCases) {
    const Language language = DetectLanguage(test.text);
    EXPECT_EQ(language.code, test.code) << test.text;
    EXPECT_EQ(language.script, test.script) << test.text;
    EXPECT_GT(language.confidence, 0.8) << test.text;
  }
}

TEST(DetectLanguageTest, SaysUndWhereItCannotTell) {
  for (std::string_view text : {"", " \n", "Oslo", "12:30 — 14.7 % (2)", "😀😀😀"}) {
    const Language language = DetectLanguage(text);
    EXPECT_EQ(language.code, "und") << text;
    EXPECT_EQ(language.confidence, 0) << text;
  }
  EXPECT_EQ(DetectLanguage("12:30").script, "Zyyy");
}

// CLD2 is unsure of this, and knows no other language in it.
TEST(DetectLanguageTest, TellsTheOnlyLanguageAmongCodes) {
  const std::string text =
      "Валутен калкулатор: BGBX40: BGREIT: BGTR30: CGIX: "
      "NOKNZDPHPPLNRONRUBSEKSGDSITSKKTHBTRYUSDZAREUR в "
      "NOKNZDPHPPLNRONRUBSEKSGDSITSKKTHBTRYUSDZAREUR. Днес общината обяви, че ремонтът на стария "
      "мост ще започне през пролетта, а автобусите ще минават по другия бряг на реката, докато "
      "работата не бъде завършена. BGBX40: BGREIT: BGTR30: CGIX: "
      "NOKNZDPHPPLNRONRUBSEKSGDSITSKKTHBTRYUSDZAREUR, BGBX40: BGREIT: BGTR30: CGIX.";
  LanguageOptions options;
  options.lone = {.min_share = 0.4, .min_bytes = 400};
  EXPECT_EQ(DetectLanguage(text, options).code, "bg");
  options.lone.min_share = 1;
  EXPECT_EQ(DetectLanguage(text, options).code, "und");
}

TEST(DetectLanguageTest, WritesCodesInOneWay) {
  EXPECT_EQ(NormalLanguageCode("en-US"), "en");
  EXPECT_EQ(NormalLanguageCode("ZH_Hant"), "zh");
  EXPECT_EQ(NormalLanguageCode("nb"), "no");
  EXPECT_EQ(NormalLanguageCode("iw"), "he");
  EXPECT_TRUE(std::binary_search(LanguageCodes().begin(), LanguageCodes().end(), "de"));
  EXPECT_FALSE(std::binary_search(LanguageCodes().begin(), LanguageCodes().end(), "und"));
}

TEST(DetectLanguageTest, LooksBeyondTheTopOfALongText) {
  std::string text;
  for (int i = 0; i < 10; ++i)
    text += "Mehr zum Thema finden Sie in unserem Angebot für Abonnenten und Leser. ";
  for (int i = 0; i < 200; ++i)
    text += "The council voted on Tuesday to repair the old bridge " + std::to_string(i) +
            " times, the mayor said. ";
  EXPECT_EQ(DetectLanguage(text).code, "en");
}

TEST(DetectLanguageTest, ReadsOverControlsAndNoncharacters) {
  const std::string text =
      std::string("The council\x01 voted\uFFFE on Tuesday\u0085 to repair the old bridge, which") +
      '\0' + " has been closed since the floods in spring.";
  EXPECT_EQ(DetectLanguage(text).code, "en");
}

TEST(DetectLanguageTest, CutsSamplesAtCharacters) {
  for (std::size_t lead = 0; lead < 4; ++lead) {
    std::string text(lead, 'a');
    while (text.size() < 20'000) text += "橋を修復することを決めた。";
    EXPECT_EQ(DetectLanguage(text).code, "ja") << lead;
  }
}

TEST(DetectLanguageTest, TakesAnyText) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (std::size_t size = random() % 9000; text.size() < size;) {
      const auto rune = static_cast<char32_t>(random() % (random() % 2 ? 0x110000 : 0x500));
      if (rune < 0xD800 || rune > 0xDFFF) AppendCharacter(text, rune);
    }
    const Language language = DetectLanguage(text);
    EXPECT_GE(language.confidence, 0);
    EXPECT_LE(language.confidence, 1);
    EXPECT_EQ(language.code == "und", language.confidence == 0);
    EXPECT_EQ(language.script.size(), 4u);
  }
}

}  // namespace
}  // namespace newsieve
