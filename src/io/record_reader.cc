#include "io/record_reader.h"

#include <optional>

#include <simdjson.h>

#include "io/record.h"

namespace newsieve {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

Status Fault(std::string_view what) { return {StatusCode::kIo, std::string(what)}; }

// Leaves `out` as it is and answers false where `key` is missing or no string.
bool Read(object from, std::string_view key, std::string& out) {
  std::string_view value;
  if (from.at_key(key).get(value)) return false;
  out = value;
  return true;
}

template <typename Integer>
bool Read(object from, std::string_view key, Integer& out) {
  std::uint64_t value;
  if (from.at_key(key).get(value)) return false;
  out = value;
  return true;
}

std::optional<std::string> FromHex(std::string_view digits) {
  const auto value = [](char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  };
  if (digits.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    const int high = value(digits[i]), low = value(digits[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes += static_cast<char>(high << 4 | low);
  }
  return bytes;
}

// Reads `key`, or the exact bytes in `key`_hex where they were not UTF-8.
bool ReadBytes(object from, const std::string& key, std::string& out) {
  std::string digits;
  if (!Read(from, key + "_hex", digits)) return Read(from, key, out);
  const std::optional<std::string> bytes = FromHex(digits);
  if (!bytes) return false;
  out = *bytes;
  return true;
}

bool ReadEdit(element from, Edit& edit) {
  object fields;
  if (from.get(fields)) return false;
  Read(fields, "inserted", edit.inserted);
  if (bool withheld = false; !fields.at_key("withheld").get(withheld)) edit.withheld = withheld;
  return Read(fields, "start", edit.start) && Read(fields, "end", edit.end) &&
         Read(fields, "rule", edit.rule) &&
         (edit.withheld || ReadBytes(fields, "removed", edit.removed));
}

bool ReadEdits(object from, std::vector<Edit>& edits) {
  simdjson::dom::array list;
  if (from.at_key("edits").get(list)) return false;
  for (const element item : list) {
    if (!ReadEdit(item, edits.emplace_back())) return false;
  }
  return true;
}

bool ReadSource(object from, ParsedRecord& record) {
  object source;
  if (from.at_key("source").get(source)) return false;
  Read(source, "record", record.record);
  Read(source, "format", record.format);
  Read(source, "encoding", record.encoding);
  Read(source, "hash", record.hash);
  return ReadBytes(source, "path", record.path);
}

}  // namespace

struct RecordParser::State {
  simdjson::dom::parser parser;
};

// A record holds its input's own fields one level down: what JSONL can nest, a record must read
// back.
RecordParser::RecordParser() : state_(std::make_unique<State>()) {
  [[maybe_unused]] const auto error = state_->parser.allocate(0, simdjson::DEFAULT_MAX_DEPTH + 16);
}
RecordParser::~RecordParser() = default;

Result<ParsedRecord> RecordParser::Parse(std::string_view line) {
  object fields;
  ParsedRecord record;
  std::string schema;
  if (const auto error = state_->parser.parse(line.data(), line.size(), false).get(fields))
    return Fault(std::string("not a JSON object: ") + simdjson::error_message(error));
  if (!Read(fields, "schema", schema) || schema != kRecordSchema)
    return Fault("not a record of schema newsieve/1");
  if (!Read(fields, "id", record.id) || !Read(fields, "decision", record.decision))
    return Fault("no id or no decision");
  if (!ReadSource(fields, record)) return Fault("no source with a path");
  if (record.decision == "failed") return record;
  if (!Read(fields, "text", record.text)) return Fault("no text");
  if (!ReadEdits(fields, record.edits)) return Fault("edits that are not as newsieve writes them");
  Read(fields, "input_bytes", record.input_bytes);
  Read(fields, "output_bytes", record.output_bytes);
  return record;
}

}  // namespace newsieve
