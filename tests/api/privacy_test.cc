// Masking: what stands in the masked text, and that a masked run does not tell what stood there.
#include <random>
#include <string>
#include <vector>

#include "io/record.h"
#include "newsieve/filter.h"
#include "newsieve/stream.h"
#include "newsieve/verify.h"
#include "tests/testing.h"

namespace newsieve {
namespace {

// With the built-in rules.
Filter MakeFilter(std::vector<std::string> mask, std::string signals = "privacy") {
  FilterOptions options;
  options.removal = "rules";
  options.mask = std::move(mask);
  options.signals = {std::move(signals)};
  Result<Filter> made = Filter::Create(options);
  if (!made.ok()) ADD_FAILURE() << made.status().message();
  return std::move(made).value();
}

const Filter& MaskingAll() {
  static const Filter filter = MakeFilter({"all"});
  return filter;
}

std::string Masked(std::string text) {
  return MaskingAll().Evaluate(DocumentOf(std::move(text), "")).text;
}

TEST(PrivacyTest, PutsPlaceholders) {
  const struct {
    std::string_view text, masked;
  } kCases[] = {
      {"Write to jane@mail.example.org today.", "Write to [email] today."},
      {"Jane Doe <jane@mail.example.org>, joe@mail.example.org", "Jane Doe <[email]>, [email]"},
      {"Ring +49 30 23125 000 or (020) 7946 0123.", "Ring [phone] or [phone]."},
      {"Phone: 555-0123", "Phone: [phone]"},
      {"It came from 81.187.114.25.", "It came from [ip]."},
      {"To DE89 3704 0044 0532 0130 00, please.", "To [iban], please."},
      {"Card 4111 1111 1111 1111 was used.", "Card [card] was used."},
      {"Ünï “jane@mail.example.org” …", "Ünï “[email]” …"},
      {"They won 3-2-1 on 22.11.2024, in 2010-2020.",
       "They won 3-2-1 on 22.11.2024, in 2010-2020."},
  };
  for (const auto& test : kCases) EXPECT_EQ(Masked(std::string(test.text)), test.masked);
}

TEST(PrivacyTest, MasksTheKindsThatAreNamed) {
  const std::string text = "Write to jane@mail.example.org or ring +49 30 23125 000.";
  EXPECT_EQ(MakeFilter({"email"}).Evaluate(DocumentOf(text, "")).text,
            "Write to [email] or ring +49 30 23125 000.");
  EXPECT_EQ(MakeFilter({}).Evaluate(DocumentOf(text, "")).text, text);
  EXPECT_FALSE(MakeFilter({}).masks());
}

TEST(PrivacyTest, RefusesUnknownKinds) {
  FilterOptions options;
  options.mask = {"mail"};
  const Result<Filter> made = Filter::Create(options);
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.status().message(),
            "There is no kind of personal data 'mail': did you mean 'email'?");
}

double SignalIn(const Report& report, std::string_view name) {
  for (const auto& [known, value] : report.signals)
    if (known == name) return value;
  return -1;
}

TEST(PrivacyTest, CountsEachOnceMaskedOrNot) {
  // A number that two rules know is one number.
  const std::string text =
      "She left the phone number 202-555-0123 and wrote to jane@mail.example.org and "
      "joe@mail.example.org before the meeting began.\n"
      "He paid from DE89 3704 0044 0532 0130 00 and 4111 1111 1111 1111 from 81.187.114.25.\n";
  for (const std::vector<std::string>& mask :
       {std::vector<std::string>{}, std::vector<std::string>{"all"}}) {
    const Report report = MakeFilter(mask).Evaluate(DocumentOf(text, ""));
    EXPECT_EQ(SignalIn(report, "privacy.emails"), 2);
    EXPECT_EQ(SignalIn(report, "privacy.phones"), 1);
    EXPECT_EQ(SignalIn(report, "privacy.ibans"), 1);
    EXPECT_EQ(SignalIn(report, "privacy.cards"), 1);
    EXPECT_EQ(SignalIn(report, "privacy.ips"), 1);
  }
}

constexpr std::string_view kSecrets[] = {"jane@mail.example.org", "+49 30 23125 000",
                                         "81.187.114.25", "DE89 3704 0044 0532 0130 00",
                                         "4111 1111 1111 1111"};

TEST(PrivacyTest, RecordsTellNothingOfIt) {
  std::string secrets;
  for (std::string_view secret : kSecrets) secrets.append(secret).append(", ");
  Document document =
      DocumentOf("It rained all day, said " + secrets +
                     "and he left.\xFF\nShare on Facebook\nContact: " + secrets + "\n",
                 "");
  document.title = "Of " + secrets;
  document.author = "By " + secrets;
  document.input_json = "{\"note\":\"" + secrets + "\"}";
  for (bool merge : {false, true}) {
    Report report = MaskingAll().Evaluate(document);
    std::string record;
    AppendRecord(document, report, MaskingAll().versions(), merge, record);
    for (std::string_view secret : kSecrets)
      EXPECT_EQ(record.find(secret), record.npos) << secret << " in " << record;
    EXPECT_EQ(record.find("\"hash\""), record.npos);
    EXPECT_NE(record.find("\"withheld\":true"), record.npos);
  }
}

// The masked text is the cleaned one with the secrets replaced and nothing else, there is nothing
// left in it to mask, and the edits that are not withheld rebuild their part of the input.
TEST(PrivacyTest, ChangesNothingElse) {
  const Filter plain = MakeFilter({});
  constexpr std::string_view kPlaceholders[] = {"[email]", "[phone]", "[ip]", "[iban]", "[card]"};
  constexpr std::string_view kPieces[] = {"It rained all day. ",
                                          "\n",
                                          " ",
                                          "3-2-1",
                                          "Share on Facebook\n",
                                          "\xFF",
                                          "\u00AD",
                                          "“no”",
                                          "\r\n",
                                          "12,345.67 "};
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (std::size_t n = random() % 12; n > 0; --n) {
      const std::size_t pick = random() % (std::size(kPieces) + std::size(kSecrets));
      if (pick < std::size(kPieces)) {
        text += kPieces[pick];
      } else {
        text.append(" ; ").append(kSecrets[pick - std::size(kPieces)]).append(" ; ");
      }
    }
    std::string expected = plain.Evaluate(DocumentOf(text, "utf-8")).text;
    for (std::size_t i = 0; i < std::size(kSecrets); ++i)
      for (std::size_t at; (at = expected.find(kSecrets[i])) != expected.npos;)
        expected.replace(at, kSecrets[i].size(), kPlaceholders[i]);
    const Report report = MaskingAll().Evaluate(DocumentOf(text, "utf-8"));
    EXPECT_EQ(report.text, expected) << text;
    for (const Edit& edit : MaskingAll().Evaluate(DocumentOf(report.text, "utf-8")).edits)
      EXPECT_FALSE(edit.rule.starts_with("privacy.")) << text;
    if (report.encoding != "utf-8") continue;  // then the input text is no longer `text`
    const std::string rebuilt = RebuildInput(report.text, report.edits);
    ASSERT_EQ(rebuilt.size(), text.size()) << text;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (rebuilt[i] == '\0') continue;
      EXPECT_EQ(rebuilt[i], text[i]) << text;
    }
  }
}

class MaskedRunTest : public testing::Test {
 protected:
  MaskedRunTest() {
    dir_.Write("in/a.txt", "It rained all day.\nWrite to jane@mail.example.org or \xFF go.\n");
    dir_.Write("in/b.txt", "It rained all day, and nobody came.\n");
    RunOptions options;
    options.inputs = {dir_ / "in"};
    options.output = dir_ / "run.jsonl";
    EXPECT_TRUE(newsieve::Run(MaskingAll(), options).status.ok());
  }

  VerifyResult Verified(const std::string& input) const {
    return Verify({dir_ / "run.jsonl", input.empty() ? "" : dir_ / input}).value();
  }

  TempDir dir_;
};

TEST_F(MaskedRunTest, IsProvedAgainstItsInput) {
  const VerifyResult against = Verified("in"), alone = Verified("");
  EXPECT_EQ(against.faults, std::vector<std::string>());
  EXPECT_EQ(against.proved, 2U);
  EXPECT_EQ(against.withheld, 0U);
  EXPECT_EQ(alone.faults, std::vector<std::string>());
  EXPECT_EQ(alone.proved, 1U);
  EXPECT_EQ(alone.withheld, 1U);
}

TEST_F(MaskedRunTest, FaultsAreFound) {
  dir_.Write("in/a.txt", "It rained all DAY.\nWrite to jane@mail.example.org or \xFF go.\n");
  EXPECT_EQ(Verified("in").faults.size(), 1U);
  std::string run = ReadFile(dir_ / "run.jsonl");
  run.replace(run.find("[email]"), 7, "[phone]");
  dir_.Write("run.jsonl", run);
  EXPECT_EQ(Verified("").faults.size(), 1U);
}

}  // namespace
}  // namespace newsieve
