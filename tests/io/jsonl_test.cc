#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "io/format.h"

namespace newsieve {
namespace {

using namespace std::string_literals;

constexpr std::size_t kMaxBytes = 1000;

std::vector<Reading> ReadAll(std::string bytes, std::size_t max_bytes = kMaxBytes,
                             std::size_t chunk = std::string::npos) {
  StringSource source(std::move(bytes), chunk);
  const auto reader = FindFormat("jsonl")->open(source, "f.jsonl", {max_bytes, ""});
  std::vector<Reading> all;
  while (std::optional<Reading> reading = reader->Next()) all.push_back(*std::move(reading));
  return all;
}

// What a reading amounts to: its text, or the code of its failure.
std::string Outcome(const Reading& reading) {
  return reading.failure ? "<" + reading.failure->code + ">" : reading.document.bytes;
}

std::vector<std::string> Outcomes(const std::vector<Reading>& readings) {
  std::vector<std::string> outcomes;
  for (const Reading& reading : readings) outcomes.push_back(Outcome(reading));
  return outcomes;
}

std::string Nested(std::size_t depth) {
  return R"({"text":"x","v":)" + std::string(depth, '[') + std::string(depth, ']') + "}";
}

// After the cases of JSONTestSuite (https://github.com/nst/JSONTestSuite), made into objects with a
// text.
const std::vector<std::string> kRejected = {
    R"({"text":"x",})",
    R"({"text":"x",,"a":1})",
    R"({,"text":"x"})",
    R"({"text":"x" "a":1})",
    R"({"text" "x"})",
    R"({"text"::"x"})",
    R"({"text":})",
    R"({"text"})",
    R"({text:"x"})",
    R"({'text':'x'})",
    R"({"text":'x'})",
    R"({"text":"x")",
    R"("text":"x"})",
    R"({"text":"x"}})",
    R"({"text":"x"}{"text":"y"})",
    R"({"text":"x"} z)",
    R"({"text":"x"},)",
    R"({"text":"x"} # comment)",
    R"({"text":"x"} // comment)",
    R"({/**/"text":"x"})",
    R"({"text":"x)",
    R"({"text":"x\")",
    R"({"text":"\x00"})",
    R"({"text":"\a"})",
    R"({"text":"\'"})",
    R"({"text":"\u12"})",
    R"({"text":"\u00G0"})",
    R"({"text":"\U0041"})",
    R"({"text":"\ud800"})",
    R"({"text":"\udc00"})",
    R"({"text":"\ud800\ud800"})",
    R"({"text":"\ud800x"})",
    R"({"text":"\udc00\ud800"})",
    R"({"text":"x","v":"\ud834"})",
    R"({"text":"x","\ud834":1})",
    R"({"text":"x","v":01})",
    R"({"text":"x","v":-01})",
    R"({"text":"x","v":+1})",
    R"({"text":"x","v":1.})",
    R"({"text":"x","v":.5})",
    R"({"text":"x","v":-})",
    R"({"text":"x","v":--1})",
    R"({"text":"x","v":1e})",
    R"({"text":"x","v":1e+})",
    R"({"text":"x","v":1eE2})",
    R"({"text":"x","v":0x1F})",
    R"({"text":"x","v":1_000})",
    R"({"text":"x","v":NaN})",
    R"({"text":"x","v":Infinity})",
    R"({"text":"x","v":-Infinity})",
    R"({"text":"x","v":1e999})",
    R"({"text":"x","v":18446744073709551616})",
    R"({"text":"x","v":-9223372036854775809})",
    R"({"text":"x","v":True})",
    R"({"text":"x","v":tru})",
    R"({"text":"x","v":nul})",
    R"({"text":"x","v":undefined})",
    R"({"text":"x","v":[1,]})",
    R"({"text":"x","v":[,1]})",
    R"({"text":"x","v":[1 2]})",
    R"({"text":"x","v":[1})",
    R"({"text":"x","v":1]})",
    R"({"text":"x","v":{"a"}})",
    R"({"text":"x","v":{"a":1,}})",
    R"({"text":"x","v":{1:1}})",
    R"({"text":"x","v":(1)})",
    R"({"text":"x";"v":1})",
    "{\"text\":\"a\tb\"}",
    "{\"text\":\"a\x01"
    "b\"}",
    "{\"text\":\"x\",\"v\":\"\x1f\"}",
    "{\"text\":\"a\0b\"}"s,
    "{\"text\":\"x\"}\0"s,
    "\x0c{\"text\":\"x\"}",
    "\xC2\xA0{\"text\":\"x\"}",
    "{\"text\":\"x\"}\xEF\xBB\xBF",
    "\xE2\x81\xA0{\"text\":\"x\"}",
    "plain words",
    "<html>",
    "nothing: yaml",
    "}",
    Nested(1025),
    Nested(100000),
};

struct Accepted {
  std::string line, text;
};

const std::vector<Accepted> kAccepted = {
    {R"({"text":"x"})", "x"},
    {R"({"text":""})", ""},
    {R"( { "text" : "x" } )", "x"},
    {"\t{\t\"text\"\t:\t\"x\"\t}\t", "x"},
    {"{\r\"text\":\"x\"}", "x"},
    {R"({"a":1,"text":"x"})", "x"},
    {R"({"text":"x","text":"y"})", "x"},
    {R"({"a":{"text":"y"},"text":"x"})", "x"},
    {R"({"t\u0065xt":"x"})", "x"},
    {R"({"text":"\"\\\/\b\f\n\r\t"})", "\"\\/\b\f\n\r\t"},
    {R"({"text":"\u0041\u00e9\u20ac"})", "Aé€"},
    {R"({"text":"\uD834\uDD1E"})", "𝄞"},
    {R"({"text":"\u0000"})", "\0"s},
    {R"({"text":"\uFFFF\uFDD0"})", "\uFFFF\uFDD0"},
    {R"({"text":"\u2028\u2029"})", "\u2028\u2029"},
    {"{\"text\":\"a\u2028b\"}", "a\u2028b"},
    {"{\"text\":\"a\u0085b\"}", "a\u0085b"},
    {"{\"text\":\"\x7f\"}", "\x7f"},
    {"{\"text\":\"\uFEFFx\"}", "\uFEFFx"},
    {R"({"text":"Привет, 世界, 😀"})", "Привет, 世界, 😀"},
    {R"({"text":"{[,:]}"})", "{[,:]}"},
    {R"({"text":"// no comment"})", "// no comment"},
    {R"({"text":"x","v":0})", "x"},
    {R"({"text":"x","v":-0})", "x"},
    {R"({"text":"x","v":-0.0})", "x"},
    {R"({"text":"x","v":1.5e+10})", "x"},
    {R"({"text":"x","v":1E-400})", "x"},
    {R"({"text":"x","v":123456789012345678901234567890.0})", "x"},
    {R"({"text":"x","v":18446744073709551615})", "x"},
    {R"({"text":"x","v":-9223372036854775808})", "x"},
    {R"({"text":"x","v":0.)" + std::string(1000, '1') + "}", "x"},
    {R"({"text":"x","v":[true,false,null]})", "x"},
    {R"({"text":"x","v":[]})", "x"},
    {R"({"text":"x","v":{}})", "x"},
    {R"({"text":"x","v":[[],[[]],{}]})", "x"},
    {R"({"text":"x","":1})", "x"},
    {R"({"text":"x","v":"\u0022"})", "x"},
    {R"({"text":"x","a":1,"a":2})", "x"},
    {R"({"text":"x","title":null,"url":5,"author":["a"]})", "x"},
    {R"({"text":"x","id":{"a":1}})", "x"},
    {Nested(1000), "x"},
    {Nested(1023), "x"},
};

TEST(JsonlTest, RejectsBadLinesAndReadsTheNext) {
  ASSERT_GE(kRejected.size(), 60u);
  for (const std::string& bad : kRejected) {
    const auto readings =
        ReadAll("{\"text\":\"before\"}\n" + bad + "\n{\"text\":\"after\"}\n", 1000000);
    EXPECT_EQ(Outcomes(readings), (std::vector<std::string>{"before", "<input.json>", "after"}))
        << bad;
    EXPECT_EQ(readings[1].document.id, "f.jsonl:2");
    EXPECT_TRUE(readings[1].failure->message.starts_with("Line 2 (byte 18) "))
        << readings[1].failure->message;
  }
}

TEST(JsonlTest, AcceptsGoodLines) {
  ASSERT_GE(kAccepted.size(), 40u);
  for (const Accepted& good : kAccepted) {
    const auto readings =
        ReadAll("{\"text\":\"before\"}\n" + good.line + "\n{\"text\":\"after\"}\n", 1000000);
    EXPECT_EQ(Outcomes(readings), (std::vector<std::string>{"before", good.text, "after"}))
        << good.line;
  }
}

TEST(JsonlTest, ReadsTheSameInChunksOfAnySize) {
  std::string all = "\xEF\xBB\xBF{\"text\":\"first\"}\r\n\r\n";
  for (const Accepted& good : kAccepted) all += good.line + "\n";
  for (std::size_t i = 0; i < 20; ++i) all += kRejected[i] + "\n";
  const auto whole = Outcomes(ReadAll(all, 1000000));
  for (std::size_t chunk : {1u, 2u, 3u, 7u, 64u, 1000u})
    EXPECT_EQ(Outcomes(ReadAll(all, 1000000, chunk)), whole) << chunk;
}

TEST(JsonlTest, RefusesWhatHasNoText) {
  const std::vector<std::string> lines = {R"({"id":"a"})",
                                          R"({"text":null})",
                                          R"({"text":5})",
                                          R"({"text":["x"]})",
                                          R"({"text":{}})",
                                          R"({"Text":"x"})",
                                          R"("x")",
                                          "5",
                                          "null",
                                          "true",
                                          "{}",
                                          R"({"text":null,"text":"x"})"};
  for (const std::string& line : lines) {
    const auto readings = ReadAll("{\"text\":\"before\"}\n" + line);
    EXPECT_EQ(Outcomes(readings), (std::vector<std::string>{"before", "<input.schema>"})) << line;
  }
}

TEST(JsonlTest, TakesLineEndsOfAllKinds) {
  const std::vector<std::string> abc = {"a", "b", "c"};
  const std::vector<std::string> inputs = {
      "{\"text\":\"a\"}\n{\"text\":\"b\"}\n{\"text\":\"c\"}\n",
      "{\"text\":\"a\"}\n{\"text\":\"b\"}\n{\"text\":\"c\"}",
      "{\"text\":\"a\"}\r\n{\"text\":\"b\"}\r\n{\"text\":\"c\"}\r\n",
      "{\"text\":\"a\"}\r{\"text\":\"b\"}\r{\"text\":\"c\"}\r",
      "\xEF\xBB\xBF{\"text\":\"a\"}\n{\"text\":\"b\"}\n{\"text\":\"c\"}\n",
      "\n\n  \t\n{\"text\":\"a\"}\n\n{\"text\":\"b\"}\n\r\n{\"text\":\"c\"}\n\n\n"};
  for (const std::string& input : inputs) {
    EXPECT_EQ(Outcomes(ReadAll(input)), abc) << input;
    EXPECT_EQ(Outcomes(ReadAll(input, kMaxBytes, 1)), abc) << input;
  }
  EXPECT_TRUE(ReadAll("").empty());
  EXPECT_TRUE(ReadAll("\n \r\n").empty());
}

TEST(JsonlTest, TakesFieldsAndPassesOthersThroughAsWritten) {
  const auto readings = ReadAll(
      R"({"id":12.50,"url":"u","title":"T","author":"A","published":"P","x": 1.50,"text":"t","y":{"a": "\u0041"},"x":2})");
  ASSERT_EQ(readings.size(), 1u);
  const Document& document = readings[0].document;
  EXPECT_EQ(document.id, "12.50");
  EXPECT_EQ(document.source.url, "u");
  EXPECT_EQ(document.title + document.author + document.published, "TAP");
  EXPECT_EQ(document.input_json, R"({"x":1.50,"y":{"a": "\u0041"}})");
  EXPECT_EQ(document.source.record, 1u);
}

TEST(JsonlTest, TakesThePageWhereThereIsNoText) {
  const auto readings = ReadAll(R"({"html":"<p>a","x":1}
{"text":null,"html":"<p>b"}
{"text":"c","html":"<p>d"}
{"html":5}
)");
  EXPECT_EQ(Outcomes(readings), (std::vector<std::string>{"<p>a", "<p>b", "c", "<input.schema>"}));
  EXPECT_EQ(readings[0].document.content, ContentType::kHtml);
  EXPECT_EQ(readings[0].document.encoding, "utf-8");
  EXPECT_EQ(readings[0].document.input_json, R"({"x":1})");
  EXPECT_EQ(readings[2].document.content, ContentType::kText);
  EXPECT_EQ(readings[2].document.input_json, R"({"html":"<p>d"})");
}

TEST(JsonlTest, TakesTheFieldsThatAreNamed) {
  StringSource source(R"({"body":"b","text":"t","key":7,"id":"i"})");
  const auto reader = FindFormat("jsonl")->open(
      source, "f.jsonl", ReadOptionsOf(kMaxBytes, "", {"text=body", "id=key"}));
  const std::optional<Reading> reading = reader->Next();
  ASSERT_TRUE(reading && !reading->failure);
  EXPECT_EQ(reading->document.bytes, "b");
  EXPECT_EQ(reading->document.id, "7");
  EXPECT_EQ(reading->document.input_json, R"({"text":"t","id":"i"})");
}

TEST(JsonlTest, LeavesFieldsOfOtherTypesInTheInput) {
  const auto readings =
      ReadAll(R"({"id":true,"url":5,"title":null,"author":["a"],"published":"","text":"t"})");
  ASSERT_EQ(readings.size(), 1u);
  EXPECT_EQ(readings[0].document.id, "f.jsonl:1");
  EXPECT_EQ(readings[0].document.input_json,
            R"({"id":true,"url":5,"title":null,"author":["a"],"published":""})");
}

TEST(JsonlTest, HoldsDocumentsToTheLimit) {
  const auto line = [](std::size_t size) {
    return "{\"text\":\"" + std::string(size, 'x') + "\"}\n";
  };
  const auto readings = ReadAll(line(999) + line(1000) + line(1001) + line(100000) + line(1) +
                                line(5000000) + line(2));
  const std::vector<std::string> expected = {std::string(999, 'x'),
                                             std::string(1000, 'x'),
                                             "<input.too_large>",
                                             "<input.too_large>",
                                             "x",
                                             "<input.too_large>",
                                             "xx"};
  EXPECT_EQ(Outcomes(readings), expected);
  EXPECT_EQ(readings[6].document.source.record, 7u);
}

TEST(JsonlTest, RepairsInvalidUtf8AndSaysSo) {
  const auto readings =
      ReadAll("{\"text\":\"a\xFF\xE2\x82z\",\"v\":\"\xC0\"}\n{\"text\":\"ok\"}\n");
  ASSERT_EQ(readings.size(), 2u);
  EXPECT_EQ(readings[0].document.bytes, "a\uFFFD\uFFFDz");
  ASSERT_EQ(readings[0].notes.size(), 1u);
  EXPECT_EQ(readings[0].notes[0].code, "input.invalid_utf8");
  EXPECT_EQ(readings[0].notes[0].value, 3);
  EXPECT_TRUE(readings[1].notes.empty());
}

TEST(JsonlTest, SaysOnceThatAFileIsNotJsonLines) {
  const std::vector<std::string> files = {"[\n{\"text\":\"a\"},\n{\"text\":\"b\"}\n]\n",
                                          "  \n [{\"text\":\"a\"}]", "{\n  \"text\": \"a\"\n}\n",
                                          "{\"a\": 1,\n\"text\": \"x\"}\n", "\xFF\xFE{\0\"\0"s};
  for (const std::string& file : files) {
    const auto readings = ReadAll(file);
    ASSERT_EQ(readings.size(), 1u) << file;
    EXPECT_EQ(Outcome(readings[0]), "<input.not_jsonl>") << file;
    EXPECT_EQ(readings[0].document.id, "f.jsonl");
  }
}

}  // namespace
}  // namespace newsieve
