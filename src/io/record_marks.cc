#include "io/record_marks.h"

#include "base/hash.h"
#include "base/rounded.h"
#include "io/json_writer.h"
#include "io/record.h"

namespace newsieve {
namespace {

void AppendReasons(std::string_view present, const RecordMarks& marks, std::string& out) {
  std::string added;
  JsonWriter json(added);
  WriteReason(*marks.reason, json);
  const std::string_view comma = present.empty() ? "" : ",";
  if (marks.reason_first) {
    out.append(added).append(comma).append(present);
  } else {
    out.append(present).append(comma).append(added);
  }
}

// Each with a comma before it: a record has other members there.
void AppendMembers(const RecordMarks& marks, std::string& out) {
  std::string members;
  JsonWriter json(members);
  json.BeginObject();
  if (marks.duplicate_of) json.Field("duplicate_of", *marks.duplicate_of);
  if (marks.cluster) json.Field("cluster", HexDigits(*marks.cluster));
  if (marks.similarity) json.Field("similarity", Rounded(*marks.similarity));
  if (marks.story) {
    json.Object("story", [&] {
      json.Field("id", HexDigits(marks.story->id));
      json.Field("size", std::uint64_t{marks.story->size});
    });
  }
  if (members.size() > 1) out.append(",").append(members, 1);
}

}  // namespace

void AppendMarked(std::string_view record, const RecordSeams& seams, const RecordMarks& marks,
                  std::string& out) {
  out.append(record.substr(0, seams.decision));
  const std::string_view present =
      record.substr(seams.decision, seams.decision_end - seams.decision);
  out.append(marks.decision ? ToString(*marks.decision) : present);
  out.append(record.substr(seams.decision_end, seams.reasons - seams.decision_end));
  const std::string_view reasons = record.substr(seams.reasons, seams.reasons_end - seams.reasons);
  if (marks.reason) {
    AppendReasons(reasons, marks, out);
  } else {
    out.append(reasons);
  }
  out.append(record.substr(seams.reasons_end, seams.members - seams.reasons_end));
  AppendMembers(marks, out);
  out.append(record.substr(seams.members));
}

}  // namespace newsieve
