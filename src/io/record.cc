#include "io/record.h"

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

#include "base/hash.h"
#include "base/utf8.h"
#include "io/escape.h"
#include "io/json_fields.h"
#include "io/json_writer.h"
#include "io/line_reader.h"
#include "io/record_marks.h"

namespace newsieve {
namespace {

// Every key that a record may have of its own.
constexpr std::array<std::string_view, 24> kRecordKeys = {
    "schema",       "id",         "source",   "decision",
    "score",        "scores",     "reasons",  "machine_written",
    "language",     "title",      "author",   "published",
    "text",         "edits",      "signals",  "duplicate_of",
    "cluster",      "similarity", "story",    "input_bytes",
    "output_bytes", "metadata",   "versions", "input"};

bool Withholds(const Report& report) {
  return std::any_of(report.edits.begin(), report.edits.end(),
                     [](const Edit& edit) { return edit.withheld; });
}

void WriteSource(const Document& document, const Report& report, JsonWriter& json) {
  const Source& source = document.source;
  json.Key("source");
  json.BeginObject();
  json.Field("path", source.path);
  if (!IsValidUtf8(source.path)) json.Field("path_hex", HexBytes(source.path));
  if (source.record > 0) json.Key("record"), json.Integer(source.record);
  if (!source.format.empty()) json.Field("format", source.format);
  if (!source.url.empty()) json.Field("url", source.url);
  if (report.decision != Decision::kFailed) {
    json.Field("encoding", report.encoding);
    // Of what is withheld a hash would tell whoever can guess it.
    if (!Withholds(report)) json.Field("hash", HexDigits(report.input_hash));
  }
  json.EndObject();
}

void WriteScores(const Report& report, JsonWriter& json) {
  json.Key("score"), json.Number(report.score);
  json.Key("scores");
  json.BeginObject();
  json.Key("cleanliness"), json.Number(report.scores.cleanliness);
  json.Key("language"), json.Number(report.scores.language);
  json.Key("structure"), json.Number(report.scores.structure);
  json.Key("authenticity"), json.Number(report.scores.authenticity);
  json.Key("uniqueness"), json.Number(report.scores.uniqueness);
  json.EndObject();
}

constexpr std::string_view kReasonsHead = ",\"reasons\":[";

void WriteReasons(const Report& report, JsonWriter& json) {
  json.Key("reasons");
  json.BeginArray();
  for (const Reason& reason : report.reasons) WriteReason(reason, json);
  json.EndArray();
}

void WriteSpan(const TextSpan& span, JsonWriter& json) {
  json.Key("where");
  json.BeginObject();
  json.Key("start"), json.Integer(span.start);
  json.Key("end"), json.Integer(span.end);
  json.EndObject();
}

void WriteEvidence(const Evidence& evidence, JsonWriter& json) {
  json.BeginObject();
  json.Field("what", evidence.what);
  if (!evidence.rule.empty()) json.Field("rule", evidence.rule);
  if (evidence.where) {
    WriteSpan(*evidence.where, json);
  } else {
    json.Key("where"), json.Raw("null");
  }
  json.Key("weight"), json.Number(evidence.weight);
  json.EndObject();
}

void WritePassage(const Passage& passage, JsonWriter& json) {
  json.BeginObject();
  WriteSpan(passage.where, json);
  json.Key("probability"), json.Number(passage.probability);
  json.Field("verdict", ToString(passage.verdict));
  json.EndObject();
}

void WriteMachineWritten(const MachineWritten& found, JsonWriter& json) {
  json.Key("machine_written");
  json.BeginObject();
  json.Key("probability"), json.Number(found.probability);
  json.Field("verdict", ToString(found.verdict));
  json.Key("spun"), json.Number(found.spun);
  json.Key("evidence");
  json.BeginArray();
  for (const Evidence& evidence : found.evidence) WriteEvidence(evidence, json);
  json.EndArray();
  json.Key("passages");
  json.BeginArray();
  for (const Passage& passage : found.passages) WritePassage(passage, json);
  json.EndArray();
  json.EndObject();
}

void WriteLanguageBlock(const LanguageBlock& block, JsonWriter& json) {
  json.BeginObject();
  WriteSpan(block.where, json);
  json.Field("code", block.code);
  json.Key("confidence"), json.Number(block.confidence);
  json.Field("script", block.script);
  json.EndObject();
}

void WriteLanguage(const Language& language, JsonWriter& json) {
  json.Key("language");
  json.BeginObject();
  json.Field("code", language.code);
  json.Key("confidence"), json.Number(language.confidence);
  json.Field("script", language.script);
  json.Key("blocks");
  json.BeginArray();
  for (const LanguageBlock& block : language.blocks) WriteLanguageBlock(block, json);
  json.EndArray();
  json.EndObject();
}

void WriteEdits(const Report& report, JsonWriter& json) {
  json.Key("edits");
  json.BeginArray();
  for (const Edit& edit : report.edits) {
    json.BeginObject();
    json.Key("start"), json.Integer(edit.start);
    json.Key("end"), json.Integer(edit.end);
    json.Field("rule", edit.rule);
    json.Field("action", ToString(edit.action));
    if (edit.probability) json.Key("probability"), json.Number(*edit.probability);
    if (!edit.why.empty()) {
      json.Key("why");
      json.BeginArray();
      for (const std::string& name : edit.why) json.String(name);
      json.EndArray();
    }
    json.Key("line"), json.Integer(edit.line);
    if (edit.withheld) {
      json.Key("withheld"), json.Raw("true");
    } else if (IsValidUtf8(edit.removed)) {
      json.Field("removed", edit.removed);
    } else {
      json.Field("removed_hex", HexBytes(edit.removed));
    }
    if (!edit.inserted.empty()) json.Field("inserted", edit.inserted);
    json.EndObject();
  }
  json.EndArray();
}

void WriteSignals(const Report& report, JsonWriter& json) {
  json.Key("signals");
  json.BeginObject();
  for (const auto& [name, value] : report.signals) json.Key(name), json.Number(value);
  json.EndObject();
}

// What a report says, or where it says nothing and masks nothing, the document.
void WriteKnown(std::string_view key, std::string_view reported, std::string_view stated,
                bool masked, JsonWriter& json) {
  const std::string_view text = reported.empty() && !masked ? stated : reported;
  if (!text.empty()) json.Field(key, text);
}

// Of authors and tags a list, for there may be several.
void WriteMetadata(const Report& report, JsonWriter& json) {
  if (report.metadata.empty()) return;
  json.Key("metadata");
  json.BeginObject();
  for (const PageFact& fact : report.metadata) {
    json.Key(fact.name);
    json.BeginObject();
    json.Key("value");
    if (fact.name == "author" || fact.name == "tags") {
      json.BeginArray();
      for (const std::string& value : fact.values) json.String(value);
      json.EndArray();
    } else {
      json.String(fact.values.front());
    }
    json.Field("from", fact.from);
    json.EndObject();
  }
  json.EndObject();
}

// How far the record is written.
using Place = std::function<std::size_t()>;

// The part that only a judged document has.
void WriteJudgement(const Document& document, const Report& report, JsonWriter& json,
                    const Place& place, RecordSeams& seams) {
  WriteMachineWritten(report.machine_written, json);
  WriteLanguage(report.language, json);
  WriteKnown("title", report.title, document.title, report.masked, json);
  WriteKnown("author", report.author, document.author, report.masked, json);
  WriteKnown("published", report.published, document.published, false, json);
  WriteMetadata(report, json);
  json.Field("text", report.text);
  WriteEdits(report, json);
  WriteSignals(report, json);
  seams.members = place();
  json.Key("input_bytes"), json.Integer(report.input_bytes);
  json.Key("output_bytes"), json.Integer(report.text.size());
}

// A record is one line, and so must be what passes through it. White space is the only place of
// line ends in JSON.
std::string OnOneLine(std::string_view json) {
  std::string line(json);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return line;
}

void WriteMerged(const std::string& input, JsonWriter& json) {
  std::string padded = input;
  padded.resize(input.size() + kLinePadding);
  JsonFieldSplitter splitter;
  std::vector<JsonField> colliding;
  for (const JsonField& field : splitter.Split({padded.data(), input.size()})) {
    if (std::find(kRecordKeys.begin(), kRecordKeys.end(), field.key) != kRecordKeys.end()) {
      colliding.push_back(field);
    } else {
      json.Key(field.key), json.Raw(field.raw);
    }
  }
  if (colliding.empty()) return;
  json.Key("input");
  json.BeginObject();
  for (const JsonField& field : colliding) json.Key(field.key), json.Raw(field.raw);
  json.EndObject();
}

void WriteInput(const Document& document, bool merge_input, JsonWriter& json) {
  if (document.input_json.empty()) return;
  const std::string input = OnOneLine(document.input_json);
  if (merge_input) return WriteMerged(input, json);
  json.Key("input"), json.Raw(input);
}

}  // namespace

void WriteVersions(const Versions& versions, JsonWriter& json) {
  json.Key("versions");
  json.BeginObject();
  json.Field("newsieve", versions.newsieve);
  json.Field("rules", versions.rules);
  json.Field("models", versions.models);
  if (!versions.templates.empty()) json.Field("templates", versions.templates);
  json.EndObject();
}

void WriteReason(const Reason& reason, JsonWriter& json) {
  json.BeginObject();
  json.Field("code", reason.code);
  json.Field("message", reason.message);
  if (reason.value) json.Key("value"), json.Number(reason.value);
  if (reason.limit) json.Key("limit"), json.Number(reason.limit);
  json.EndObject();
}

void AppendRecord(const Document& document, const Report& report, const Versions& versions,
                  bool merge_input, std::string& out, RecordSeams* seams) {
  RecordSeams unused;
  RecordSeams& found = seams != nullptr ? *seams : unused;
  const Place place = [&out, begin = out.size()] { return out.size() - begin; };
  const bool judged = report.decision != Decision::kFailed;
  JsonWriter json(out);
  json.BeginObject();
  json.Field("schema", kRecordSchema);
  json.Field("id", document.id);
  WriteSource(document, report, json);
  json.Field("decision", ToString(report.decision));
  found.decision_end = place() - 1;  // before the quotation mark
  found.decision = found.decision_end - ToString(report.decision).size();
  if (judged) WriteScores(report, json);
  found.reasons = place() + kReasonsHead.size();
  WriteReasons(report, json);
  found.reasons_end = place() - 1;  // before the bracket
  if (judged) WriteJudgement(document, report, json, place, found);
  WriteVersions(versions, json);
  if (!report.masked) WriteInput(document, merge_input, json);
  json.EndObject();
  out += '\n';
}

}  // namespace newsieve
