// JSONL: one JSON object a line (https://jsonlines.org). `text` is the document; `id` (a string, or
// a number kept as it is written), `url`, `title`, `author` and `published` are taken where they
// are strings; all else passes through as it stands. Of equal keys the first counts. The record
// number is the line number.
//
// A line that is not UTF-8 is read with U+FFFD for what is ill-formed, and its record says so
// (`input.invalid_utf8`): one broken byte in a comment field is no reason to lose an article.
#include <array>
#include <limits>
#include <utility>

#include <simdjson.h>

#include "io/escape.h"
#include "io/format.h"
#include "io/json_fields.h"
#include "io/json_writer.h"
#include "io/line_reader.h"

namespace newsieve {
namespace {

// JSON writes a byte in six at most: "\u0000".
constexpr std::size_t kMaxEscapeBytes = 6;
constexpr std::size_t kMaxFieldBytes =
    64 * 1024;  // of an id or title; longer ones pass through instead

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
    simdjson::error_code error = parser_.parse(text.data(), text.size(), false).get(root);
    if (error == simdjson::UTF8_ERROR) {
      text = Repair(text, reading);
      error = parser_.parse(text.data(), text.size(), false).get(root);
    }
    if (error != simdjson::SUCCESS)
      return Fail(reading, line, "input.json",
                  std::string("is not valid JSON: ") + simdjson::error_message(error));
    simdjson::dom::object object;
    if (root.get(object)) return Fail(reading, line, "input.schema", "is not a JSON object.");
    TakeFields(object, text, reading);
    TakeText(object, line, reading);
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

  // Members of a document that a line may state as strings.
  struct Target {
    std::string_view key;
    std::string* value;
  };

  void TakeFields(simdjson::dom::object object, std::string_view line, Reading& reading) {
    Document& document = reading.document;
    const std::array<Target, 5> targets = {{{"id", &document.id},
                                            {"url", &document.source.url},
                                            {"title", &document.title},
                                            {"author", &document.author},
                                            {"published", &document.published}}};
    std::string others;
    JsonWriter writer(others);
    writer.BeginObject();
    for (const JsonField& field : splitter_.Split(line)) {
      if (field.key == "text" || Take(object, field, targets)) continue;
      writer.Key(field.key);
      writer.Raw(field.raw);
    }
    writer.EndObject();
    if (others != "{}") document.input_json = std::move(others);
  }

  static bool Take(simdjson::dom::object object, const JsonField& field,
                   std::span<const Target> targets) {
    for (const Target& target : targets) {
      if (field.key != target.key || field.raw.size() > kMaxFieldBytes) continue;
      std::string_view value;
      const bool number = field.key == "id" && !field.raw.empty() &&
                          (field.raw[0] == '-' || (field.raw[0] >= '0' && field.raw[0] <= '9'));
      if (number) value = field.raw;
      if (!number && object.at_key(field.key).get(value)) return false;
      if (value.empty()) return false;
      *target.value = value;
      return true;
    }
    return false;
  }

  void TakeText(simdjson::dom::object object, const Line& line, Reading& reading) {
    simdjson::dom::element value;
    std::string_view text;
    if (object.at_key("text").get(value))
      return Fail(reading, line, "input.schema", "has no \"text\".");
    if (value.get(text))
      return Fail(reading, line, "input.schema", "has a \"text\" that is not a string.");
    if (text.size() > max_text_bytes_)
      return Fail(reading, line, "input.too_large",
                  "has a text larger than limits.max_document_bytes.");
    reading.document.bytes = text;
    reading.document.encoding = "utf-8";
  }

  void Fail(Reading& reading, const Line& line, std::string_view code, std::string_view what) {
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
