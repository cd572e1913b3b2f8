// Record: one document's line of output. The format is `newsieve/1`, docs/record.schema.json.
#pragma once

#include <string>
#include <string_view>

#include "newsieve/document.h"
#include "newsieve/filter.h"
#include "newsieve/report.h"

namespace newsieve {

class JsonWriter;
struct RecordSeams;

inline constexpr std::string_view kRecordSchema = "newsieve/1";

// Appends the record of `document`, one line with its end, to `out`. A report of decision kFailed
// gives the short record of an input that could not be processed: schema, id, source, decision,
// reasons, versions, and input where there is one. `merge_input` puts the fields of
// document.input_json at the top level instead, except those that a record has itself: they stay
// under `input`.
//
// `seams`, where not nullptr, is told where the record can be changed later (io/record_marks.h).
void AppendRecord(const Document& document, const Report& report, const Versions& versions,
                  bool merge_input, std::string& out, RecordSeams* seams = nullptr);

// Appends one item of the member "reasons".
void WriteReason(const Reason& reason, JsonWriter& json);

// Appends the member "versions" of an object.
void WriteVersions(const Versions& versions, JsonWriter& json);

}  // namespace newsieve
