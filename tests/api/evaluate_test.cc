#include <cmath>
#include <string>
#include <thread>

#include "newsieve/filter.h"
#include "tests/testing.h"

namespace newsieve {
namespace {

using namespace std::string_literals;

const std::string kProse =
    "The minister said on Tuesday that the plan for the new bridge would go ahead after all, in "
    "spite of the long delays.\n";

constexpr std::string_view kPack = R"(pack: p
rules:
- {id: t.line, why: w, phrases: [read more], strips: [Read more], keeps: [read]}
- {id: t.cut, why: w, where: to_end, phrases: [the end], rest: {max_prose: 99},
   strips: ["[-The end\nx-]"], keeps: [end]}
- {id: t.inline, why: w, where: inline, pattern: '\(ad\)', strips: ['a [-(ad)-] b'], keeps: [ad]}
)";

const Filter& TestFilter() {
  static const Filter filter = [] {
    const TempDir dir;
    FilterOptions options = OnlyRules({dir.Write("r.yaml", kPack)});
    options.config_path = dir.Write(
        "c.yaml", "limits: {max_document_bytes: 2000}\nclean: {guard: {max_removed_share: 0.9}}\n");
    Result<Filter> made = Filter::Create(options);
    if (!made.ok()) ADD_FAILURE() << made.status().message();
    return std::move(made).value();
  }();
  return filter;
}

Report Evaluate(std::string bytes, std::string encoding = "") {
  return TestFilter().Evaluate(DocumentOf(std::move(bytes), std::move(encoding)));
}

bool HasReason(const Report& report, std::string_view code) {
  return std::any_of(report.reasons.begin(), report.reasons.end(),
                     [&](const Reason& reason) { return reason.code == code; });
}

std::string Utf16(std::string_view ascii) {
  std::string bytes = "\xFF\xFE";
  for (char c : ascii) bytes += {c, '\0'};
  return bytes;
}

TEST(EvaluateTest, RebuildsEveryInputText) {
  const struct {
    std::string bytes, encoding, read_as, input;
  } kCases[] = {
      {"", "", "utf-8", ""},
      {" \n\t\n", "", "utf-8", " \n\t\n"},
      {"a", "", "utf-8", "a"},
      {"\n", "", "utf-8", "\n"},
      {kProse + "Read more\n" + kProse, "", "utf-8", kProse + "Read more\n" + kProse},
      {"a\r\nRead more\r\nb\r\n", "", "utf-8", "a\r\nRead more\r\nb\r\n"},
      {"a\rRead more\rb", "", "utf-8", "a\rRead more\rb"},
      {"some text\0 with a NUL and some more text\nRead more\n"s, "", "utf-8",
       "some text\0 with a NUL and some more text\nRead more\n"s},
      {"Read\0 more\nsome other text stands here\n"s, "", "utf-8",
       "Read\0 more\nsome other text stands here\n"s},
      {"\xEF\xBB\xBFRead more\nsome text\n", "utf-8", "utf-8",
       "\xEF\xBB\xBFRead more\nsome text\n"},
      {"It\xE2\x80\x99s d\xC3\xA9j\xC3\xA0 vu \xFF (ad) vu\n", "", "utf-8",
       "It\xE2\x80\x99s d\xC3\xA9j\xC3\xA0 vu \xFF (ad) vu\n"},
      {"itâ€™s (ad) mojibake\nRead\u00ADmore\nRead\u200B more\n", "", "utf-8",
       "itâ€™s (ad) mojibake\nRead\u00ADmore\nRead\u200B more\n"},
      {"caf\xE9 \x93noir\x94\nRead more\n", "", "windows-1252", "café “noir”\nRead more\n"},
      {"caf\xE9 \x93noir\x94\nRead more\n", "latin1", "windows-1252", "café “noir”\nRead more\n"},
      {"\xCF\xF0\xE8\nRead more\n", "windows-1251", "windows-1251", "При\nRead more\n"},
      {Utf16("some text\nRead more\n"), "", "utf-16le", "\uFEFFsome text\nRead more\n"},
      {Utf16("ab\nRead more\nand some more text here") + "\x00\xD8"s, "", "utf-16le",
       "\uFEFFab\nRead more\nand some more text here\xED\xA0\x80"},
  };
  for (const auto& test : kCases) {
    const Report report = Evaluate(test.bytes, test.encoding);
    ASSERT_NE(report.decision, Decision::kFailed)
        << testing::PrintToString(test.bytes) << report.reasons[0].code;
    EXPECT_EQ(report.encoding, test.read_as) << testing::PrintToString(test.bytes);
    EXPECT_EQ(RebuildInput(report.text, report.edits), test.input);
    EXPECT_EQ(report.input_bytes, test.bytes.size());
    EXPECT_EQ(report.text.find("Read more"), std::string::npos) << report.text;
    EXPECT_TRUE(std::isfinite(report.score) && report.score >= 0 && report.score <= 1);
  }
}

TEST(EvaluateTest, TellsEachEditByRuleActionAndLine) {
  const Report report =
      Evaluate("\xEF\xBB\xBF" + kProse + "\r\nIt fell\xFF (ad) again.\rRead more\n" + kProse +
               "\nThe end\nx\n");
  std::string told;
  for (const Edit& edit : report.edits)
    told += std::to_string(edit.line) + " " + edit.rule + " " + std::string(ToString(edit.action)) +
            " '" + edit.removed + "' '" + edit.inserted + "'|";
  EXPECT_EQ(told,
            "1 decode.bom remove_span '\xEF\xBB\xBF' ''|"
            "3 decode.invalid_bytes replace '\xFF' '\uFFFD'|"
            "3 t.inline remove_span ' (ad)' ''|"
            "4 t.line remove_line 'Read more\n' ''|"
            "6 t.cut remove_line '\nThe end\n' ''|"
            "8 t.cut remove_line 'x\n' ''|");
}

TEST(EvaluateTest, FailsWhatIsNoText) {
  const struct {
    std::string bytes, encoding, code;
  } kCases[] = {
      {"%PDF-1.7 and so on", "", "input.binary"},
      {"\x7f"
       "ELF",
       "", "input.binary"},
      {std::string(50, '\1'), "", "input.binary"},
      {"\0"s, "", "input.binary"},
      {"ééé\xFF\xFF\xFF", "", "input.encoding_damage"},
      {"\xFF\xFE"
       "abc",
       "", "input.undecodable"},
      {std::string(2001, 'a'), "", "input.too_large"},
      {"%PDF" + std::string(2001, 'a'), "no such", "input.too_large"},
  };
  for (const auto& test : kCases) {
    const Report report = Evaluate(test.bytes, test.encoding);
    EXPECT_EQ(report.decision, Decision::kFailed);
    ASSERT_EQ(report.reasons.size(), 1u) << testing::PrintToString(test.bytes);
    EXPECT_EQ(report.reasons[0].code, test.code);
    EXPECT_TRUE(report.edits.empty());
    EXPECT_TRUE(std::isfinite(report.score));
    EXPECT_EQ(report.input_bytes, test.bytes.size());
  }
}

TEST(EvaluateTest, TakesDocumentsUpToTheCap) {
  EXPECT_EQ(TestFilter().max_document_bytes(), 2000u);
  EXPECT_NE(Evaluate(std::string(1999, 'a')).decision, Decision::kFailed);
  EXPECT_NE(Evaluate(std::string(2000, 'a')).decision, Decision::kFailed);
  const Report report = Evaluate(std::string(2001, 'a'));
  EXPECT_EQ(report.decision, Decision::kFailed);
  EXPECT_EQ(report.reasons[0].value, 2001);
  EXPECT_EQ(report.reasons[0].limit, 2000);
}

TEST(EvaluateTest, NeverKeepsWhatIsEmpty) {
  for (const char* text : {"", " ", "\n\n", "\u00A0\u3000", "\uFEFF", "a"}) {
    const Report report = Evaluate(text);
    EXPECT_TRUE(report.decision == Decision::kDrop || report.decision == Decision::kFailed)
        << testing::PrintToString(text) << ToString(report.decision);
    for (const auto& [name, value] : report.signals) EXPECT_TRUE(std::isfinite(value)) << name;
  }
}

TEST(EvaluateTest, NotesWhatWasRepaired) {
  EXPECT_TRUE(HasReason(Evaluate(kProse + "itâ€™s"), "decode.mojibake"));
  EXPECT_TRUE(HasReason(Evaluate(kProse + "é \xFF"), "decode.invalid_bytes"));
  EXPECT_TRUE(HasReason(Evaluate(kProse + "\x01"), "decode.control"));
  EXPECT_TRUE(HasReason(Evaluate(kProse + "\u200B"), "decode.invisible"));
  EXPECT_TRUE(HasReason(Evaluate(kProse, "utf8mb4"), "decode.declared_encoding"));
  EXPECT_TRUE(HasReason(Evaluate(kProse + "caf\xE9", "utf-8"), "decode.declared_encoding"));
  EXPECT_FALSE(HasReason(Evaluate("\uFEFF" + kProse, "utf-8"), "decode.bom"));
}

TEST(EvaluateTest, RestoresAndReviewsWhatTheGuardHolds) {
  const struct {
    std::string text, code;
  } kCases[] = {
      {"a\nThe end\n" + kProse, "guard.only_prose"},
      {"The end\n" + kProse, "guard.nothing_left"},
      {"ab c\nThe end\nabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz\n",
       "guard.removed_too_much"},
  };
  for (const auto& test : kCases) {
    const Report report = Evaluate(test.text);
    EXPECT_TRUE(HasReason(report, test.code)) << test.text;
    EXPECT_TRUE(report.decision == Decision::kReview || report.decision == Decision::kDrop)
        << test.text;
    EXPECT_EQ(report.text, test.text);
    EXPECT_TRUE(report.edits.empty());
  }
  EXPECT_FALSE(HasReason(Evaluate(kProse + "The end\nx\n"), "guard.only_prose"));
}

// Everything of a report but the addresses in it.
std::string Told(const Report& report) {
  std::string told = std::string(ToString(report.decision)) + " " + std::to_string(report.score) +
                     " " + report.language.code + " " + report.encoding + " " +
                     std::to_string(report.input_hash) + "\n" + report.text;
  for (const Reason& reason : report.reasons) told += reason.code + " ";
  for (const Edit& edit : report.edits)
    told += edit.rule + ":" + edit.removed + ">" + edit.inserted + " ";
  for (const auto& [name, value] : report.signals)
    told.append(name).append("=").append(std::to_string(value)).append(" ");
  return told;
}

TEST(EvaluateTest, DependsOnNothingButTheDocument) {
  std::vector<std::string> texts, alone;
  Random random(1);
  for (int i = 0; i < 40; ++i) {
    std::string text = i % 3 == 0 ? "Новости дня. " : i % 3 == 1 ? "itâ€™s (ad) " : "\xFF ";
    for (std::size_t n = random.Below(6); n > 0; --n)
      text += random.Below(2) == 0 ? kProse : "Read more\n";
    texts.push_back(text);
    alone.push_back(Told(Evaluate(text)));
  }
  std::vector<std::vector<std::string>> found(4);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < found.size(); ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t k = 0; k < texts.size(); ++k)
        found[t].push_back(
            Told(TestFilter().Evaluate(DocumentOf(texts[(k + 7 * t) % texts.size()]))));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::size_t t = 0; t < found.size(); ++t)
    for (std::size_t k = 0; k < texts.size(); ++k)
      ASSERT_EQ(found[t][k], alone[(k + 7 * t) % texts.size()]);
}

TEST(RebuildInputTest, UndoesEdits) {
  const auto edit = [](std::size_t start, std::string removed, std::string inserted) {
    Edit made;
    made.start = start;
    made.end = start + removed.size();
    made.removed = std::move(removed);
    made.inserted = std::move(inserted);
    return made;
  };
  EXPECT_EQ(RebuildInput("abc", {}), "abc");
  EXPECT_EQ(RebuildInput("", {edit(0, "all", "")}), "all");
  EXPECT_EQ(RebuildInput("bXYe", {edit(0, "a", ""), edit(2, "cd", "XY"), edit(5, "f", "")}),
            "abcdef");
  EXPECT_EQ(RebuildInput("aNEWb", {edit(1, "", "NEW")}), "ab");
}

constexpr std::string_view kGerman =
    "Der Stadtrat hat am Dienstag beschlossen, die alte Brücke zu sanieren, die seit dem "
    "Hochwasser im Frühjahr gesperrt ist, und das Geld dafür im nächsten Haushalt zu suchen.\n";

TEST(EvaluateTest, SetsAsideWhatIsInALanguageThatNobodyAskedFor) {
  FilterOptions options;
  options.languages = {"en-GB"};
  const Result<Filter> filter = Filter::Create(options);
  ASSERT_TRUE(filter.ok()) << filter.status().message();
  const auto unexpected = [&](std::string text) {
    return HasReason(filter->Evaluate(DocumentOf(std::move(text))), "language.unexpected");
  };
  EXPECT_FALSE(unexpected(kProse + kProse));
  EXPECT_TRUE(unexpected(std::string(kGerman)));
  EXPECT_FALSE(unexpected("Oslo 12:30"));
  EXPECT_FALSE(unexpected(""));
  // Damage and controls make no other language of it, and empty nothing.
  std::string damaged = kProse;
  for (std::size_t at = 5; at < damaged.size(); at += 15) damaged.insert(at, "\x01\xC3"s);
  damaged += kProse + kProse;
  EXPECT_FALSE(unexpected(damaged));
  const Report report = filter->Evaluate(DocumentOf(damaged));
  EXPECT_EQ(report.language.code, "en");
  EXPECT_NE(report.text.find("The minister"), std::string::npos);
}

TEST(EvaluateTest, ShowsStretchesInAnotherLanguage) {
  const Report report = Evaluate(kProse + kProse + "\n" + std::string(kGerman) + "\n" + kProse);
  ASSERT_EQ(report.language.blocks.size(), 1u);
  const LanguageBlock& block = report.language.blocks[0];
  EXPECT_EQ(block.code, "de");
  EXPECT_EQ(report.text.substr(block.where.start, block.where.end - block.where.start) + "\n",
            kGerman);
}

TEST(EvaluateTest, RefusesLanguagesThatItCannotTell) {
  FilterOptions options;
  options.languages = {"english"};
  EXPECT_EQ(Filter::Create(options).status().code(), StatusCode::kUsage);
}

}  // namespace
}  // namespace newsieve
