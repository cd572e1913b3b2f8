#include "html/tokenizer.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

// The tokens of a source, "text", "<name attribute=value>" with the attributes that have a known
// name, "</name>"; one a line.
std::string Tokens(std::string_view source, bool foreign = false) {
  HtmlTokenizer tokenizer(source);
  tokenizer.SetForeign(foreign);
  std::string told;
  for (HtmlToken token; tokenizer.Next(token);) {
    if (!told.empty()) told += '\n';
    if (token.kind == HtmlToken::Kind::kText) {
      told += std::string(token.text) + (token.literal ? " (literal)" : "");
      continue;
    }
    told += token.kind == HtmlToken::Kind::kEndTag ? "</" : "<";
    told += token.text;
    for (const HtmlAttribute& attribute : token.attributes)
      told += " " + std::string(NameOf(attribute.name)) + "=" + std::string(attribute.value);
    told += token.self_closing ? "/>" : ">";
  }
  return told;
}

struct Case {
  std::string_view source, tokens;
};

TEST(TokenizerTest, TellsTagsFromText) {
  const Case kCases[] = {
      {"", ""},
      {"a < b <3 <", "a < b <3 <"},
      {"a</", "a</"},
      {"<p>a</p>", "<p>\na\n</p>"},
      {"<P\n>a</P >", "<P>\na\n</P>"},
      {"<br/><br /><br / >", "<br/>\n<br/>\n<br>"},
      {"<x-y:z1>", "<x-y:z1>"},
      {"<a<b>", "<a<b>"},
      {"a<>b</>c", "a<>b\nc"},
      {"<p", ""},
      {"a</p", "a"},
  };
  for (const Case& test : kCases) EXPECT_EQ(Tokens(test.source), test.tokens) << test.source;
}

TEST(TokenizerTest, ReadsAttributes) {
  const Case kCases[] = {
      {"<a id=1 class='2' href=\"3\" name>", "<a id=1 class=2 href=3 name=>"},
      {"<a ID = 1\tCLASS=\n'2'>", "<a id=1 class=2>"},
      {"<a id=1 id=2>", "<a id=1>"},
      {"<a href=/a/b/>", "<a href=/a/b/>"},
      {"<a href='a>b'id=2>", "<a href=a>b id=2>"},
      {"<a href=\"a\"/>", "<a href=a/>"},
      {"<a href=>", "<a href=>"},
      {"<a =id=1 id=2>", "<a id=2>"},
      {"<a/id=1 /class=2>", "<a id=1 class=2>"},
      {"<a \"id=1>", "<a>"},
      {"<a id=a\"b'c=d`e<f>", "<a id=a\"b'c=d`e<f>"},
      {"<a id=&amp;>", "<a id=&amp;>"},
      {"<a href='never closed>", ""},
      {"</a id=1>", "</a id=1>"},
  };
  for (const Case& test : kCases) EXPECT_EQ(Tokens(test.source), test.tokens) << test.source;
}

TEST(TokenizerTest, PassesOverCommentsAndDeclarations) {
  const Case kCases[] = {
      {"1<!-- 2 -->3", "1\n3"},
      {"1<!-->3", "1\n3"},
      {"1<!--->3", "1\n3"},
      {"1<!---->3", "1\n3"},
      {"1<!-- 2 --!>3", "1\n3"},
      {"1<!-- 2 -- > --->3", "1\n3"},
      {"1<!-- <!-- 2 -->3", "1\n3"},
      {"1<!---!>2-->3", "1\n3"},
      {"1<!- 2 >3", "1\n3"},
      {"1<!doctype html PUBLIC \"a>3", "1\n3"},
      {"1<?xml version='1.0'?>3", "1\n3"},
      {"1<?>3<!>4</ x>5", "1\n3\n4\n5"},
      {"1<!-- never closed", "1"},
      {"1<![CDATA[2]]>3", "1\n3"},
  };
  for (const Case& test : kCases) EXPECT_EQ(Tokens(test.source), test.tokens) << test.source;
}

TEST(TokenizerTest, ReadsCdataInForeignContent) {
  EXPECT_EQ(Tokens("1<![CDATA[2<b>]]>3", true), "1\n2<b> (literal)\n3");
  EXPECT_EQ(Tokens("1<![CDATA[]]>3", true), "1\n3");
  EXPECT_EQ(Tokens("1<![CDATA[2]]", true), "1\n2]] (literal)");
}

// What is in an element of this name, and what follows it.
std::string Raw(Tag tag, std::string_view source) {
  HtmlTokenizer tokenizer(source);
  std::string content(tokenizer.TakeRaw(tag));
  return content + "|" + std::string(tokenizer.TakeRest());
}

TEST(TokenizerTest, FindsTheEndOfRawText) {
  const Case kCases[] = {
      {"a</title>b", "a|b"},
      {"a</TITLE\n x=1>b", "a|b"},
      {"a</title/>b", "a|b"},
      {"a</titles></title>b", "a</titles>|b"},
      {"<p></p><!-- </title> -->", "<p></p><!-- | -->"},
      {"a</title", "a</title|"},
      {"a", "a|"},
  };
  for (const Case& test : kCases) EXPECT_EQ(Raw(Tag::kTitle, test.source), test.tokens);
}

TEST(TokenizerTest, FindsTheEndOfScripts) {
  const Case kCases[] = {
      {"a</script>b", "a|b"},
      {"a</SCRIPT >b", "a|b"},
      {"a</scripts></script>b", "a</scripts>|b"},
      {"<script></script>b", "<script>|b"},
      {"<!-- </script>b", "<!-- |b"},
      {"<!-- <script> </script> --></script>b", "<!-- <script> </script> -->|b"},
      {"<!-- <script> --> </script>b", "<!-- <script> --> |b"},
      {"<!-- <scripts> </script>b", "<!-- <scripts> |b"},
      {"<!-- <script> </script> </script>b", "<!-- <script> </script> |b"},
      {"<!--><script></script>b", "<!--><script>|b"},
      {"<!---><script></script>b", "<!---><script>|b"},
      {"<!-- <script> <!--> </script>b", "<!-- <script> <!--> |b"},
      {"<!-- <script> </script>b", "<!-- <script> </script>b|"},
      {"'<!--<script>'</script>b", "'<!--<script>'</script>b|"},
  };
  for (const Case& test : kCases) EXPECT_EQ(Raw(Tag::kScript, test.source), test.tokens);
}

TEST(TokenizerTest, SaysWhatWasNeverClosed) {
  const struct {
    std::string_view source;
    bool cut_short;
    std::size_t unclosed_bytes;
  } kCases[] = {
      {"<p>a</p>", false, 0},        {"<p>a < b", false, 0},   {"<p>a</p", true, 1},
      {"<p>a<img src='b", true, 10}, {"<p>a<!-- b", false, 6}, {"<p>a<!doctype", false, 9},
  };
  for (const auto& test : kCases) {
    HtmlTokenizer tokenizer(test.source);
    for (HtmlToken token; tokenizer.Next(token);) {
    }
    EXPECT_EQ(tokenizer.cut_short(), test.cut_short) << test.source;
    EXPECT_EQ(tokenizer.unclosed_bytes(), test.unclosed_bytes) << test.source;
  }
}

}  // namespace
}  // namespace newsieve
