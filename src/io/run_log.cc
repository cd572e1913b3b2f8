#include "io/run_log.h"

#include <array>
#include <charconv>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <simdjson.h>

#include "io/json_writer.h"
#include "io/line_reader.h"

namespace newsieve {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::string_view kSchema = "newsieve-run/1";
constexpr std::size_t kMaxLineBytes = 1024 * 1024;

// The numbers of a summary that are noted down, by their names.
struct Count {
  std::string_view name;
  std::uint64_t RunSummary::*member;
};
constexpr std::array kCounts = {
    Count{"read", &RunSummary::read},
    Count{"kept", &RunSummary::kept},
    Count{"review", &RunSummary::review},
    Count{"dropped", &RunSummary::dropped},
    Count{"failed", &RunSummary::failed},
    Count{"input_bytes", &RunSummary::input_bytes},
    Count{"output_bytes", &RunSummary::output_bytes},
    Count{"removed_lines", &RunSummary::removed_lines},
};

std::uint64_t HashFrom(std::string_view digits) {
  std::uint64_t hash = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), hash, 16);
  return hash;
}

// Members of `from`; what is missing or of another type is 0 or empty.
std::uint64_t IntegerAt(object from, std::string_view key) {
  std::uint64_t value = 0;
  return from.at_key(key).get(value) ? 0 : value;
}

std::string TextAt(object from, std::string_view key) {
  std::string_view text;
  return from.at_key(key).get(text) ? "" : std::string(text);
}

void WriteExtent(JsonWriter& json, const Extent& extent) {
  json.Field("bytes", extent.bytes);
  json.Field("xxh3_64", HexDigits(extent.hash));
}

Extent ExtentOf(object from) {
  return {IntegerAt(from, "bytes"), HashFrom(TextAt(from, "xxh3_64"))};
}

Extent ExtentAt(object from, std::string_view key) {
  object members;
  return from.at_key(key).get(members) ? Extent() : ExtentOf(members);
}

void WritePart(JsonWriter& json, const Part& part) {
  WriteExtent(json, part.extent);
  json.Field("documents", part.documents);
}

Part PartOf(object from) { return {ExtentOf(from), IntegerAt(from, "documents")}; }

void WriteCounts(JsonWriter& json, const RunSummary& counts) {
  for (const Count& count : kCounts) json.Field(count.name, counts.*count.member);
  json.Object("reasons", [&] {
    for (const auto& [code, times] : counts.reasons) json.Field(code, times);
  });
  json.Object("rules", [&] {
    for (const RunSummary::RuleUse& use : counts.rules) {
      json.Key(use.rule);
      json.BeginArray();
      json.Integer(use.edits);
      json.Integer(use.bytes);
      json.EndArray();
    }
  });
}

RunSummary CountsOf(object from) {
  RunSummary counts;
  for (const Count& count : kCounts) counts.*count.member = IntegerAt(from, count.name);
  object members;
  if (!from.at_key("reasons").get(members))
    for (const auto [code, times] : members)
      if (std::uint64_t value; !times.get(value)) counts.reasons.emplace_back(code, value);
  if (!from.at_key("rules").get(members))
    for (const auto [rule, use] : members) {
      std::uint64_t edits = 0, bytes = 0;
      if (!use.at(0).get(edits) && !use.at(1).get(bytes))
        counts.rules.push_back({std::string(rule), edits, bytes});
    }
  return counts;
}

// Parses one object; false where `json` is none. `parser` holds what `out` shows.
bool ParseObject(std::string_view json, simdjson::dom::parser& parser, object& out) {
  element root;
  return !parser.parse(json.data(), json.size()).get(root) && !root.get(out);
}

}  // namespace

std::string ToJson(const InputFile& file) {
  std::string out;
  JsonWriter json(out);
  json.BeginObject();
  json.Field("path", file.path);
  if (file.facts) {
    json.Field("bytes", file.facts->bytes);
    json.Field("modified", fmt::format("{}", file.facts->modified));
  }
  if (!file.failure.empty()) json.Field("failure", file.failure);
  json.Field("documents", file.documents);
  json.Field("xxh3_64", HexDigits(file.hash));
  if (!file.passed_over.empty())
    json.Object("passed_over", [&] {
      for (const auto& [kind, count] : file.passed_over) json.Field(kind, count);
    });
  json.EndObject();
  return out;
}

std::string ToJson(const Checkpoint& checkpoint) {
  std::string out;
  JsonWriter json(out);
  json.BeginObject();
  json.Object("position", [&] {
    json.Field("files", checkpoint.position.files);
    json.Field("documents", checkpoint.position.documents);
    json.Field("xxh3_64", HexDigits(checkpoint.position.hash));
  });
  json.Object("inputs", [&] { WriteExtent(json, checkpoint.inputs); });
  json.Field("spool", checkpoint.spool);
  json.Objects("sealed", checkpoint.sealed, [&](const Part& part) { WritePart(json, part); });
  json.Object("open", [&] { WritePart(json, checkpoint.open); });
  json.Object("counts", [&] { WriteCounts(json, checkpoint.counts); });
  json.Field("cut_short", std::uint64_t{checkpoint.cut_short});
  json.Field("finished", std::uint64_t{checkpoint.finished});
  json.EndObject();
  return out;
}

std::optional<Checkpoint> CheckpointOf(std::string_view json) {
  simdjson::dom::parser parser;
  object root, members;
  array parts;
  Checkpoint checkpoint;
  if (!ParseObject(json, parser, root) || root.at_key("position").get(members)) return std::nullopt;
  checkpoint.position = {IntegerAt(members, "files"), IntegerAt(members, "documents"),
                         HashFrom(TextAt(members, "xxh3_64"))};
  checkpoint.inputs = ExtentAt(root, "inputs");
  checkpoint.spool = IntegerAt(root, "spool");
  if (root.at_key("sealed").get(parts)) return std::nullopt;
  for (const element part : parts)
    if (!part.get(members)) checkpoint.sealed.push_back(PartOf(members));
  if (!root.at_key("open").get(members)) checkpoint.open = PartOf(members);
  if (!root.at_key("counts").get(members)) checkpoint.counts = CountsOf(members);
  checkpoint.cut_short = IntegerAt(root, "cut_short") != 0;
  checkpoint.finished = IntegerAt(root, "finished") != 0;
  return checkpoint;
}

JobNames NamesOf(const RunOptions& options, const Versions& versions) {
  JobNames names;
  const auto write = [](std::string& out, const auto& write_members) {
    JsonWriter json(out);
    json.BeginObject();
    write_members(json);
    json.EndObject();
  };
  const auto strings = [](JsonWriter& json, std::string_view key,
                          const std::vector<std::string>& list) {
    json.Key(key);
    json.BeginArray();
    for (const std::string& item : list) json.String(item);
    json.EndArray();
  };
  write(names.options, [&](JsonWriter& json) {
    strings(json, "inputs", options.inputs);
    json.Field("from", options.input_format);
    json.Field("encoding", options.encoding);
    strings(json, "fields", options.fields);
    json.Field("to", static_cast<std::uint64_t>(options.output_format));
    json.Field("merge_input", std::uint64_t{options.merge_input});
    json.Field("part_bytes", options.part_bytes);
    json.Field("memory_bytes", options.memory_bytes);
    json.Field("find_duplicates", std::uint64_t{options.find_duplicates});
    json.Field("duplicate_action", options.duplicate_action
                                       ? std::to_string(static_cast<int>(*options.duplicate_action))
                                       : "");
    json.Field("dedup_index", options.dedup_index);
  });
  write(names.versions, [&](JsonWriter& json) {
    json.Field("newsieve", versions.newsieve);
    json.Field("rules", versions.rules);
    json.Field("models", versions.models);
    json.Field("templates", versions.templates);
  });
  return names;
}

std::string ToJson(const JobNames& names) {
  std::string out;
  JsonWriter json(out);
  json.BeginObject();
  json.Field("schema", kSchema);
  json.Field("options", names.options);
  json.Field("versions", names.versions);
  json.EndObject();
  return out;
}

std::optional<JobNames> JobNamesOf(std::string_view json) {
  simdjson::dom::parser parser;
  object root;
  if (!ParseObject(json, parser, root) || TextAt(root, "schema") != kSchema) return std::nullopt;
  return JobNames{TextAt(root, "options"), TextAt(root, "versions")};
}

std::string ManifestOf(const JobNames& names, const Checkpoint& last, const RunSummary& totals,
                       const std::vector<Part>& parts, const RunOptions& options) {
  std::string out;
  JsonWriter json(out);
  json.BeginObject();
  json.Field("schema", kSchema);
  json.Key("versions");
  json.Raw(names.versions);
  json.Key("options");
  json.Raw(names.options);
  json.Object("inputs", [&] {
    json.Field("files", last.position.files);
    json.Field("list", kInputList);
    WriteExtent(json, last.inputs);
  });
  json.Object("documents", [&] { WriteCounts(json, totals); });
  std::uint64_t number = 0;
  json.Objects("parts", parts, [&](const Part& part) {
    json.Field("name", PartName(number++, options.output_format));
    WritePart(json, part);
  });
  json.EndObject();
  return out + "\n";
}

std::optional<std::vector<NamedPart>> PartsOfManifest(std::string_view json) {
  simdjson::dom::parser parser;
  object root, members;
  array parts;
  if (!ParseObject(json, parser, root) || root.at_key("parts").get(parts)) return std::nullopt;
  std::vector<NamedPart> named;
  for (const element part : parts) {
    if (part.get(members)) return std::nullopt;
    named.push_back({TextAt(members, "name"), PartOf(members)});
  }
  return named;
}

struct InputListReader::State {
  explicit State(OpenedSource opened)
      : source(std::move(opened.source)),
        lines(source ? std::make_unique<LineReader>(*source, kMaxLineBytes) : nullptr) {}

  std::unique_ptr<ByteSource> source;
  std::unique_ptr<LineReader> lines;  // nullptr: there are none
  simdjson::dom::parser parser;
  StreamHash hash;
  std::uint64_t bytes = 0;
};

InputListReader::InputListReader(const std::string& path)
    : state_(std::make_unique<State>(OpenFile(path))) {}
InputListReader::~InputListReader() = default;

std::optional<InputFile> InputListReader::Next() {
  if (state_->lines == nullptr) return std::nullopt;
  const Result<std::optional<Line>> line = state_->lines->Next();
  object root, kinds;
  if (!line.ok() || !line->has_value() || !ParseObject((*line)->text, state_->parser, root))
    return std::nullopt;
  InputFile file;
  file.path = TextAt(root, "path");
  if (const std::string modified = TextAt(root, "modified"); !modified.empty()) {
    file.facts = FileFacts{IntegerAt(root, "bytes"), 0};
    std::from_chars(modified.data(), modified.data() + modified.size(), file.facts->modified);
  }
  file.failure = TextAt(root, "failure");
  file.documents = IntegerAt(root, "documents");
  file.hash = HashFrom(TextAt(root, "xxh3_64"));
  if (!root.at_key("passed_over").get(kinds))
    for (const auto [kind, count] : kinds)
      if (std::uint64_t value; !count.get(value)) file.passed_over[std::string(kind)] = value;
  state_->hash.Add((*line)->text);
  state_->hash.Add("\n");
  state_->bytes += (*line)->text.size() + 1;
  return file;
}

Extent InputListReader::extent() const { return {state_->bytes, state_->hash.Value()}; }

std::string PartName(std::uint64_t number, OutputFormat format) {
  const std::string_view extension = format == OutputFormat::kText       ? "txt"
                                     : format == OutputFormat::kMarkdown ? "md"
                                                                         : "jsonl";
  return fmt::format("part-{:05}.{}", number, extension);
}

}  // namespace newsieve
