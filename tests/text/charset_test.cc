#include "text/charset.h"

#include <string>

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace newsieve {
namespace {

TEST(CharsetNameTest, KnowsLabelsAsBrowsersDo) {
  const struct {
    std::string_view label, name;
  } kCases[] = {
      {"UTF-8", "utf-8"},
      {"utf8", "utf-8"},
      {" Utf-8 ", "utf-8"},
      {"utf-16", "utf-16le"},
      {"UTF-16BE", "utf-16be"},
      {"latin1", "windows-1252"},
      {"ISO-8859-1", "windows-1252"},
      {"us-ascii", "windows-1252"},
      {"CP1252", "windows-1252"},
      {"iso-8859-9", "windows-1254"},
      {"GB2312", "gb18030"},
      {"gbk", "gb18030"},
      {"Shift_JIS", "cp932"},
      {"euc-kr", "cp949"},
      {"windows-1251", "windows-1251"},
      {"KOI8-R", "koi8-r"},
      {"big5", "big5"},
      {"euc-jp", "euc-jp"},
      {"x-sjis", "cp932"},
      {"windows-31j", "cp932"},
      {"x-gbk", "gb18030"},
      {"GB_2312-80", "gb18030"},
      {"chinese", "gb18030"},
      {"x-x-big5", "big5"},
      {"Big5-HKSCS", "big5"},
      {"x-euc-jp", "euc-jp"},
      {"ks_c_5601-1989", "cp949"},
      {"korean", "cp949"},
      {"x-cp1251", "windows-1251"},
      {"iso_8859-1:1987", "windows-1252"},
      {"tis-620", "windows-874"},
      {"koi8-ru", "koi8-u"},
      {"logical", "iso-8859-8-i"},
      {"x-mac-roman", "macintosh"},
      {"ucs-2", "utf-16le"},
      {"cp437", "cp437"},  // unknown to the web, not to iconv
  };
  for (const auto& test : kCases) EXPECT_EQ(CharsetName(test.label), test.name) << test.label;
}

TEST(CharsetNameTest, RefusesWhatIsUnknownOrUnsafe) {
  for (const std::string& label :
       {std::string(), std::string(" "), std::string("utf8mb4"), std::string("utf-7"),
        std::string("UTF7"), std::string("unicode-1-1-utf-7"), std::string("utf-8//translit"),
        std::string("../../etc"), std::string("utf-8;"), std::string("\xFF"),
        std::string("a\0b", 3), std::string(4096, 'a'), std::string("ISO-2022-KR"),
        std::string("hz-gb-2312"), std::string("iso-2022-cn"), std::string("x-user-defined"),
        std::string("no-such-charset")})
    EXPECT_EQ(CharsetName(label), "") << label.substr(0, 40);
}

TEST(TranscodeTest, ReadsLegacyEncodings) {
  const struct {
    std::string_view name, bytes, text;
  } kCases[] = {
      {"windows-1252",
       "na\xEFve \x93quoted\x94 \x80"
       "5",
       "naïve “quoted” €5"},
      {"windows-1252", "\x81\x8D\x8F\x90\x9D",
       "\u0081\u008D\u008F\u0090\u009D"},  // the holes, as browsers have it
      {"windows-1251", "\xCF\xF0\xE8\xE2\xE5\xF2", "Привет"},
      {"koi8-r", "\xF0\xD2\xC9\xD7\xC5\xD4", "Привет"},
      {"windows-1254", "\xDDstanbul", "İstanbul"},
      {"gb18030", "\xD6\xD0\xCE\xC4", "中文"},
      {"big5", "\xA4\xA4\xA4\xE5", "中文"},
      {"cp932", "\x93\xFA\x96\x7B", "日本"},
      {"euc-jp", "\xC6\xFC\xCB\xDC", "日本"},
      {"cp949", "\xC7\xD1\xB1\xB9", "한국"},
      {"windows-1256", "\xC7\xE1\xDA\xD1\xC8", "العرب"},
      {"cp932", "\x87\x40\xFB\xFC", "①髙"},  // what NEC and IBM added
      {"euc-jp", "\xAD\xA1", "①"},           // the same
      {"big5", "\xF9\xD6\x9D\xEF", "碁嘅"},  // ETEN and Hong Kong
      {"gb18030", "\x81\x30\x86\x30", "\u00B8"},
      {"iso-8859-8-i", "\xF9\xEC\xE5\xED", "שלום"},
      {"x-mac-cyrillic", "\x8F\xF0\xE8\xA2", "ПриҐ"},
  };
  for (const auto& test : kCases)
    EXPECT_EQ(Transcode(test.bytes, test.name), test.text) << test.name;
}

// iconv holds such a letter back until it knows that no combining mark follows.
TEST(TranscodeTest, DoesNotLoseTheLastLetter) {
  EXPECT_EQ(Transcode("\xF9\xEC\xE5", "windows-1255"), "שלו");
  EXPECT_EQ(Transcode("ta", "windows-1258"), "ta");
  EXPECT_EQ(Transcode("a", "tcvn"), "a");
}

TEST(TranscodeTest, ReplacesEachByteThatCannotBeRead) {
  EXPECT_EQ(Transcode("a\xFF"
                      "b",
                      "euc-jp"),
            "a\uFFFDb");
  EXPECT_EQ(Transcode("a\xC6", "euc-jp"), "a\uFFFD");
  EXPECT_EQ(Transcode("\xA4\xA4\xA4", "big5"), "中\uFFFD");
}

TEST(TranscodeTest, TakesAnyBytesOfAnyEncodingToValidUtf8) {
  std::string bytes;
  for (int i = 0; i < 3 * 256; ++i) bytes.push_back(static_cast<char>(i * 7 % 256));
  for (const char* name : {"windows-1252", "windows-1251", "windows-1255", "gb18030", "big5",
                           "cp932", "euc-jp", "cp949", "iso-2022-jp", "koi8-r", "koi8-u",
                           "iso-8859-8-i", "x-mac-cyrillic", "windows-874", "utf-32"}) {
    EXPECT_EQ(CharsetName(name), name);
    EXPECT_TRUE(IsValidUtf8(Transcode(bytes, name))) << name;
  }
}

TEST(TranscodeTest, IsTheSameAtEveryBufferEdge) {
  const std::string letter = "\xCF\xFA";  // two characters of windows-1251
  std::string bytes, text;
  for (int i = 0; i < 3000; ++i) bytes += letter, text += "Пъ";
  for (std::size_t pad = 0; pad < 8; ++pad)
    ASSERT_EQ(Transcode(std::string(pad, 'a') + bytes, "windows-1251"),
              std::string(pad, 'a') + text);
}

}  // namespace
}  // namespace newsieve
