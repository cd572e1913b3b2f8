#include "html/page.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/html/page_checks.h"

namespace newsieve {
namespace {

constexpr HtmlLimits kLimits{.max_elements = 1000, .max_depth = 100};

HtmlPage Read(std::string_view source, const HtmlLimits& limits = kLimits) {
  HtmlPage page = ReadHtml(source, limits);
  EXPECT_EQ(PageFault(page, limits), std::nullopt) << source;
  return page;
}

std::string KindOf(const HtmlLine& line) {
  static constexpr const char* kNames[] = {"", "h", "li", "q", "tr", "pre", "cap"};
  std::string kind = kNames[static_cast<std::size_t>(line.kind)];
  if (line.ordered) kind = "ol";
  if (line.level > 0) kind += std::to_string(line.level);
  return kind;
}

// The lines of a page with their kinds: "h1:Title|one|li1:two".
std::string Lines(std::string_view source) {
  const HtmlPage page = Read(source);
  std::string told;
  for (const HtmlLine& line : page.lines) {
    if (!told.empty()) told += '|';
    const std::string kind = KindOf(line);
    if (!kind.empty()) told += kind + ':';
    told += page.text.substr(line.begin, line.end - line.begin);
  }
  return told;
}

struct Case {
  std::string_view source, lines;
};

TEST(PageTest, TellsLinesAndTheirKinds) {
  const Case kCases[] = {
      {"", ""},
      {" \n ", ""},
      {"text", "text"},
      {"<h1>Title</h1><p>One.<p>Two.", "h1:Title|One.|Two."},
      {"<h6>a</h6><div>b</div>c", "h6:a|b|c"},
      {"<p>a <b>b</b><i>c</i>, d</p>", "a bc, d"},
      {"<p> a \n\t b&nbsp; c</p>", "a b c"},
      {"a<br>b<br><br>c<wbr>d", "a|b|cd"},
      {"<ul><li>a<li>b<ul><li>c</ul></ul>", "li1:a|li1:b|li2:c"},
      {"<ol><li>a<ul><li>b</ul><li>c</ol>", "ol1:a|li2:b|ol1:c"},
      {"<li>alone", "li1:alone"},
      {"<dl><dt>a<dd>b<p>c</dl>", "li1:a|li1:b|li1:c"},
      {"<blockquote>a<blockquote><p>b</blockquote>c</blockquote>d", "q1:a|q2:b|q1:c|d"},
      {"<figure><img><figcaption>a</figcaption></figure>", "cap:a"},
      {"<pre>\n a\n\n  b  c\r\nd</pre>e", "pre: a|pre:  b  c|pre:d|e"},
      {"<pre>a<b>\nb</b></pre>", "pre:a|pre:b"},
      {"<ul><li><article>a</article><li>b</ul>", "a|li1:b"},
      {"<p>a<button>b</button>c<label>d</label>e<img>f", "a b c d e f"},
      {"<textarea>\na <b>\n&amp;</textarea>", "a <b> &"},
      {"a<hr>b", "a|b"},
  };
  for (const Case& test : kCases) EXPECT_EQ(Lines(test.source), test.lines) << test.source;
}

TEST(PageTest, JoinsTheCellsOfARow) {
  const std::string longer(201, 'x');
  const Case kCases[] = {
      {"<table><tr><td>a<td>b<tr><th>c<th>d</table>", "tr:a\tb|tr:c\td"},
      {"<table><caption>z</caption><tr><td>a</td> <td> b </td></tr></table>", "cap:z|tr:a\tb"},
      {"<table><tr><td>a<td></table>", "a"},
      {"<table><tr><td>a<td><p>b</table>", "a|b"},
      {"<table><tr><td>a<br>b<td>c</table>", "a|b|c"},
      {"<table><tr><td><table><tr><td>a<td>b</table><td>c</table>", "tr:a\tb|c"},
      {"<table><tr><td>a<td><ul><li>b</ul></table>", "a|li1:b"},
  };
  for (const Case& test : kCases) EXPECT_EQ(Lines(test.source), test.lines) << test.source;
  EXPECT_EQ(Lines("<table><tr><td>a<td>" + longer + "</table>"), "a|" + longer);
}

// Which tags open and close what, seen by the kinds of lines.
TEST(PageTest, ClosesElementsAsTheStandardDoes) {
  const Case kCases[] = {
      // Implied ends.
      {"<h1>a<h2>b</h1>c", "h1:a|h2:b|c"},
      {"<h1>a</h3>b", "h1:a|b"},
      {"<h1><p>a</h1>b", "h1:a|b"},
      {"<blockquote><p>a</p></p>b</blockquote>", "q1:a|q1:b"},
      {"<ul><li><div><li>a</div></ul>b", "li1:a|b"},
      {"<ul><li><section><li>a</section></ul>b", "li1:a|b"},
      {"<dl><dd><dl><dd>a</dl><dt>b</dl>", "li2:a|li1:b"},
      {"<select><option>a<option>b<optgroup><option>c</select>d", "a|b|c|d"},
      {"<ruby>a<rp>(<rt>b<rp>)</ruby>", "a(b)"},
      // End tags that end nothing, and such that end what is open in their element.
      {"<blockquote>a</ul></div></x>b</blockquote>c", "q1:ab|c"},
      {"<blockquote><div><span>a</blockquote>b", "q1:a|b"},
      {"<blockquote><table><tr><td>a</blockquote>b</table>c", "ab|q1:c"},
      {"<blockquote><x-y><p>a</x-y>b</blockquote>c", "q1:ab|c"},
      {"<blockquote><form><div>a</form>b</div>c</blockquote>d", "q1:a|q1:b|q1:c|d"},
      {"<button>a<blockquote><button>b</blockquote>", "a|b"},
      {"<blockquote>a</p>b</br>c</blockquote>", "q1:a|q1:b|q1:c"},
      {"<html><blockquote>a</body></html>b", "q1:ab"},
      // Formatting elements.
      {"<b><blockquote>a</b>b</blockquote>c", "q1:ab|c"},
      {"<p>1<b>2<i>3</b>4</i>5", "12345"},
      // Tables.
      {"<blockquote><tr><td>a</blockquote>b", "q1:a|b"},
      {"<table><tr><td><h1>a<td>b</table>c", "h1:a|b|c"},
      {"<table><caption><h1>a<tr><td>b</table>c", "h1:a|b|c"},
      {"<table><blockquote>a<tr><td>b</table>", "q1:a|b"},
      {"<table><tr><td><table><tr><td>a</table>b</table>", "a|b"},
      {"<table><td>a</tr>b</table>c", "a|b|c"},
      {"<table><td>a</td><td>b</tr><td>c<td>d</table>", "tr:a\tb|tr:c\td"},
  };
  for (const Case& test : kCases) EXPECT_EQ(Lines(test.source), test.lines) << test.source;
}

TEST(PageTest, LeavesOutWhatIsNoText) {
  const Case kCases[] = {
      {"a<script>b</script><style>c</style><title>d</title>e", "ae"},
      {"a<iframe>b</iframe><noembed>c</noembed><noframes>d</noframes>e", "a|e"},
      {"a<xmp>b <b></xmp>", "a|pre:b <b>"},
      {"a<plaintext>b</plaintext>", "a|pre:b</plaintext>"},
      {"a<!-- b -->c<!d>e<?f>g</ h>i", "acegi"},
      {"a<svg><style>b</style><script>c</script></svg>d", "ad"},
      {"<frameset><frame><frame></frameset>", ""},
  };
  for (const Case& test : kCases) EXPECT_EQ(Lines(test.source), test.lines) << test.source;
}

TEST(PageTest, KnowsSvgAndMathMl) {
  const Case kCases[] = {
      {"a<svg><title>b</title><g>c</g></svg>d", "abcd"},
      {"<svg><title>a<h1>b</h1></title></svg>c", "a|h1:b|c"},  // HTML in it
      {"<svg><g>a<h1>b</h1></g>c", "a|h1:b|c"},                // HTML ends it
      {"<blockquote><svg><g>a</blockquote>b", "q1:a|b"},       // an end tag reaches through it
      {"<p>a<svg><foreignObject><p>b</p></foreignObject></svg>c",
       "a|b|c"},  // a paragraph in it ends none around it
      {"<math><mi>a<h1>b</h1></mi></math>", "a|h1:b"},
      {"<svg><![CDATA[a<b>&amp;]]></svg><![CDATA[c]]>", "a<b>&amp;"},
      {"<svg/>a<h1>b", "a|h1:b"},
      {"<b><blockquote><svg></b><h1>a", "h1:a"},
  };
  for (const Case& test : kCases) EXPECT_EQ(Lines(test.source), test.lines) << test.source;
}

// The lines of a page whose element is hidden or shown.
std::string LinesThatAre(bool hidden, std::string_view source) {
  const HtmlPage page = Read(source);
  std::string told;
  for (const HtmlLine& line : page.lines)
    if (page.elements[page.runs[line.first_run].element].hidden == hidden)
      told += page.text.substr(line.begin, line.end - line.begin) + "|";
  return told;
}

TEST(PageTest, TellsHiddenTextApart) {
  const struct {
    std::string_view source, shown, hidden;
  } kCases[] = {
      {"<p hidden>a<p>b", "b|", "a|"},
      {"<p hidden=until-found>a<p>b", "b|", "a|"},
      {"<div style='color:red; DISPLAY : none'><p>a</div><p style='display:block'>b", "b|", "a|"},
      {"<p style='visibility: hidden'>a", "", "a|"},
      {"<p aria-hidden=true>a", "a|", ""},
      {"<template><p>a</template><p>b", "b|", "a|"},
      {"<div><template shadowrootmode=open><p>a</template></div>b", "b|", "a|"},
      {"<noscript>a</noscript><p>b", "b|", "a|"},
      {"<head><noscript>a</noscript></head>b", "b|", "a|"},
      {"<head><noscript><body>a", "a|", ""},
      {"<body style='display:none'>a", "a|", ""},  // until a script has run
      {"<svg><text>a</text></svg><p>b", "b|", "a|"},
      {"<video>a</video><object>b</object><canvas>c</canvas>d", "d|", "a|b|c|"},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(LinesThatAre(false, test.source), test.shown) << test.source;
    EXPECT_EQ(LinesThatAre(true, test.source), test.hidden) << test.source;
  }
}

TEST(PageTest, LeavesAnEmptyLineBetweenParagraphs) {
  EXPECT_EQ(Read("<p>a</p><p>b</p>").text, "a\n\nb\n");
  EXPECT_EQ(Read("<div>a</div><div>b</div>").text, "a\nb\n");
  EXPECT_EQ(Read("a<br>b<br><br>c").text, "a\nb\n\nc\n");
  EXPECT_EQ(Read("<ul><li>a<li>b</ul>c").text, "a\nb\n\nc\n");
  EXPECT_EQ(Read("<h1>a</h1>b").text, "a\n\nb\n");
}

TEST(PageTest, TellsElementsAndTheirAttributes) {
  const HtmlPage page = Read(
      "<html lang=de><body><div ID=main Class='a b' unknown=1 class=c><a "
      "href=\"?a=1&amp;b=2\">x</a>");
  ASSERT_EQ(page.elements.size(), 4u);
  EXPECT_EQ(page.Attribute(page.elements[0], AttributeName::kLang), "de");
  const HtmlElement& div = page.elements[2];
  EXPECT_EQ(div.tag, Tag::kDiv);
  EXPECT_EQ(div.parent, 1u);
  EXPECT_EQ(div.depth, 2);
  EXPECT_EQ(div.attribute_count, 2u);
  EXPECT_EQ(page.Attribute(div, AttributeName::kId), "main");
  EXPECT_EQ(page.Attribute(div, AttributeName::kClass), "a b");
  EXPECT_EQ(page.Attribute(div, AttributeName::kHref), "");
  EXPECT_EQ(page.Attribute(page.elements[3], AttributeName::kHref), "?a=1&amp;b=2");
}

TEST(PageTest, TellsWhichElementTextStandsIn) {
  const HtmlPage page = Read("<p>one <a>two</a> three</p>");
  ASSERT_EQ(page.runs.size(), 3u);
  ASSERT_EQ(page.lines.size(), 1u);
  EXPECT_EQ(page.elements[page.lines[0].element].tag, Tag::kP);
  EXPECT_EQ(page.elements[page.runs[0].element].tag, Tag::kP);
  EXPECT_EQ(page.elements[page.runs[1].element].tag, Tag::kA);
  EXPECT_EQ(page.text.substr(page.runs[1].begin, page.runs[1].end - page.runs[1].begin), "two");
  EXPECT_EQ(page.elements[page.runs[2].element].tag, Tag::kP);
  const HtmlPage row = Read("<table><tr><td>a<td>b</table>");
  ASSERT_EQ(row.lines.size(), 1u);
  EXPECT_EQ(row.elements[row.lines[0].element].tag, Tag::kTr);
  EXPECT_EQ(row.elements[row.runs[1].element].tag, Tag::kTd);
}

TEST(PageTest, ReadsTheHead) {
  const HtmlPage page = Read(
      "<head><title> A &amp;\n B </title><meta Property='OG:Title' content='C &quot;D&quot;'>"
      "<meta name=author content=E><meta itemprop=datePublished content=F><meta charset=utf-8>"
      "<meta http-equiv=Refresh content='0'><link rel='Canonical' href='/?a=1&amp;b'>"
      "<link href=x><script type='Application/LD+JSON; charset=utf-8'>{\"a\": \"</b>\"}"
      "</script type=none><script>no</script></head><body><title>second</title>");
  EXPECT_EQ(page.title, "A & B");
  ASSERT_EQ(page.metas.size(), 4u);
  EXPECT_EQ(page.metas[0].key, "og:title");
  EXPECT_EQ(page.metas[0].content, "C \"D\"");
  EXPECT_EQ(page.metas[1].key, "author");
  EXPECT_EQ(page.metas[2].key, "datepublished");
  EXPECT_EQ(page.metas[3].key, "refresh");
  ASSERT_EQ(page.links.size(), 1u);
  EXPECT_EQ(page.links[0].rel, "canonical");
  EXPECT_EQ(page.links[0].href, "/?a=1&b");
  ASSERT_EQ(page.json_ld.size(), 1u);
  EXPECT_EQ(page.json_ld[0], "{\"a\": \"</b>\"}");
  EXPECT_EQ(page.text, "");
}

TEST(PageTest, SaysWhatIsWrong) {
  const struct {
    std::string_view source;
    bool cut_short, swallowed;
  } kCases[] = {
      {"<p>a</p>", false, false},
      {"", false, false},
      {"<p>a</p", true, false},
      {"<p>A paragraph.</p><img src=\"x", true, false},
      {"<p>a</p><img src=\"and so on to the end</p>", true, true},
      {"<p>A paragraph that is longer.</p><!-- a -- >", false, false},
      {"<p>a</p><!-- and so on to the end", false, true},
      {"<script>and so on", false, true},
      {"<title>and so on", false, true},
      {"<p>A paragraph.</p><style>a", false, false},
  };
  for (const auto& test : kCases) {
    const HtmlFindings findings = Read(test.source).findings;
    EXPECT_EQ(findings.cut_short, test.cut_short) << test.source;
    EXPECT_EQ(findings.swallowed, test.swallowed) << test.source;
    EXPECT_FALSE(findings.too_deep || findings.too_many_elements) << test.source;
  }
}

TEST(PageTest, KeepsTextThatIsTooDeep) {
  constexpr HtmlLimits kSmall{.max_elements = 100, .max_depth = 4};
  const HtmlPage page = Read("<div>a<div>b<div>c<div>d<div>e</div>f</div>g", kSmall);
  EXPECT_EQ(page.text, "a\nb\nc\nd\ne\nf\ng\n");
  EXPECT_TRUE(page.findings.too_deep);
  EXPECT_EQ(page.elements.size(), 6u);
  EXPECT_EQ(page.elements[5].parent, page.elements[4].parent);
}

TEST(PageTest, IsNoDeeperForFormattingElementsClosedOutOfTurn) {
  constexpr HtmlLimits kSmall{.max_elements = 100, .max_depth = 4};
  const HtmlPage page = Read("<b><b><b><div></b></b></b><b><b><div>x", kSmall);
  EXPECT_TRUE(page.findings.too_deep);
  EXPECT_EQ(page.text, "x\n");
}

TEST(PageTest, KeepsTextOfTooManyElements) {
  constexpr HtmlLimits kSmall{.max_elements = 3, .max_depth = 10};
  const HtmlPage page = Read("<p>a<p>b<p>c<h1>d", kSmall);
  EXPECT_EQ(page.text, "a\n\nb\n\nc\n\nd\n");
  EXPECT_TRUE(page.findings.too_many_elements);
  EXPECT_EQ(page.elements.size(), 3u);
  EXPECT_EQ(page.lines[3].kind, LineKind::kHeading);
}

}  // namespace
}  // namespace newsieve
