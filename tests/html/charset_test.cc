#include "html/charset.h"

#include <string>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

struct Case {
  std::string source, label;
};

TEST(HtmlCharsetTest, ReadsWhatThePageDeclares) {
  const Case kCases[] = {
      {"", ""},
      {"<", ""},
      {"<html><head><title>a</title></head><body>b", ""},
      {"<meta charset=utf-8>", "utf-8"},
      {"<META CHARSET=\"UTF-8\" />", "utf-8"},
      {"<meta charset = ' Shift_JIS ' >", "shift_jis"},
      {"<meta/charset=gbk>", "gbk"},
      {"<meta name=a content=b charset=euc-kr>", "euc-kr"},
      {"<meta charset=a charset=b>", "a"},
      {"<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">",
       "windows-1251"},
      {"<meta content='text/html;charset = \"koi8-r\"' http-equiv=content-type>", "koi8-r"},
      {"<meta content='text/html; charset=big5; x' http-equiv=content-type>", "big5"},
      {"<meta content='charset; charset=big5' http-equiv=content-type>", "big5"},
      {"<meta content='text/html; charset=\"big5' http-equiv=content-type>", ""},
      {"<meta content='text/html; charset=big5'>", ""},  // no content-type
      {"<meta http-equiv=refresh content='0; charset=big5'>", ""},
      {"<meta charset=''><meta charset=gbk>", "gbk"},
      {"<meta charset=utf8mb4>", "utf8mb4"},
      {"<metadata charset=gbk>", ""},
      {"<p title='<meta charset=gbk>'>", ""},
      {"<!-- <meta charset=gbk> --><meta charset=big5>", "big5"},
      {"<!--><meta charset=gbk> -->", "gbk"},
      {"<!doctype html <meta charset=gbk>><meta charset=big5>", "big5"},
      {"<script>'<meta charset=gbk>'</script><meta charset=big5>", "big5"},
      {"</p title='>'><meta charset=gbk>", "gbk"},
      {"<body><meta charset=gbk>", ""},
      {"3 < 4 <meta charset=gbk>", "gbk"},
      {"<meta charset=gbk", "gbk"},
  };
  for (const Case& test : kCases) EXPECT_EQ(HtmlCharset(test.source), test.label) << test.source;
}

TEST(HtmlCharsetTest, ReadsTheXmlDeclarationWhereNoMetaTells) {
  const Case kCases[] = {
      {"<?xml version=\"1.0\" encoding=\"EUC-JP\"?><html>", "euc-jp"},
      {"<?xml version='1.0' encoding = 'gbk' ?>", "gbk"},
      {"<?xml version=\"1.0\" encoding=\"EUC-JP\"?><meta charset=utf-8>", "utf-8"},
      {"<?xml version=\"1.0\"?><p encoding=\"gbk\">", ""},
      {"<?xml encoding=gbk?>", ""},
      {"<?xml encoding=\"gbk", ""},
      {" <?xml encoding=\"gbk\"?>", ""},
  };
  for (const Case& test : kCases) EXPECT_EQ(HtmlCharset(test.source), test.label) << test.source;
}

TEST(HtmlCharsetTest, BelievesNoDeclarationThatCannotBe) {
  EXPECT_EQ(HtmlCharset("<meta charset=utf-16>"), "utf-8");
  EXPECT_EQ(HtmlCharset("<meta charset=UTF-16BE>"), "utf-8");
  EXPECT_EQ(HtmlCharset("<?xml encoding='utf-16'?>"), "utf-8");
  EXPECT_EQ(HtmlCharset("<meta charset=x-user-defined>"), "windows-1252");
}

TEST(HtmlCharsetTest, LooksBeyondTheFirstKilobyteButNotForEver) {
  const std::string declaration = "<meta charset=gbk>";
  EXPECT_EQ(HtmlCharset("<title>" + std::string(5000, 'x') + "</title>" + declaration), "gbk");
  EXPECT_EQ(HtmlCharset(std::string(100000, 'x') + declaration), "");
}

}  // namespace
}  // namespace newsieve
