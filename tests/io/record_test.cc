#include "io/record.h"

#include <string>

#include <gtest/gtest.h>

#include "io/line_reader.h"
#include "io/record_reader.h"

namespace newsieve {
namespace {

const Versions kVersions = {"0.1.0", "0123456789abcdef", ""};

Document SomeDocument() {
  Document document;
  document.id = "a";
  document.source = {"dir/f\xFF.jsonl", 3, "jsonl", "https://example.org"};
  document.title = "T";
  document.input_json = "{\"x\":1.50,\r\"score\":9,\"text2\":null}";
  return document;
}

Report SomeReport() {
  Report report;
  report.decision = Decision::kReview;
  report.score = 0.5;
  report.scores.language = 1;
  report.reasons = {{"a.b", "Because.", 2, 3}, {"c.d", "So.", {}, {}}};
  report.language = {"en", 0.75, "Latn", {{{0, 1}, "de", 0.9375, "Latn"}}};
  report.text = "x\n";
  report.edits = {{0, 2, "r.one", EditAction::kRemoveLine, 1, "y\n", false, ""},
                  {3, 4, "decode.invalid", EditAction::kReplace, 2, "\xFF", false, "\uFFFD"},
                  {5,
                   7,
                   "model.lines",
                   EditAction::kRemoveLine,
                   3,
                   "z\n",
                   false,
                   "",
                   0.9375,
                   {"words", "margin"}}};
  report.signals = {{"text.words", 1.0}};
  report.encoding = "utf-8";
  report.input_bytes = 5;
  report.input_hash = 0xABC;
  return report;
}

std::string RecordOf(const Document& document, const Report& report, bool merge = false) {
  std::string line;
  AppendRecord(document, report, kVersions, merge, line);
  return line;
}

TEST(RecordTest, WritesEveryKeyInOrder) {
  EXPECT_EQ(
      RecordOf(SomeDocument(), SomeReport()),
      "{\"schema\":\"newsieve/1\",\"id\":\"a\",\"source\":{\"path\":\"dir/"
      "f\uFFFD.jsonl\",\"path_hex\":"
      "\"6469722f66ff2e6a736f6e6c\",\"record\":3,\"format\":\"jsonl\",\"url\":\"https://"
      "example.org\",\"encoding\":"
      "\"utf-8\",\"hash\":\"0000000000000abc\"},\"decision\":\"review\",\"score\":0.5,"
      "\"scores\":{\"cleanliness\":null,"
      "\"language\":1,\"structure\":null,\"authenticity\":null,\"uniqueness\":null},"
      "\"reasons\":[{\"code\":\"a.b\","
      "\"message\":\"Because.\",\"value\":2,\"limit\":3},{\"code\":\"c.d\",\"message\":\"So."
      "\"}],\"machine_written\":"
      "{\"probability\":null,\"verdict\":\"cannot_say\",\"spun\":null,\"evidence\":[],\"passages\":"
      "[]},"
      "\"language\":{"
      "\"code\":\"en\",\"confidence\":0.75,"
      "\"script\":\"Latn\",\"blocks\":[{\"where\":{\"start\":0,\"end\":1},\"code\":\"de\","
      "\"confidence\":0.9375,\"script\":\"Latn\"}]},\"title\":\"T\",\"text\":\"x\\n\",\"edits\":[{"
      "\"start\":0,"
      "\"end\":2,\"rule\":\"r.one\","
      "\"action\":\"remove_line\",\"line\":1,\"removed\":\"y\\n\"},{\"start\":3,\"end\":4,"
      "\"rule\":\"decode.invalid\","
      "\"action\":\"replace\",\"line\":2,\"removed_hex\":\"ff\",\"inserted\":\"\uFFFD\"},"
      "{\"start\":5,\"end\":7,\"rule\":\"model.lines\",\"action\":\"remove_line\","
      "\"probability\":0.9375,\"why\":[\"words\",\"margin\"],\"line\":3,\"removed\":\"z\\n\"}],"
      "\"signals\":{\"text.words\":1},"
      "\"input_bytes\":5,\"output_bytes\":2,\"versions\":{\"newsieve\":\"0.1.0\",\"rules\":"
      "\"0123456789abcdef\","
      "\"models\":\"\"},\"input\":{\"x\":1.50, \"score\":9,\"text2\":null}}\n");
}

TEST(RecordTest, MergesInputWithoutOverwriting) {
  const std::string line = RecordOf(SomeDocument(), SomeReport(), true);
  EXPECT_TRUE(
      line.ends_with("\"models\":\"\"},\"x\":1.50,\"text2\":null,\"input\":{\"score\":9}}\n"))
      << line;
}

TEST(RecordTest, IsShortForFailures) {
  Report report;
  report.decision = Decision::kFailed;
  report.reasons = {{"input.json", "No.", {}, {}}};
  Document document;
  document.id = "f:1";
  document.source = {"f", 1, "jsonl", ""};
  EXPECT_EQ(RecordOf(document, report),
            "{\"schema\":\"newsieve/"
            "1\",\"id\":\"f:1\",\"source\":{\"path\":\"f\",\"record\":1,\"format\":\"jsonl\"},"
            "\"decision\":\"failed\",\"reasons\":[{\"code\":\"input.json\",\"message\":\"No.\"}],"
            "\"versions\":{\"newsieve\":"
            "\"0.1.0\",\"rules\":\"0123456789abcdef\",\"models\":\"\"}}\n");
}

TEST(RecordTest, ReadsBackWhatItWrote) {
  std::string line = RecordOf(SomeDocument(), SomeReport());
  const std::size_t size = line.size() - 1;
  line.append(kLinePadding, '\0');
  RecordParser parser;
  const Result<ParsedRecord> record = parser.Parse({line.data(), size});
  ASSERT_TRUE(record.ok()) << record.status().message();
  EXPECT_EQ(record->path, "dir/f\xFF.jsonl");
  EXPECT_EQ(record->record, 3u);
  EXPECT_EQ(record->hash, "0000000000000abc");
  ASSERT_EQ(record->edits.size(), 3u);
  EXPECT_EQ(record->edits[1].removed, "\xFF");
  EXPECT_EQ(record->edits[1].inserted, "\uFFFD");
}

TEST(RecordTest, RefusesWhatIsNoRecord) {
  RecordParser parser;
  for (
      std::string line :
      {"", "{}", "[]", "x", R"({"schema":"newsieve/2"})",
       R"({"schema":"newsieve/1","id":"a","decision":"keep"})",
       R"({"schema":"newsieve/1","id":"a","decision":"keep","source":{"path":"p"},"text":"x","edits":[{"start":-1}]})"}) {
    const std::size_t size = line.size();
    line.append(kLinePadding, '\0');
    EXPECT_FALSE(parser.Parse({line.data(), size}).ok()) << line;
  }
}

}  // namespace
}  // namespace newsieve
