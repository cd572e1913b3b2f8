#include "io/format.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "io/escape.h"
#include "io/sniff.h"

namespace newsieve {
namespace {

using namespace std::string_literals;

// The format's name, or the failure's code.
std::string Chosen(std::string_view path, std::string_view head, std::string_view forced = "") {
  const InputFormat* format = FindFormat(forced);
  if (auto failure = UnsupportedByName(path, format)) return failure->code;
  const ChosenFormat chosen = ChooseFormat(path, head, format);
  return chosen.failure ? chosen.failure->code : std::string(chosen.format->name);
}

TEST(FormatTest, ChoosesByNameThenByFirstBytes) {
  struct Case {
    std::string path, head, forced, expected;
  };
  const std::string no = "input.unsupported_format";
  const std::vector<Case> cases = {
      {"a.txt", "words", "", "text"},
      {"a.TXT", "{\"text\":1}", "", "text"},
      {"a.jsonl", "words", "", "jsonl"},
      {"a.ndjson", "", "", "jsonl"},
      {"a.json", "[", "", "jsonl"},
      {"a", "words", "", "text"},
      {"a", "", "", "text"},
      {"-", " \n{\"text\":\"x\"}", "", "jsonl"},
      {"-", "\xEF\xBB\xBF{ \"text\":\"x\"}", "", "jsonl"},
      {"-", "{curly words}", "", "text"},
      {"-", "[1] A footnote", "", "text"},
      {"-", "[{\"text\":\"x\"}]", "", "jsonl"},
      {"a.b/c", "words", "", "text"},
      {"a.html", "words", "", "html"},
      {"a.HTM", "words", "", "html"},
      {"a.html", "words", "text", "text"},
      {"a.jsonl.gz", "", "", "jsonl"},
      {"a.html.gz.zst", "", "", "html"},
      {"a.gz", "words", "", "text"},
      {"a.warc", "", "", "warc"},
      {"a.warc.wet.gz", "", "", "wet"},
      {"a.zip", "", "", no},
      {"a.tar.gz", "", "", no},
      {"a.parquet.zst", "", "", no},
      {"a", "<!DOCTYPE HTML>", "", "html"},
      {"a", "<?xml version='1.0'?>\n<!DOCTYPE html>", "", "html"},
      {"a", "<?xml version='1.0'?>\n<rss>", "", "text"},
      {"a.txt", " <html lang=en>", "", "html"},
      {"a.txt", "<html lang=en>", "text", "text"},
      {"a.jsonl", "<html lang=en>", "", "jsonl"},
      {"a.txt", "PK\x03\x04", "text", no},
      {"a", "WARC/1.0\r\n", "", "warc"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(Chosen(c.path, c.head, c.forced), c.expected) << c.path << " " << c.head;
}

TEST(FormatTest, EveryRowReadsWhatItIsNamedFor) {
  for (const InputFormat& format : InputFormats()) {
    EXPECT_EQ(FindFormat(format.name), &format);
    StringSource source("");
    EXPECT_NE(format.open(source, "x", {10, ""}), nullptr);
  }
  EXPECT_EQ(FindFormat("parquet"), nullptr);
}

TEST(FormatTest, TextIsOneDocumentUpToTheLimit) {
  for (std::size_t size : {0u, 1u, 99999u, 100000u, 100001u, 500000u}) {
    StringSource source(std::string(size, 'x'), 777);
    const auto reader = FindFormat("text")->open(source, "dir/a.txt", {100000, "latin1"});
    const std::optional<Reading> reading = reader->Next();
    ASSERT_TRUE(reading);
    EXPECT_EQ(reading->failure.has_value(), size > 100000) << size;
    EXPECT_EQ(reading->document.bytes.size(), size > 100000 ? 0 : size);
    EXPECT_EQ(reading->document.id, "dir/a.txt");
    EXPECT_EQ(reading->document.encoding, "latin1");
    EXPECT_FALSE(reader->Next());
  }
}

TEST(EscapeTest, KeepsDifferentPathsDifferent) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"plain é.txt", "plain é.txt"}, {"a\\b", "a\\b"},        {"a\nb", "a\\x0ab"},
      {"a\\x0ab", "a\\x5cx0ab"},      {"bad\xFF", "bad\\xff"}, {"\x1b[31m", "\\x1b[31m"},
      {"a\xE2\x82", "a\\xe2\\x82"}};
  for (const auto& [path, escaped] : cases) EXPECT_EQ(EscapedPath(path), escaped);
}

TEST(EscapeTest, RepairsOncePerMaximalSubpart) {
  const std::vector<std::tuple<std::string, std::string, std::size_t>> cases = {
      {"ok", "ok", 0},
      {"\x80", "\uFFFD", 1},
      {"\xC0\xAF", "\uFFFD\uFFFD", 2},
      {"\xE2\x82", "\uFFFD", 1},
      {"\xF0\x9F\x98"
       "a",
       "\uFFFD"
       "a",
       1},
      {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD", 4}};
  for (const auto& [bytes, repaired, expected] : cases) {
    std::size_t count = 0;
    EXPECT_EQ(RepairUtf8(bytes, &count), repaired);
    EXPECT_EQ(count, expected);
  }
}

}  // namespace
}  // namespace newsieve
