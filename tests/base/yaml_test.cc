#include "base/yaml.h"

#include <string>

#include "tests/testing.h"

namespace newsieve {
namespace {

std::string FaultsOf(std::string text) {
  YamlFile file("f.yaml", std::move(text));
  const YamlNode* root = file.Parse();
  EXPECT_EQ(root == nullptr, !file.faults().empty());
  return Told(file.faults());
}

std::string Repeat(std::string_view piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}

TEST(YamlTest, ReadsATreeAndRemembersWhereItStood) {
  YamlFile file("f.yaml", "a: one\nb:\n- x\n- {k: 'q', n: }\n");
  const YamlNode* root = file.Parse();
  ASSERT_NE(root, nullptr) << Told(file.faults());
  ASSERT_EQ(root->kind, YamlNode::Kind::kMap);
  EXPECT_EQ(root->Find("a")->scalar, "one");
  EXPECT_FALSE(root->Find("a")->quoted);
  EXPECT_EQ(root->Find("a")->line, 1);
  EXPECT_EQ(root->Find("a")->column, 4);
  const YamlNode& map = root->Find("b")->list[1];
  EXPECT_EQ(map.line, 4);
  EXPECT_TRUE(map.Find("k")->quoted);
  EXPECT_EQ(map.Find("k")->column, 7);
  EXPECT_EQ(map.Find("n")->kind, YamlNode::Kind::kNull);
  EXPECT_EQ(root->Find("c"), nullptr);
  EXPECT_EQ(root->Find("a")->Find("any"), nullptr);
}

TEST(YamlTest, TellsEveryRefusalByLineAndColumn) {
  const struct {
    std::string_view text, faults;
  } kCases[] = {
      {"a: 1\nb: &x 2\n",
       "f.yaml:2:4: anchors are not allowed (write the value out where it is used)\n"},
      {"a: 1\nb: *x\n", "f.yaml:2:4: the referenced anchor is not defined ()\n"},
      {"a: 1\nb: !!str 2\n",
       "f.yaml:2:4: tags are not allowed: tag:yaml.org,2002:str (leave the tag out)\n"},
      {"a: 1\nb: 2\na: 3\n", "f.yaml:3:1: the key 'a' stands twice (keep one of them)\n"},
      {"a: {b: 1, b: 2}\n", "f.yaml:1:11: the key 'b' stands twice (keep one of them)\n"},
      {"a: 1\n---\nb: 2\n",
       "f.yaml:3:1: a second YAML document begins here (one file holds one document: take out the "
       "`---`)\n"},
      {"? [a]\n: 1\n", "f.yaml:1:3: a key must be a plain word (write the key as text)\n"},
      {"", "f.yaml:1:1: the file is empty (write a `rules:` list, or delete it)\n"},
      {"# only this\n", "f.yaml:1:1: the file is empty (write a `rules:` list, or delete it)\n"},
      {"a: \xC3\n", "f.yaml:1:1: the file is not valid UTF-8 (save it as UTF-8)\n"},
      {"a: [1, 2\n", "f.yaml:2:1: end of sequence flow not found ()\n"},
  };
  for (const auto& test : kCases)
    EXPECT_EQ(FaultsOf(std::string(test.text)), test.faults) << test.text;
}

// A file cut off in transit.
TEST(YamlTest, RefusesAQuotationMarkThatIsNeverClosed) {
  for (const char* text : {"a: \"x", "a: \"x\n", "a: 'x\nb: 1\n", "a: \"x\n  ", "a: ['x',\n 'y\n"})
    EXPECT_NE(FaultsOf(text).find("EOF"), std::string::npos) << text;
}

TEST(YamlTest, PlacesAMissingValueAtItsKey) {
  YamlFile file("f.yaml", "a: 1\nwhy:\nb: 2\n");
  std::string value;
  EXPECT_FALSE(file.Read(*file.Parse()->Find("why"), value));
  EXPECT_EQ(Told(file.faults()),
            "f.yaml:2:1: text is needed here (write one line of text, in quotes if it has signs of "
            "YAML's)\n");
}

TEST(YamlTest, KeepsBlocksOfTextAsTheyAre) {
  YamlFile file("f.yaml", "a: |\n  one\n  # two\nb: >-\n  three\n  four\nc: |+\n  five\n\n");
  const YamlNode* root = file.Parse();
  ASSERT_NE(root, nullptr) << Told(file.faults());
  EXPECT_EQ(root->Find("a")->scalar, "one\n# two\n");
  EXPECT_EQ(root->Find("b")->scalar, "three four");
  EXPECT_EQ(root->Find("c")->scalar, "five\n\n");
  EXPECT_TRUE(root->Find("a")->quoted);
}

TEST(YamlTest, RefusesTabsForIndentation) {
  for (const char* text :
       {"a:\n\tb: 1\n", "rules:\n- id: x\n\twhy: y\n", "\ta: 1\n", "a:\n  b: 1\n\tc: 2\n"})
    EXPECT_NE(FaultsOf(text), "") << text;
}

TEST(YamlTest, RefusesBombsAtTheFirstAnchor) {
  std::string bomb = "a0: &a0 [x]\n";
  for (int i = 1; i < 30; ++i) {
    const std::string name = "a" + std::to_string(i), below = "*a" + std::to_string(i - 1);
    bomb += name + ": &" + name + " [" + below + "," + below + "]\n";
  }
  EXPECT_EQ(FaultsOf(bomb),
            "f.yaml:1:5: anchors are not allowed (write the value out where it is used)\n");
  EXPECT_EQ(FaultsOf("&a [*a]\n"),
            "f.yaml:1:1: anchors are not allowed (write the value out where it is used)\n");
}

TEST(YamlTest, RefusesDeepNestingOfEveryKind) {
  for (const char* open : {"[", "{a: ", "{? ", "- ", "? ", "- [", "a: {b: ["})
    EXPECT_NE(FaultsOf(Repeat(open, 10000)), "") << open;
  for (const std::string& text :
       {Repeat("[", 10000) + Repeat("]", 10000), Repeat("{a: ", 65) + "b" + Repeat("}", 65),
        Repeat("- ", 10000) + "x", "a: " + Repeat("[", 64) + Repeat("]", 64)})
    EXPECT_NE(FaultsOf(text).find("nested deeper than 64 levels"), std::string::npos)
        << text.substr(0, 20);
  EXPECT_EQ(FaultsOf(Repeat("[", 64) + Repeat("]", 64)), "");
}

TEST(YamlTest, ShowsTheLineWithACaret) {
  YamlFile file("f.yaml", "a: 1\nb:  no\n");
  bool value;
  EXPECT_FALSE(file.Read(*file.Parse()->Find("b"), value));
  ASSERT_EQ(file.faults().size(), 1u);
  EXPECT_EQ(file.faults()[0].excerpt, "b:  no\n    ^");
  EXPECT_EQ(ToString(file.faults()[0]),
            "f.yaml:2:5: true or false is needed here\n    b:  no\n        ^\n  fix: write `true` "
            "or `false`, nothing else");
}

template <typename Value>
bool Reads(std::string_view scalar, Value& out) {
  YamlFile file("f.yaml", "v: " + std::string(scalar) + "\n");
  const YamlNode* root = file.Parse();
  EXPECT_NE(root, nullptr) << scalar;
  const bool read = root != nullptr && file.Read(*root->Find("v"), out, "a.rule");
  if (!read && root != nullptr) {
    EXPECT_EQ(file.faults().size(), 1u) << scalar;
    EXPECT_EQ(file.faults()[0].line, 1);
    EXPECT_EQ(file.faults()[0].rule, "a.rule");
  }
  return read;
}

TEST(YamlTest, TakesNothingForAWholeNumberButDigits) {
  std::int64_t value = 0;
  EXPECT_TRUE(Reads("0", value));
  EXPECT_TRUE(Reads("9223372036854775807", value));
  EXPECT_EQ(value, 9223372036854775807);
  for (const char* scalar :
       {"no", "1e3", "0o10", "010", "0x10", "12:30", "-1", "+1", "1.0", "1_000",
        "9223372036854775808", "'1'", "\"1\"", "", "~", "[1]", "{a: 1}", "1 2"})
    EXPECT_FALSE(Reads(scalar, value)) << scalar;
}

TEST(YamlTest, TakesNothingForABoolButTrueAndFalse) {
  bool value = false;
  EXPECT_TRUE(Reads("true", value) && value);
  EXPECT_TRUE(Reads("false", value) && !value);
  for (const char* scalar : {"no", "yes", "on", "off", "True", "FALSE", "y", "1", "0", "'true'",
                             "\"false\"", "", "[true]"})
    EXPECT_FALSE(Reads(scalar, value)) << scalar;
}

TEST(YamlTest, TakesFiniteNumbers) {
  double value = 0;
  EXPECT_TRUE(Reads("0.5", value));
  EXPECT_EQ(value, 0.5);
  EXPECT_TRUE(Reads("-3", value));
  for (const char* scalar :
       {".inf", "inf", "nan", ".nan", "1e999", "12:30", "0x1p3", "1,5", "'1'", "", "no", "[1]"})
    EXPECT_FALSE(Reads(scalar, value)) << scalar;
}

TEST(YamlTest, TakesTextAndListsOfText) {
  std::string text;
  EXPECT_TRUE(Reads("no", text));
  EXPECT_EQ(text, "no");
  EXPECT_TRUE(Reads("12:30", text));
  EXPECT_FALSE(Reads("[a]", text));
  EXPECT_FALSE(Reads("~", text));
  std::vector<std::string> list;
  EXPECT_TRUE(Reads("[a, 'b c', 1]", list));
  EXPECT_EQ(list, (std::vector<std::string>{"a", "b c", "1"}));
  for (const char* scalar : {"a", "{a: b}", "", "[a, [b]]", "[a, ~]"}) {
    list.clear();
    EXPECT_FALSE(Reads(scalar, list)) << scalar;
  }
}

TEST(YamlTest, RefusesUnknownKeysWithTheNearestKnownOne) {
  YamlFile file("f.yaml", "pack: a\npatern: b\nzzzzzz: c\n");
  EXPECT_TRUE(file.CheckKeys(*file.Parse(), {"pack", "pattern"}, "a.rule"));
  EXPECT_EQ(Told(file.faults()),
            "f.yaml:2:9: rule a.rule: unknown key 'patern' (did you mean 'pattern'?)\n"
            "f.yaml:3:9: rule a.rule: unknown key 'zzzzzz' (known keys: pack pattern)\n");
}

TEST(YamlTest, RefusesWhatIsNoMap) {
  YamlFile file("f.yaml", "[a]\n");
  EXPECT_FALSE(file.CheckKeys(*file.Parse(), {"a"}));
  EXPECT_EQ(Told(file.faults()),
            "f.yaml:1:1: a map of keys is needed here (write `key: value` lines)\n");
}

TEST(DidYouMeanTest, IsSilentWhereNothingIsNear) {
  EXPECT_EQ(DidYouMean("phrase", {"pattern", "phrases"}), "phrases");
  EXPECT_EQ(DidYouMean("x", {"when", "where"}), "");
  EXPECT_EQ(DidYouMean("", {"a"}), "a");
  EXPECT_EQ(DidYouMean("anything", {}), "");
}

}  // namespace
}  // namespace newsieve
