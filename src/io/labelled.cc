#include "io/labelled.h"

#include <optional>
#include <utility>

#include <simdjson.h>

#include "io/raw_lines.h"

namespace newsieve {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

Reason Fault(std::string_view code, std::string message) {
  return {std::string(code), std::move(message), {}, {}};
}

// Empty where `key` is missing, null, a list or an object.
std::string TextAt(object from, std::string_view key) {
  element value;
  std::string_view text;
  if (from.at_key(key).get(value)) return "";
  if (!value.get(text)) return std::string(text);
  return value.is_number() || value.is_bool() ? simdjson::minify(value) : "";
}

bool ReadLabel(object line, LineLabel& label) {
  std::string_view word;
  if (line.at_key("label").get(word) || word.size() != 1) return false;
  label = static_cast<LineLabel>(word[0]);
  return label == LineLabel::kArticle || label == LineLabel::kBoilerplate ||
         label == LineLabel::kUndecided;
}

std::optional<Reason> ReadLine(element from, std::size_t number, LabelledLine& line) {
  const std::string which = "Its line " + std::to_string(number) + " ";
  object members;
  std::string_view text;
  if (from.get(members)) return Fault("input.schema", which + "is not an object.");
  if (members.at_key("text").get(text))
    return Fault("input.schema", which + "has no \"text\" that is a string.");
  if (!ReadLabel(members, line.label))
    return Fault("input.schema", which + "has no \"label\" that is \"a\", \"b\" or \"u\".");
  line.text = text;
  return std::nullopt;
}

void ReadCommon(object members, const std::vector<std::string>& keys, LabelledRecord& record) {
  record.id = TextAt(members, "id");
  record.site = TextAt(members, "site");
  record.values.clear();
  for (const std::string& key : keys) record.values.push_back(TextAt(members, key));
}

// The object that `json` is.
std::optional<Reason> ReadObject(simdjson::dom::parser& parser, std::string_view json,
                                 object& members) {
  element root;
  if (const auto error = parser.parse(json.data(), json.size()).get(root))
    return Fault("input.json",
                 std::string("It is not valid JSON: ") + simdjson::error_message(error));
  if (root.get(members)) return Fault("input.schema", "It is not a JSON object.");
  return std::nullopt;
}

std::unique_ptr<DocumentReader> OpenLabelled(ByteSource& source, const std::string& path,
                                             const ReadOptions& options) {
  return OpenRawLines(source, path, options, "jsonl");
}

}  // namespace

const InputFormat& LabelledFormat() {
  static constexpr InputFormat kFormat = {
      "labelled", "", "one JSON object a line: a page or document with its labels", OpenLabelled};
  return kFormat;
}

struct LabelledParser::State {
  simdjson::dom::parser parser;
};

LabelledParser::LabelledParser() : state_(std::make_unique<State>()) {}
LabelledParser::~LabelledParser() = default;

std::optional<Reason> LabelledParser::ParsePage(std::string_view json,
                                                const std::vector<std::string>& keys,
                                                LabelledPage& page) {
  object members;
  simdjson::dom::array lines;
  if (auto fault = ReadObject(state_->parser, json, members)) return fault;
  if (members.at_key("lines").get(lines))
    return Fault("input.schema", "It has no \"lines\" that are a list.");
  ReadCommon(members, keys, page);
  page.lines.clear();
  for (const element line : lines) {
    LabelledLine& read = page.lines.emplace_back();
    if (auto fault = ReadLine(line, page.lines.size(), read)) return fault;
  }
  return std::nullopt;
}

std::optional<Reason> LabelledParser::ParseDocument(std::string_view json,
                                                    const std::vector<std::string>& keys,
                                                    std::string_view label,
                                                    LabelledDocument& document) {
  object members;
  std::string_view text;
  if (auto fault = ReadObject(state_->parser, json, members)) return fault;
  if (members.at_key("text").get(text))
    return Fault("input.schema", "It has no \"text\" that is a string.");
  ReadCommon(members, keys, document);
  document.url = TextAt(members, "url");
  document.title = TextAt(members, "title");
  document.text = text;
  document.label = TextAt(members, label);
  if (document.label.empty())
    return Fault("input.schema", "It has no \"" + std::string(label) +
                                     "\" that is a string, a number or a boolean.");
  return std::nullopt;
}

}  // namespace newsieve
