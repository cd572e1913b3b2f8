#include "io/run_records.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <simdjson.h>

#include "io/append_file.h"
#include "io/raw_lines.h"
#include "io/record.h"
#include "io/run_log.h"
#include "io/site.h"
#include "io/sniff.h"
#include "io/tree_output.h"

namespace newsieve {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// JSON writes a byte in six at most, and a record may hold a text twice: kept, and as edits.
constexpr std::size_t kMaxRecordFactor = 12;

// Whether a line of `head` begins as AppendRecord writes; the first may be damaged.
bool HoldsRecords(std::string_view head) {
  const std::string begin = "{\"schema\":\"" + std::string(kRecordSchema) + "\"";
  for (std::size_t at = head.find(begin); at != head.npos; at = head.find(begin, at + 1))
    if (at == 0 || head[at - 1] == '\n' || (at == 3 && head.starts_with("\xEF\xBB\xBF")))
      return true;
  return false;
}

// One failure and nothing more.
class FailedReader : public DocumentReader {
 public:
  FailedReader(const std::string& path, Reason reason)
      : reading_(Reading{DocumentAt(path, 0, ""), std::move(reason), {}}) {}
  std::optional<Reading> Next() override { return std::exchange(reading_, std::nullopt); }

 private:
  std::optional<Reading> reading_;
};

std::unique_ptr<DocumentReader> OpenRecordsOrDocuments(ByteSource& source, const std::string& path,
                                                       const ReadOptions& options) {
  const std::string_view head = source.Peek();
  if (HoldsRecords(head)) {
    ReadOptions of_records = options;
    of_records.max_document_bytes =
        std::max(options.max_document_bytes * kMaxRecordFactor, options.max_document_bytes);
    return OpenRawLines(source, path, of_records, kRecordFormat);
  }
  if (auto unsupported = UnsupportedByName(path, nullptr))
    return std::make_unique<FailedReader>(path, *std::move(unsupported));
  ChosenFormat chosen = ChooseFormat(path, head, nullptr);
  if (chosen.failure) return std::make_unique<FailedReader>(path, *std::move(chosen.failure));
  return chosen.format->open(source, path, options);
}

Reason Fault(std::string_view code, std::string message) {
  return {std::string(code), std::move(message), {}, {}};
}

std::string TextAt(object from, std::string_view key) {
  std::string_view text;
  return from.at_key(key).get(text) ? "" : std::string(text);
}

void AddNumber(std::string name, element value, RecordFigures& figures) {
  double number;
  if (!value.get(number) && std::isfinite(number))
    figures.numbers.emplace_back(std::move(name), number);
}

void ReadNumbers(object fields, RecordFigures& figures) {
  element score;
  if (!fields.at_key("score").get(score)) AddNumber("score", score, figures);
  object members;
  if (!fields.at_key("scores").get(members))
    for (const auto [name, value] : members)
      AddNumber("scores." + std::string(name), value, figures);
  if (!fields.at_key("signals").get(members))
    for (const auto [name, value] : members) AddNumber(std::string(name), value, figures);
}

void ReadReasons(object fields, RecordFigures& figures) {
  array list;
  if (fields.at_key("reasons").get(list)) return;
  for (const element item : list) {
    object reason;
    if (item.get(reason)) continue;
    if (std::string code = TextAt(reason, "code"); !code.empty())
      figures.reasons.push_back(std::move(code));
  }
}

void ReadSource(object fields, RecordFigures& figures) {
  object members;
  if (fields.at_key("source").get(members)) return;
  Source source;
  source.path = TextAt(members, "path");
  source.url = TextAt(members, "url");
  std::uint64_t record;
  if (!members.at_key("record").get(record)) source.record = record;
  figures.site = SiteOf(source);
}

void ReadVersion(object fields, RecordFigures& figures) {
  object members;
  if (fields.at_key("versions").get(members)) return;
  figures.version =
      "newsieve " + TextAt(members, "newsieve") + " rules " + TextAt(members, "rules");
}

}  // namespace

const InputFormat& RunRecordsFormat() {
  static constexpr InputFormat kFormat = {"records", "", "records of a run, or documents",
                                          OpenRecordsOrDocuments};
  return kFormat;
}

std::vector<std::string> RecordsIn(const std::string& path) {
  std::error_code error;
  const std::filesystem::path folder = path, tree = folder / kTreeRecords;
  if (std::filesystem::is_regular_file(tree, error)) return {tree.string()};
  std::vector<std::string> parts;
  const auto part = [&] {
    return (folder / PartName(parts.size(), OutputFormat::kJsonl)).string();
  };
  while (std::filesystem::is_regular_file(part(), error)) parts.push_back(part());
  const bool of_parts = std::filesystem::is_directory(folder / kStateFolder, error);
  return of_parts || !parts.empty() ? parts : std::vector<std::string>{path};
}

bool IsUnfinished(const std::string& path) {
  std::error_code error;
  const std::filesystem::path folder = path;
  return std::filesystem::is_directory(folder / kStateFolder, error) &&
         !std::filesystem::exists(folder / kManifest, error);
}

std::vector<std::string> ChangedParts(const std::string& path) {
  const std::filesystem::path folder = path;
  const std::string manifest = folder / kManifest;
  std::error_code error;
  if (!std::filesystem::exists(manifest, error)) return {};
  std::ostringstream json;
  json << std::ifstream(manifest, std::ios::binary).rdbuf();
  const std::optional<std::vector<NamedPart>> parts = PartsOfManifest(json.str());
  if (!parts) return {manifest};
  std::vector<std::string> changed;
  for (const auto& [name, part] : *parts) {
    const std::string file = folder / name;
    if (std::filesystem::file_size(file, error) != part.extent.bytes || !Holds(file, part.extent))
      changed.push_back(file);
  }
  return changed;
}

struct RecordFiguresParser::State {
  simdjson::dom::parser parser;
};

// A record holds its input's own fields one level down.
RecordFiguresParser::RecordFiguresParser() : state_(std::make_unique<State>()) {
  [[maybe_unused]] const auto error = state_->parser.allocate(0, simdjson::DEFAULT_MAX_DEPTH + 16);
}
RecordFiguresParser::~RecordFiguresParser() = default;

std::optional<Reason> RecordFiguresParser::Parse(std::string_view json, RecordFigures& figures) {
  figures = {};
  element root;
  if (const auto error = state_->parser.parse(json.data(), json.size()).get(root))
    return Fault("input.json",
                 std::string("It is not valid JSON: ") + simdjson::error_message(error));
  object fields;
  if (root.get(fields) || TextAt(fields, "schema") != kRecordSchema)
    return Fault("input.schema", "It is no record of schema " + std::string(kRecordSchema) + ".");
  figures.decision = TextAt(fields, "decision");
  if (figures.decision.empty()) return Fault("input.schema", "It has no \"decision\".");
  object language;
  if (!fields.at_key("language").get(language)) figures.language = TextAt(language, "code");
  ReadSource(fields, figures);
  ReadVersion(fields, figures);
  ReadNumbers(fields, figures);
  ReadReasons(fields, figures);
  return std::nullopt;
}

}  // namespace newsieve
