#include "text/language_blocks.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "text/expected_languages.h"

namespace newsieve {
namespace {

constexpr std::string_view kEnglish =
    "The council voted on Tuesday to repair the old bridge, which has been closed since the floods "
    "in spring, and to look for money in the budget of next year.\n"
    "People who live on the other side of the river have had to drive for half an hour to reach "
    "the school, the shops and the doctor in the town.\n"
    "The mayor said that she was glad about the vote, but that the work would take longer than "
    "many of the families had been hoping for.\n";
constexpr std::string_view kGerman =
    "Der Stadtrat hat am Dienstag beschlossen, die alte Brücke zu sanieren, die seit dem "
    "Hochwasser im Frühjahr gesperrt ist, und das Geld dafür im nächsten Haushalt zu suchen.\n"
    "Wer auf der anderen Seite des Flusses wohnt, muss eine halbe Stunde fahren, um die Schule, "
    "die Läden und den Arzt in der Stadt zu erreichen.\n"
    "Die Bürgermeisterin freute sich über den Beschluss, doch die Arbeiten würden länger dauern, "
    "als viele der Familien gehofft hatten.\n";
constexpr std::string_view kRussian =
    "Городской совет решил во вторник отремонтировать старый мост, закрытый после весеннего "
    "наводнения, и найти на это деньги в бюджете следующего года.\n";

LanguageOptions Options(std::vector<std::string> expected = {}) {
  LanguageOptions options;
  options.expected = std::move(expected);
  options.alike = {{"hr", "sr", "bs"}, {"no", "da"}};
  return options;
}

std::string Times(std::string_view text, int times) {
  std::string repeated;
  for (int i = 0; i < times; ++i) repeated += text;
  return repeated;
}

// Blocks as "code script start-end".
std::string BlocksOf(std::string_view text) {
  std::string told;
  for (const LanguageBlock& block : FindLanguages(text, Options()).language.blocks)
    told += block.code + ' ' + block.script + ' ' + std::to_string(block.where.start) + '-' +
            std::to_string(block.where.end) + ' ';
  return told;
}

std::string Block(std::string_view what, std::size_t start, std::size_t end) {
  return std::string(what) + ' ' + std::to_string(start) + '-' + std::to_string(end) + ' ';
}

TEST(LanguageBlocksTest, FindsParagraphsInAnotherLanguage) {
  const std::string text = Times(kEnglish, 2) + std::string(kGerman) + std::string(kEnglish);
  const std::size_t start = 2 * kEnglish.size();
  EXPECT_EQ(BlocksOf(text), Block("de Latn", start, start + kGerman.size() - 1));
  const LanguageFindings found = FindLanguages(text, Options());
  EXPECT_EQ(found.language.code, "en");
  EXPECT_GE(found.language.blocks.at(0).confidence, 0.9);
  EXPECT_NEAR(found.shares.deviating, 0.27, 0.03);
}

TEST(LanguageBlocksTest, FindsThemFarFromTheSampleOfALongText) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += kEnglish;
  const std::size_t start = kEnglish.size() * 100;
  text.insert(start, kGerman);
  EXPECT_EQ(BlocksOf(text), Block("de Latn", start, start + kGerman.size() - 1));
}

TEST(LanguageBlocksTest, FindsShortLinesTogether) {
  std::string german(kGerman);
  for (std::size_t at = 60; at < german.size(); at += 60)
    if (const std::size_t space = german.find(' ', at); space != german.npos) german[space] = '\n';
  const std::string text = Times(kEnglish, 2) + german + std::string(kEnglish);
  const LanguageFindings found = FindLanguages(text, Options());
  ASSERT_EQ(found.language.blocks.size(), 1u);
  EXPECT_EQ(found.language.blocks[0].code, "de");
  EXPECT_GT(found.shares.deviating, 0.2);
}

TEST(LanguageBlocksTest, FindsAnotherScript) {
  for (const bool crlf : {false, true}) {
    const std::string end = crlf ? "\r\n" : "\n";
    const std::string text = std::string(kEnglish) + end + std::string(kRussian) + end +
                             std::string(kRussian) + end + std::string(kEnglish);
    const std::size_t start = kEnglish.size() + end.size();
    EXPECT_EQ(BlocksOf(text), Block("ru Cyrl", start, start + 2 * kRussian.size() - 1 + end.size()))
        << crlf;
  }
}

TEST(LanguageBlocksTest, FindsEastAsianTexts) {
  const std::string japanese =
      "市議会は火曜日に、こわれたままになっている古い橋をなおすことをきめたと発表しました。\n";
  const std::string chinese =
      "市议会星期二决定修复这座旧桥，自春季洪水以来该桥一直关闭，市民必须绕行很远。\n";
  const std::string korean =
      "시의회는 화요일 봄 홍수 이후 폐쇄된 오래된 다리를 보수하기로 결정했다고 시장이 시민들에게 "
      "밝혔고, 공사는 여러 달 동안 계속될 예정이라고 했다.\n";
  EXPECT_EQ(BlocksOf(Times(chinese, 4) + japanese),
            Block("ja Hira", 4 * chinese.size(), 4 * chinese.size() + japanese.size() - 1));
  EXPECT_EQ(BlocksOf(Times(korean, 4) + chinese),
            Block("zh Hani", 4 * korean.size(), 4 * korean.size() + chinese.size() - 1));
  // Japanese without kana is Japanese still, and names and terms of it are in every text.
  EXPECT_EQ(BlocksOf(Times(japanese, 4) + "東京都知事選挙投開票日程発表\n" + japanese), "");
}

TEST(LanguageBlocksTest, SaysNothingOfWhatIsCommon) {
  const std::string_view kNearMisses[] = {
      // Words, names and sentences of other languages inside the text's own.
      "“Ich bin ein Berliner”, he said, and the crowd on the square knew what the words meant.\n",
      "“Nous sommes tous très tristes”, dit-elle.\n",
      "Ich bin ein Berliner\n",
      "Слава Україні\n",
      "The sign said Привет, мир and then 你好 and then something that none of them could read.\n",
      "北京市人民政府\n",
      // Lists of names, which look like any language.
      "Neuer, Boateng, Hummels, Lahm, Kroos, Schweinsteiger, Müller, Özil, Götze, Klose, Schürrle, "
      "Mertesacker, Höwedes, Khedira, Podolski, Weidenfeller, Großkreutz, Zieler, Mustafi\n",
      "Gianluigi Buffon, Giorgio Chiellini, Andrea Barzagli, Leonardo Bonucci, Claudio Marchisio, "
      "Andrea Pirlo, Daniele De Rossi, Mario Balotelli, Antonio Cassano, Ignazio Abate\n",
      // Addresses and numbers.
      "https://www.beispiel.example/nachrichten/politik/der-stadtrat-hat-am-dienstag-beschlossen-"
      "die-alte-bruecke-zu-sanieren/die-seit-dem-hochwasser-gesperrt-ist.html?seite=zwei\n",
      "12 3.4 5,678 — 90 % (12:30) 😀😀😀 +49 30 1234567\n",
  };
  for (const std::string_view near_miss : kNearMisses)
    EXPECT_EQ(BlocksOf(Times(kEnglish, 2) + std::string(near_miss) + std::string(kEnglish)), "")
        << near_miss;
  // Brands and addresses in Latin letters are in every Russian text.
  EXPECT_EQ(BlocksOf(Times(kRussian, 4) +
                     "Apple, Google, Microsoft, Amazon, Facebook, Netflix, "
                     "Samsung, Huawei, Xiaomi, Toyota, Volkswagen\n" +
                     "www.example.com/one/two/three/four/five/six/seven/eight/nine/ten/eleven\n"),
            "");
}

TEST(LanguageBlocksTest, KnowsWhichLanguagesAreAlike) {
  const std::string croatian =
      "Gradsko vijeće odlučilo je u utorak popraviti stari most, koji je zatvoren od proljetnih "
      "poplava, i potražiti novac u proračunu za sljedeću godinu, rekao je gradonačelnik.\n";
  const std::string serbian =
      "Gradsko veće je u utorak odlučilo da popravi stari most, koji je zatvoren od prolećnih "
      "poplava, i da potraži novac u budžetu za sledeću godinu, rekao je gradonačelnik juče.\n";
  EXPECT_EQ(BlocksOf(Times(croatian, 4) + serbian), "");
  EXPECT_TRUE(AreAlike(Options(), "hr", "sr"));
  EXPECT_FALSE(AreAlike(Options(), "hr", "de"));
  EXPECT_FALSE(AreAlike(Options(), "no", "sr"));
}

TEST(LanguageBlocksTest, MeasuresWhatIsExpected) {
  const auto expected = [](std::vector<std::string> codes, std::string_view text) {
    return FindLanguages(text, Options(std::move(codes))).shares.expected;
  };
  const std::string mixed = Times(kEnglish, 3) + std::string(kGerman);
  EXPECT_EQ(expected({}, kGerman), 1);
  EXPECT_EQ(expected({"en", "de"}, mixed), 1);
  EXPECT_NEAR(expected({"en"}, mixed), 0.75, 0.03);
  EXPECT_NEAR(expected({"de"}, mixed), 0.25, 0.03);
  EXPECT_EQ(expected({"en"}, kGerman), 0);
  EXPECT_EQ(expected({"en"}, kRussian), 0);
  // What cannot be told is no fault, unless its script cannot be one of them.
  EXPECT_EQ(expected({"de"}, "Oslo"), 1);
  EXPECT_EQ(expected({"de"}, ""), 1);
  EXPECT_EQ(expected({"de"}, "12:30"), 1);
  EXPECT_EQ(expected({"ru"}, "Oslo"), 1);
  EXPECT_EQ(expected({"en"}, "Ђ"), 0);
  EXPECT_EQ(expected({"ru"}, "Ђ"), 1);
  EXPECT_EQ(expected({"ja"}, "橋"), 1);
}

TEST(LanguageBlocksTest, TakesNoHintFromTheText) {
  for (const std::string_view hint :
       {"<html lang=\"fr\"><meta http-equiv=\"Content-Language\" content=\"fr\">\n",
        "lang=\"ja\" xml:lang=\"ru\" Content-Language: de\n", "http://www.example.fr/fr/ .ru\n"}) {
    const std::string text = std::string(hint) + std::string(kEnglish);
    EXPECT_EQ(FindLanguages(text, Options()).language.code, "en") << hint;
    EXPECT_EQ(BlocksOf(text), "") << hint;
  }
}

TEST(LanguageBlocksTest, TakesAnyText) {
  std::mt19937 random(11);
  constexpr std::string_view kPieces[] = {kEnglish, kGerman,    kRussian,    "\r",
                                          "\n\n",   "\x01\x02", "\uFFFE",    "\u0300\u0301",
                                          "東京",   "สวัสดี",     "\U0010FFFF"};
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (std::size_t pieces = random() % 12; pieces-- > 0;) {
      if (random() % 2) text += kPieces[random() % std::size(kPieces)];
      for (std::size_t size = random() % 200; size-- > 0;) {
        const auto rune = static_cast<char32_t>(random() % (random() % 2 ? 0x110000 : 0x500));
        if (rune < 0xD800 || rune > 0xDFFF) AppendCharacter(text, rune);
      }
    }
    const auto [language, shares] = FindLanguages(text, Options({"de"}));
    EXPECT_GE(shares.deviating, 0);
    EXPECT_LE(shares.deviating, 1);
    EXPECT_GE(shares.expected, 0);
    EXPECT_LE(shares.expected, 1);
    std::size_t last = 0;
    for (const LanguageBlock& block : language.blocks) {
      EXPECT_LE(last, block.where.start);
      EXPECT_LT(block.where.start, block.where.end);
      EXPECT_LE(block.where.end, text.size());
      EXPECT_EQ(block.code == "und", block.confidence == 0);
      EXPECT_EQ(block.script.size(), 4u);
      EXPECT_TRUE(block.where.start == 0 || text[block.where.start - 1] == '\n' ||
                  text[block.where.start - 1] == '\r');
      last = block.where.end;
    }
  }
}

TEST(LanguageBlocksTest, TakesHugeLines) {
  const std::string text =
      Times("the old bridge over the river was repaired in the spring ", 40'000) + "\n" +
      Times("мост через реку отремонтировали весной этого года ", 20'000);
  const LanguageFindings found = FindLanguages(text, Options());
  EXPECT_EQ(found.language.code, "en");
  ASSERT_EQ(found.language.blocks.size(), 1u);
  EXPECT_EQ(found.language.blocks[0].code, "ru");
}

}  // namespace
}  // namespace newsieve
