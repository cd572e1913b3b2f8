// What the built-in configuration decides about small documents: promises to users, written for
// this project.
#include <gtest/gtest.h>

#include "tests/score/score_testing.h"
#include "text/language.h"

namespace newsieve {
namespace {

Report JudgeText(std::string_view profile, std::string_view text) {
  const ScoreConfig config = BuiltIn(profile);
  Report report;
  report.text = text;
  report.language = DetectLanguage(text);
  const SignalInput input({.config = config.signals, .text = text, .language = report.language});
  const std::vector<double> signals = MeasureSignals(input, MeasuredSignals(config));
  Judge(config, {.signals = signals}, report);
  return report;
}

constexpr std::string_view kBrief =
    "Fire closes harbour tunnel\n\n"
    "OSTHAVEN (Wire) - A fire in a lorry closed the harbour tunnel for two hours on Friday. Nobody "
    "was hurt, the fire "
    "service said. The tunnel opened again at noon.";

constexpr std::string_view kChineseBrief =
    "周五，一辆卡车起火，港口隧道关闭了两个小时。消防部门表示，没有人员受伤。隧道于中午重新开放。";

constexpr std::string_view kThaiBrief =
    "เกิดเหตุเพลิงไหม้รถบรรทุกเมื่อวันศุกร์ทำให้อุโมงค์ท่าเรือต้องปิดนานสองชั่วโมง หน่วยดับเพลิงระบุว่าไม่มีผู้ได้รับบาดเจ็บ "
    "อุโมงค์เปิดใช้งานอีกครั้งในเวลาเที่ยง";

constexpr std::string_view kMenu =
    "Home\nWorld\nSport\nWeather\nLog in\nSubscribe\nMost read\nVideo\nPodcasts\nContact "
    "us\nPrivacy\nAbout\n"
    "Newsletters\nJobs\nHelp";

TEST(DefaultConfigTest, KeepsAShortWireBrief) {
  for (std::string_view profile : {"news", "lenient"}) {
    const Report report = JudgeText(profile, kBrief);
    EXPECT_EQ(report.decision, Decision::kKeep)
        << profile << ": " << report.score << " " << Codes(report);
  }
}

TEST(DefaultConfigTest, KeepsBriefsInAnyLanguageAndScript) {
  const std::string_view kBriefs[] = {
      "Ein Brand in einem Lastwagen hat am Freitag den Hafentunnel für zwei Stunden lahmgelegt. "
      "Verletzt wurde nach "
      "Angaben der Feuerwehr niemand. Seit dem Mittag ist der Tunnel wieder frei.",
      "Pożar ciężarówki zamknął w piątek tunel portowy na dwie godziny. Nikt nie został ranny, "
      "podała straż pożarna. "
      "Tunel otwarto ponownie w południe.",
      "В пятницу из-за пожара в грузовике портовый тоннель был закрыт на два часа. По данным "
      "пожарной службы, никто не "
      "пострадал. В полдень движение восстановили.",
      kChineseBrief,
      "金曜日、トラックの火災により港のトンネルが二時間にわたって閉鎖されました。消防によると、けが"
      "人はいません。"
      "トンネルは正午に再開しました。",
      "금요일 트럭 화재로 항구 터널이 두 시간 동안 폐쇄됐다. 소방 당국은 다친 사람이 없다고 "
      "밝혔다. 터널은 정오에 다시 열렸다.",
      kThaiBrief,
      "أدى حريق في شاحنة يوم الجمعة إلى إغلاق نفق الميناء لمدة ساعتين. وقالت خدمة الإطفاء إن أحدا "
      "لم يصب بأذى. وأعيد فتح "
      "النفق عند الظهر.",
      "शुक्रवार को एक ट्रक में आग लगने से बंदरगाह की सुरंग दो घंटे तक बंद रही। दमकल विभाग ने कहा कि कोई घायल नहीं "
      "हुआ। "
      "सुरंग दोपहर में फिर से खुल गई।",
  };
  for (std::string_view brief : kBriefs) {
    const Report report = JudgeText("news", brief);
    EXPECT_EQ(report.decision, Decision::kKeep) << report.score << " " << Codes(report) << "\n"
                                                << brief;
    EXPECT_EQ(Codes(report).find("gopher.stop_words"), std::string::npos) << brief;
  }
}

// Whitespace counts too few words there, so nothing that counts them may speak.
TEST(DefaultConfigTest, CountsNoWhitespaceWordsWhereThereAreNone) {
  for (std::string_view brief : {kChineseBrief, kThaiBrief})
    EXPECT_EQ(Codes(JudgeText("news", brief)), "") << brief;
}

TEST(DefaultConfigTest, DoesNotKeepAMenu) {
  const Report report = JudgeText("news", kMenu);
  EXPECT_NE(report.decision, Decision::kKeep) << report.score;
  EXPECT_LT(*report.scores.structure, 0.2);
}

TEST(DefaultConfigTest, DropsWhatIsNoText) {
  for (std::string_view text : {"", " \n\n", "Advertisement", "-----\n| |"})
    EXPECT_EQ(JudgeText("news", text).decision, Decision::kDrop) << text;
}

TEST(DefaultConfigTest, SetsRepetitionAside) {
  std::string text;
  for (int i = 0; i < 12; ++i)
    text += "Click through to see the very best deals that our readers have found today.\n";
  const Report report = JudgeText("news", text);
  EXPECT_NE(report.decision, Decision::kKeep);
  EXPECT_LT(*report.scores.uniqueness, 0.2);
  EXPECT_NE(Codes(report).find("gopher.dup_line_share"), std::string::npos) << Codes(report);
  EXPECT_NE(Codes(report).find("gopher.top_4gram_char_share"), std::string::npos) << Codes(report);
}

TEST(DefaultConfigTest, CorpusDropsAsGopherDid) {
  EXPECT_EQ(JudgeText("corpus", kBrief).decision, Decision::kDrop);
  EXPECT_NE(Codes(JudgeText("corpus", kBrief)).find("gopher.word_count"), std::string::npos);
}

TEST(DefaultConfigTest, StricterProfilesNeverKeepMore) {
  for (std::string_view text :
       {kBrief, kMenu, std::string_view("Two words"), std::string_view("It rained. It sto")}) {
    const Decision lenient = JudgeText("lenient", text).decision,
                   news = JudgeText("news", text).decision,
                   strict = JudgeText("strict", text).decision;
    EXPECT_LE(lenient, news) << text;
    EXPECT_LE(news, strict) << text;
  }
}

}  // namespace
}  // namespace newsieve
