#include "io/record_marks.h"

#include <string>

#include <gtest/gtest.h>

#include "io/record.h"
#include "newsieve/document.h"

namespace newsieve {
namespace {

class RecordMarksTest : public testing::Test {
 protected:
  // The record, not the first of its buffer, with the marks put in.
  std::string Marked(const RecordMarks& marks) const {
    std::string records = "before\n";
    RecordSeams seams;
    AppendRecord(document_, report_, {"1", "r", "m"}, false, records, &seams);
    std::string out;
    AppendMarked(std::string_view(records).substr(7), seams, marks, out);
    return out;
  }

  // The same, as the record would be with another report.
  static std::string Record(const Document& document, const Report& report) {
    std::string record;
    AppendRecord(document, report, {"1", "r", "m"}, false, record);
    return record;
  }

  const Document document_ = [] {
    Document document;
    document.id = "\"decision\":\"keep\"";
    document.source.path = "p";
    return document;
  }();
  Report report_;
};

TEST_F(RecordMarksTest, WithoutMarksARecordStaysAsItIs) {
  EXPECT_EQ(Marked({}), Record(document_, report_));
}

TEST_F(RecordMarksTest, ADecisionAndAReasonAreAsIfTheyHadBeenThere) {
  const Reason old{"a.b", "Old.", 1, {}}, added{"c.d", "New.", {}, 2};
  for (const bool had : {false, true}) {
    for (const bool first : {false, true}) {
      report_ = {};
      if (had) report_.reasons = {old};
      RecordMarks marks;
      marks.decision = Decision::kReview;
      marks.reason = added;
      marks.reason_first = first;
      Report expected = report_;
      expected.decision = Decision::kReview;
      expected.reasons.insert(first ? expected.reasons.begin() : expected.reasons.end(), added);
      EXPECT_EQ(Marked(marks), Record(document_, expected));
    }
  }
}

TEST_F(RecordMarksTest, MembersStandBeforeTheSizes) {
  RecordMarks marks;
  marks.duplicate_of = "an \"id\"";
  marks.cluster = 0xAB;
  marks.similarity = 0.87654321;
  marks.story = {1, 5};
  const std::string added =
      R"("duplicate_of":"an \"id\"","cluster":"00000000000000ab","similarity":0.8765,)"
      R"("story":{"id":"0000000000000001","size":5},)";
  std::string expected = Record(document_, report_);
  expected.insert(expected.find(R"("input_bytes")"), added);
  EXPECT_EQ(Marked(marks), expected);
}

}  // namespace
}  // namespace newsieve
