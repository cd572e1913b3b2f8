// JSONL: one JSON object a line (https://jsonlines.org). `text` is the document, or, where there is
// none, `html` is its page; `id` (a string, or a number kept as it is written), `url`, `title`,
// `author` and `published` are taken where they are strings; all else passes through as it stands.
// ReadOptions::fields may give them other names. Of equal keys the first counts. The record number
// is the line number.
//
// A line that is not UTF-8 is read with U+FFFD for what is ill-formed, and its record says so
// (`input.invalid_utf8`): one broken byte in a comment field is no reason to lose an article.
#include <limits>
#include <span>
#include <utility>

#include <simdjson.h>

#include "base/json_memory.h"
#include "io/escape.h"
#include "io/field_names.h"
#include "io/format.h"
#include "io/json_fields.h"
#include "io/json_writer.h"
#include "io/line_reader.h"

namespace newsieve {
namespace {

// JSON writes a byte in six at most: "\u0000".
constexpr std::size_t kMaxEscapeBytes = 6;

std::string_view Trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  return begin == text.npos ? "" : text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

// A first line that begins what is not JSON lines: an array, or an object that goes on below.
bool EndsOpen(std::string_view line) {
  const std::string_view trimmed = Trimmed(line);
  return !trimmed.empty() &&
         std::string_view("{[,:").find(trimmed.back()) != std::string_view::npos;
}

class JsonlReader : public DocumentReader {
 public:
  JsonlReader(ByteSource& source, std::string path, const ReadOptions& options)
      : path_(std::move(path)),
        max_text_bytes_(options.max_document_bytes),
        fields_(options.fields),
        lines_(source, MaxLineBytes(options.max_document_bytes)) {}

  std::optional<Reading> Next() override {
    while (!done_) {
      Result<std::optional<Line>> line = lines_.Next();
      if (!line.ok()) return Broken();
      if (!line->has_value()) break;
      if (std::optional<Reading> reading = ReadLine(**line)) return reading;
    }
    done_ = true;
    return std::nullopt;
  }

 private:
  static std::size_t MaxLineBytes(std::size_t max_document_bytes) {
    const std::size_t most = std::numeric_limits<std::size_t>::max() / (2 * kMaxEscapeBytes);
    return std::min(max_document_bytes, most) * kMaxEscapeBytes;
  }

  // Nothing for a blank line.
  std::optional<Reading> ReadLine(Line line) {
    if (line.number == 1 && line.text.starts_with("\xEF\xBB\xBF")) line.text.remove_prefix(3);
    if (line.number == 1 &&
        (line.text.starts_with("\xFF\xFE") || line.text.starts_with("\xFE\xFF")))
      return Stop(NotJsonl("it is UTF-16; convert it: iconv -f utf-16 -t utf-8"));
    if (!line.too_long && Trimmed(line.text).empty()) return std::nullopt;
    const bool first = !std::exchange(begun_, true);
    if (first && Trimmed(line.text).starts_with('['))
      return Stop(NotJsonl("it is one JSON array; write its members one a line: jq -c '.[]'"));
    Reading reading{DocumentAt(path_, line.number, "jsonl"), {}, {}};
    if (line.too_long) {
      Fail(reading, line, "input.too_large", "is longer than limits.max_document_bytes allows.");
    } else {
      Parse(line, reading);
    }
    if (first && reading.failure && reading.failure->code == "input.json" && EndsOpen(line.text))
      return Stop(NotJsonl("its JSON spans several lines; write one object a line: jq -c ."));
    return reading;
  }

  void Parse(const Line& line, Reading& reading) {
    simdjson::dom::element root;
    std::string_view text = line.text;
    simdjson::error_code error =
        FaultOfText(parser_.parse(text.data(), text.size(), false).get(root));
    if (error == simdjson::UTF8_ERROR) {
      text = Repair(text, reading);
      error = FaultOfText(parser_.parse(text.data(), text.size(), false).get(root));
    }
    if (error != simdjson::SUCCESS)
      return Fail(reading, line, "input.json",
                  std::string("is not valid JSON: ") + simdjson::error_message(error));
    simdjson::dom::object object;
    if (root.get(object)) return Fail(reading, line, "input.schema", "is not a JSON object.");
    TakeContent(object, line, reading);
    TakeFields(object, text, reading);
  }

  // `line` with U+FFFD for what is not UTF-8, padded; noted in `reading`.
  std::string_view Repair(std::string_view line, Reading& reading) {
    std::size_t count = 0;
    repaired_ = RepairUtf8(line, &count);
    const std::size_t size = repaired_.size();
    repaired_.append(kLinePadding, '\0');
    reading.notes.push_back(
        {"input.invalid_utf8",
         "The JSON line held bytes that are not UTF-8; each sequence was read as U+FFFD.",
         static_cast<double>(count), std::nullopt});
    return {repaired_.data(), size};
  }

  void TakeFields(simdjson::dom::object object, std::string_view line, Reading& reading) {
    Document& document = reading.document;
    const auto targets = FieldTargets(fields_, document);
    const bool is_html = document.content == ContentType::kHtml;
    const std::string_view content = is_html ? fields_.html : fields_.text;
    std::string others;
    JsonWriter writer(others);
    writer.BeginObject();
    for (const JsonField& field : splitter_.Split(line)) {
      if (field.key == content || Take(object, field, targets)) continue;
      writer.Key(field.key);
      writer.Raw(field.raw);
    }
    writer.EndObject();
    if (others != "{}") document.input_json = std::move(others);
  }

  static bool Take(simdjson::dom::object object, const JsonField& field,
                   std::span<const FieldTarget> targets) {
    for (const FieldTarget& target : targets) {
      if (field.key != target.name || field.raw.size() > kMaxFieldBytes) continue;
      std::string_view value;
      const bool number = &target == targets.data() && !field.raw.empty() &&
                          (field.raw[0] == '-' || (field.raw[0] >= '0' && field.raw[0] <= '9'));
      if (number) value = field.raw;
      if (!number && object.at_key(field.key).get(value)) return false;
      if (value.empty()) return false;
      *target.value = value;
      return true;
    }
    return false;
  }

  // The text, or where there is none the page.
  void TakeContent(simdjson::dom::object object, const Line& line, Reading& reading) {
    Document& document = reading.document;
    std::string_view name = fields_.text, bytes;
    simdjson::dom::element value;
    bool missing = object.at_key(name).get(value) != simdjson::SUCCESS || value.is_null();
    if (simdjson::dom::element page; missing && !object.at_key(fields_.html).get(page)) {
      missing = false;
      name = fields_.html;
      value = page;
      document.content = ContentType::kHtml;
    }
    if (missing) return Fail(reading, line, "input.schema", "has no " + Quoted(fields_.text) + ".");
    if (value.get(bytes))
      return Fail(reading, line, "input.schema",
                  "has a " + Quoted(name) + " that is not a string.");
    if (bytes.size() > max_text_bytes_)
      return Fail(reading, line, "input.too_large",
                  "has a text larger than limits.max_document_bytes.");
    document.bytes = bytes;
    document.encoding = "utf-8";
  }

  static std::string Quoted(std::string_view name) { return '"' + std::string(name) + '"'; }

  // The line itself is what there is of the document.
  void Fail(Reading& reading, const Line& line, std::string_view code, std::string_view what) {
    reading.document.bytes = line.text;
    reading.failure = Reason{std::string(code),
                             "Line " + std::to_string(line.number) + " (byte " +
                                 std::to_string(line.offset) + ") " + std::string(what),
                             {},
                             {}};
  }

  static Reason NotJsonl(std::string_view hint) {
    return {"input.not_jsonl", "The file is not JSON lines: " + std::string(hint) + ".", {}, {}};
  }

  // A line is lost, and with it what stands between it and where the source goes on.
  Reading Broken() {
    done_ = !lines_.damage().goes_on;
    return {DocumentAt(path_, lines_.number(), "jsonl"), lines_.damage().reason, {}};
  }

  // One failure for what is left of the file.
  Reading Stop(Reason reason) {
    done_ = true;
    return {DocumentAt(path_, 0, "jsonl"), std::move(reason), {}};
  }

  std::string path_;
  std::size_t max_text_bytes_;
  FieldNames fields_;
  LineReader lines_;
  simdjson::dom::parser parser_;
  JsonFieldSplitter splitter_;
  std::string repaired_;
  bool begun_ = false, done_ = false;
};

}  // namespace

std::unique_ptr<DocumentReader> OpenJsonl(ByteSource& source, const std::string& path,
                                          const ReadOptions& options) {
  return std::make_unique<JsonlReader>(source, path, options);
}

}  // namespace newsieve
