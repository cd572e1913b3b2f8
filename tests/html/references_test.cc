#include "html/references.h"

#include <string>

#include <gtest/gtest.h>

namespace newsieve {
namespace {

struct Case {
  std::string_view source, text;
};

TEST(ReferencesTest, ReadsTextAsBrowsersDo) {
  const Case kCases[] = {
      {"", ""},
      {"no reference", "no reference"},
      {"&", "&"},
      {"&&amp;&", "&&&"},
      {"Tom &amp; Jerry &lt;3&gt;", "Tom & Jerry <3>"},
      {"&amp;amp;", "&amp;"},
      {"&AMP;&AMP&amp", "&&&"},
      {"&notit;", "\u00ACit;"},
      {"&notin;", "\u2209"},
      {"&notin", "\u00ACin"},
      {"&eacute;t&eacute", "\u00E9t\u00E9"},
      {"&Eacute;", "\u00C9"},
      {"&EACUTE;", "&EACUTE;"},
      {"&nbsp;|&nbsp", "\u00A0|\u00A0"},
      {"&copy2026 &copy=", "\u00A92026 \u00A9="},
      {"&hellip; &hellip", "\u2026 &hellip"},
      {"&NotEqualTilde;", "\u2242\u0338"},
      {"&CounterClockwiseContourIntegral;", "\u2233"},
      {"&CounterClockwiseContourIntegrals;", "&CounterClockwiseContourIntegrals;"},
      {"&fjlig;", "fj"},
      {"&b.Omega;", "&b.Omega;"},
      {"&nosuchname; & so; &;", "&nosuchname; & so; &;"},
      {"R&D, AT&T; &\u00E9;", "R&D, AT&T; &\u00E9;"},
      {"&ampere;", "&ere;"},
      {"&lt&lt;&ltx", "<<<x"},
  };
  for (const Case& test : kCases) EXPECT_EQ(DecodeReferences(test.source, false), test.text);
}

TEST(ReferencesTest, ReadsNumbersAsBrowsersDo) {
  const Case kCases[] = {
      {"&#65;&#066;&#x43;&#X44;", "ABCD"},
      {"&#8217;&#x2019;&#8217 &#x2019", "\u2019\u2019\u2019 \u2019"},
      {"&#x1F600;", "\U0001F600"},
      {"&#x10FFFF;", "\U0010FFFF"},
      {"&#0;&#x0;", "\uFFFD\uFFFD"},
      {"&#xD800;&#xDFFF;", "\uFFFD\uFFFD"},
      {"&#x110000;&#99999999;", "\uFFFD\uFFFD"},
      {"&#x100000041;&#18446744073709551681;", "\uFFFD\uFFFD"},
      {"&#128;&#146;&#x97;&#159;", "\u20AC\u2019\u2014\u0178"},
      {"&#129;&#x9D;", "\u0081\u009D"},  // no letter of windows-1252
      {"&#160;&#255;", "\u00A0\u00FF"},
      {"&#", "&#"},
      {"&#;", "&#;"},
      {"&#x", "&#x"},
      {"&#xg;", "&#xg;"},
      {"&#a;", "&#a;"},
      {"&#12a;",
       "\x0C"
       "a;"},
      {"&# 65;", "&# 65;"},
  };
  for (const Case& test : kCases) EXPECT_EQ(DecodeReferences(test.source, false), test.text);
}

TEST(ReferencesTest, LeavesAddressesInAttributesAlone) {
  const Case kCases[] = {
      {"?a=1&copy=2&reg=3", "?a=1&copy=2&reg=3"},
      {"?a=1&copyright", "?a=1&copyright"},
      {"?a=1&amp;copy=2", "?a=1&copy=2"},
      {"?a=1&amp=2", "?a=1&amp=2"},
      {"?a&copy", "?a\u00A9"},
      {"?a&copy b", "?a\u00A9 b"},
      {"&notit;", "&notit;"},
      {"&notin;", "\u2209"},
      {"&#65b", "Ab"},
  };
  for (const Case& test : kCases) EXPECT_EQ(DecodeReferences(test.source, true), test.text);
}

TEST(ReferencesTest, AppendsToWhatIsThere) {
  std::string out = "a";
  AppendDecoded(out, "&amp;b", false);
  AppendDecoded(out, "c", true);
  EXPECT_EQ(out, "a&bc");
}

}  // namespace
}  // namespace newsieve
