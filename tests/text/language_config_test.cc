#include "text/language_config.h"

#include <string>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

struct ReadBack {
  LanguageOptions options;
  std::string faults;
};

ReadBack Read(const std::string& yaml) {
  ReadBack read;
  YamlFile file("test.yaml", yaml);
  const YamlNode* root = file.Parse();
  EXPECT_NE(root, nullptr);
  if (root != nullptr) ReadLanguageOptions(file, *root, read.options);
  for (const Diagnostic& fault : file.faults())
    read.faults += std::to_string(fault.line) + ": " + fault.message + " | " + fault.fix + "\n";
  return read;
}

TEST(LanguageConfigTest, ReadsCodesAsPeopleWriteThem) {
  const ReadBack read = Read("expected: [EN, de-AT, zh_Hant, nb, iw]\n");
  EXPECT_EQ(read.faults, "");
  EXPECT_EQ(read.options.expected, (std::vector<std::string>{"en", "de", "zh", "no", "he"}));
}

TEST(LanguageConfigTest, ChangesOnlyWhatItNames) {
  const ReadBack read =
      Read("blocks: {script_letters: 10, min_confidence: 0.5}\nalike: [[de, nl]]\n");
  EXPECT_EQ(read.faults, "");
  EXPECT_EQ(read.options.blocks.script_letters, 10u);
  EXPECT_EQ(read.options.blocks.min_confidence, 0.5);
  EXPECT_EQ(read.options.blocks.language_letters, LanguageOptions().blocks.language_letters);
  EXPECT_EQ(read.options.alike, (std::vector<std::vector<std::string>>{{"de", "nl"}}));
}

TEST(LanguageConfigTest, RefusesWhatItCannotMean) {
  const struct {
    std::string yaml, fault;
  } kCases[] = {
      {"expected: [en, german]\n", "1: there is no language 'german' that can be told | "},
      {"expected: [und]\n", "1: there is no language 'und' that can be told | "},
      {"wanted: [en]\n", "1: "},
      {"blocks: {min_confidence: 2}\n", "1: a share is 0..1 | "},
      {"blocks: {min_confidence: 0}\n", "1: min_confidence is above 0 | "},
      {"lone: {min_share: 0.4,\n min_bytes: 0}\n", "2: this number is too small | at least 1"},
      {"alike: {en: de}\n", "1: a list of lists is needed here | "},
  };
  for (const auto& test : kCases)
    EXPECT_EQ(Read(test.yaml).faults.substr(0, test.fault.size()), test.fault);
}

TEST(LanguageConfigTest, NamesTheWordThatIsNoLanguage) {
  std::vector<std::string> codes;
  EXPECT_TRUE(ReadLanguageCodes({"DE", "pt-BR"}, codes).ok());
  EXPECT_EQ(codes, (std::vector<std::string>{"de", "pt"}));
  const Status status = ReadLanguageCodes({"de", "xq"}, codes);
  EXPECT_EQ(status.code(), StatusCode::kUsage);
  EXPECT_NE(status.message().find("'xq'"), std::string::npos);
  EXPECT_EQ(codes, (std::vector<std::string>{"de", "pt"}));
}

}  // namespace
}  // namespace newsieve
