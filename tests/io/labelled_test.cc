#include "io/labelled.h"

#include <gtest/gtest.h>

namespace newsieve {
namespace {

using Strings = std::vector<std::string>;

class LabelledDocumentTest : public testing::Test {
 protected:
  // Why it is none; empty where it is one.
  std::string Parse(std::string_view json, std::string_view label = "label") {
    const std::optional<Reason> fault =
        parser_.ParseDocument(json, {"source", "year"}, label, read_);
    return fault ? fault->code + " " + fault->message : "";
  }

  LabelledParser parser_;
  LabelledDocument read_;
};

TEST_F(LabelledDocumentTest, ReadsADocument) {
  EXPECT_EQ(Parse(R"({"id":7,"text":"It \u0052ained.","label":"human","source":"a","url":"u",)"
                  R"("title":"t","site":"s","year":2024,"more":[1]})"),
            "");
  EXPECT_EQ(read_.id, "7");
  EXPECT_EQ(read_.text, "It Rained.");
  EXPECT_EQ(read_.label, "human");
  EXPECT_EQ(read_.url, "u");
  EXPECT_EQ(read_.title, "t");
  EXPECT_EQ(read_.site, "s");
  EXPECT_EQ(read_.values, (Strings{"a", "2024"}));
}

TEST_F(LabelledDocumentTest, LeavesNothingOfTheOneBefore) {
  EXPECT_EQ(Parse(R"({"id":"a","text":"x","label":"human","source":"a","url":"u","title":"t"})"),
            "");
  EXPECT_EQ(Parse(R"({"text":"","label":"y"})"), "");
  EXPECT_EQ(read_.id + read_.text + read_.url + read_.title, "");
  EXPECT_EQ(read_.values, (Strings{"", ""}));
}

TEST_F(LabelledDocumentTest, TheLabelMayBeAnyMemberAndNoString) {
  EXPECT_EQ(Parse(R"({"text":"x","family":"llm"})", "family"), "");
  EXPECT_EQ(read_.label, "llm");
  EXPECT_EQ(Parse(R"({"text":"x","generated":1})", "generated"), "");
  EXPECT_EQ(read_.label, "1");
  EXPECT_EQ(Parse(R"({"text":"x","generated":false})", "generated"), "");
  EXPECT_EQ(read_.label, "false");
}

TEST_F(LabelledDocumentTest, SaysWhatIsWrong) {
  const std::string no_text = "input.schema It has no \"text\" that is a string.",
                    no_label =
                        "input.schema It has no \"label\" that is a string, a number or a boolean.";
  EXPECT_EQ(Parse("{broken").substr(0, 34), "input.json It is not valid JSON: T");
  EXPECT_EQ(Parse("[1]"), "input.schema It is not a JSON object.");
  EXPECT_EQ(Parse(R"({"label":"human"})"), no_text);
  EXPECT_EQ(Parse(R"({"text":["x"],"label":"human"})"), no_text);
  EXPECT_EQ(Parse(R"({"text":"x"})"), no_label);
  EXPECT_EQ(Parse(R"({"text":"x","label":null})"), no_label);
  EXPECT_EQ(Parse(R"({"text":"x","label":""})"), no_label);
  EXPECT_EQ(Parse(R"({"text":"x","label":["human"]})"), no_label);
}

}  // namespace
}  // namespace newsieve
