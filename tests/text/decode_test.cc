#include "text/decode.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/testing.h"

namespace newsieve {
namespace {

using namespace std::string_literals;

std::string Utf16(std::u16string_view text, bool big_endian) {
  std::string bytes;
  for (char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    bytes += big_endian ? std::string{high, low} : std::string{low, high};
  }
  return bytes;
}

// "encoding text", with "!" in front where the declaration was set aside, or the fault's number and
// its words.
std::string Read(std::string_view bytes, std::string_view declared = "",
                 const DecodeOptions& options = {}) {
  Decoded out;
  Decode(bytes, declared, options, out);
  if (out.fault != DecodeFault::kNone)
    return "fault " + std::to_string(static_cast<int>(out.fault)) + ": " + out.detail;
  EXPECT_EQ(DecodedInputText(bytes, out.encoding), out.text);
  return (out.declared_ignored ? "!" : "") + out.encoding + " " + std::string(out.text);
}

TEST(DecodeTest, TrustsTheMarkThenTheDeclarationThenTheGuess) {
  const std::string le = Utf16(u"Zürich 東京 😀", false), be = Utf16(u"Zürich 東京 😀", true);
  const struct {
    std::string bytes, declared, read;
  } kCases[] = {
      {"", "", "utf-8 "},
      {"plain", "", "utf-8 plain"},
      {"caf\xC3\xA9", "", "utf-8 café"},
      {"caf\xC3\xA9", "utf-8", "utf-8 café"},
      {"caf\xE9", "", "windows-1252 café"},
      {"caf\xE9 noir", "utf-8", "!windows-1252 café noir"},  // declared UTF-8, really windows-1252
      {"plain words", "utf-16", "!utf-8 plain words"},       // declared UTF-16, really ASCII
      {"caf\xC3\xA9", "windows-1252",
       "windows-1252 cafÃ©"},  // and the reverse: the repair undoes it
      {"\xCF\xF0\xE8", "windows-1251", "windows-1251 При"},
      {"caf\xE9", "utf8mb4", "!windows-1252 café"},
      {"caf\xC3\xA9", std::string(4096, 'x'), "!utf-8 café"},
      {"+AGE-", "utf-7", "!utf-8 +AGE-"},
      {"\xEF\xBB\xBF"
       "caf\xC3\xA9",
       "windows-1252", "utf-8 \uFEFFcafé"},  // the mark wins
      {"\xFF\xFE" + le, "utf-8", "utf-16le \uFEFFZürich 東京 😀"},
      {"\xFE\xFF" + be, "", "utf-16be \uFEFFZürich 東京 😀"},
      {le, "utf-16le", "utf-16le Zürich 東京 😀"},
      {be, "UTF-16BE", "utf-16be Zürich 東京 😀"},
      {Utf16(u"Zürich 東京", false), "", "utf-16le Zürich 東京"},
      {Utf16(u"Zürich 東京", true), "", "utf-16be Zürich 東京"},
      {Utf16(u"News of the day", false), "utf-8", "!utf-16le News of the day"},
      {"one\xC3\xA9two\xC3\xA9three\xFF", "",
       "utf-8 one\xC3\xA9two\xC3\xA9three\xFF"},  // damaged, yet UTF-8
  };
  for (const auto& test : kCases)
    EXPECT_EQ(Read(test.bytes, test.declared), test.read)
        << testing::PrintToString(test.bytes) << " as " << test.declared;
}

TEST(DecodeTest, KeepsLoneSurrogatesSoThatNothingIsLost) {
  EXPECT_EQ(Read(Utf16(u"a", false) + "\x00\xD8"s + Utf16(u"b and more text", false), "utf-16le",
                 {.max_replaced_share = 1}),
            "utf-16le a\xED\xA0\x80"
            "b and more text");
}

TEST(DecodeTest, RefusesHalfACharacterOfUtf16) {
  EXPECT_EQ(Read("\xFF\xFE"
                 "a\0b"s),
            "fault 2: UTF-16 text with an odd number of bytes");
  EXPECT_EQ(Read("a\0b"s, "utf-16"), "fault 2: UTF-16 text with an odd number of bytes");
}

TEST(DecodeTest, KnowsBinaryFilesByTheirFirstBytes) {
  const struct {
    std::string bytes, what;
  } kCases[] = {
      {"%PDF-1.7\nall text", "a PDF file"},
      {"\x7f"
       "ELF\2\1\1",
       "a program (ELF)"},
      {"\xff\xd8\xff\xe0JFIF", "a JPEG image"},
      {"\x89PNG\r\n\x1a\n", "a PNG image"},
      {"GIF89a", "a GIF image"},
      {"PK\x03\x04", "a ZIP archive"},
      {"\x1f\x8b\x08", "gzip data"},
      {"\x28\xb5\x2f\xfd", "zstd data"},
      {"RIFF....WEBP", "a RIFF file"},
  };
  for (const auto& test : kCases)
    EXPECT_EQ(Read(test.bytes, "utf-8"), "fault 1: this is " + test.what + ", not text");
}

TEST(DecodeTest, TakesTextThatOnlyBeginsLikeABinaryFile) {
  for (const char* text :
       {"RIFF opens in Reykjavik on Thursday", "RIFF", "GIF8 is no image", "PK won", "%PDF", "ELF"})
    EXPECT_EQ(Read(text), "utf-8 " + std::string(text));
}

TEST(DecodeTest, SetsTooManyControlCharactersAside) {
  EXPECT_EQ(Read("123456789\0"s), "utf-8 123456789\0"s);  // one in ten is allowed
  EXPECT_EQ(Read("12345678\0"s), "fault 1: too many control characters for text");
  EXPECT_EQ(Read("12345678\x7f"), "fault 1: too many control characters for text");
  EXPECT_EQ(Read("\t\r\n\f"), "utf-8 \t\r\n\f");
}

TEST(DecodeTest, SetsTooMuchDamageAside) {
  EXPECT_EQ(Read("éé56789\xFF\xE9x", ""), "fault 3: too many bytes are not valid in utf-8");
  EXPECT_EQ(Read("éé345678\xFFx", "utf-8"), "utf-8 éé345678\xFFx");
  EXPECT_EQ(Read("ééé\xFF\xFF", "", {.max_replaced_share = 0.4}), "utf-8 ééé\xFF\xFF");
}

TEST(DecodeTest, TakesAnyBytes) {
  Random random(1);
  for (int round = 0; round < 20000; ++round) {
    const std::string bytes = random.Text("\0\xFF\xFE\xEF\xBB\xBF\xC3\xA9\xD8 a%PDF-\x1f\x8b"s, 40);
    for (const char* declared : {"", "utf-8", "utf-16", "windows-1252", "gb18030"})
      Read(bytes, declared);
  }
}

}  // namespace
}  // namespace newsieve
