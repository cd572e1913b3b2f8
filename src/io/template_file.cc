#include "io/template_file.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include <simdjson.h>

#include "io/escape.h"
#include "io/file_reader.h"
#include "io/json_writer.h"
#include "io/line_reader.h"
#include "io/output.h"
#include "text/line.h"

namespace newsieve {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kMaxLineBytes = 1 << 20;
constexpr std::size_t kMaxFaults = 20;  // more say nothing new
constexpr std::array kPlaces = {TemplatePlace::kArticle, TemplatePlace::kApart};

auto Key(const TemplateLine& line) { return std::tie(line.site, line.place, line.text); }

// Reads one file, and collects what is wrong with it.
class TemplateReader {
 public:
  explicit TemplateReader(const std::string& path) : name_(EscapedPath(path)) {}

  Result<TemplateSet> Read(ByteSource& source) {
    LineReader lines(source, kMaxLineBytes);
    while (faults_.size() < kMaxFaults) {
      const Result<std::optional<Line>> line = lines.Next();
      if (!line.ok()) return Status(StatusCode::kConfig, name_ + ": " + line.status().message());
      if (!line->has_value()) break;
      ReadLine(**line);
    }
    number_ = 1;
    if (!begun_) Fault("no templates: the file is empty");
    Sort();
    if (!faults_.empty()) return Status(StatusCode::kConfig, Joined());
    return std::move(set_);
  }

 private:
  void Fault(std::string_view what) {
    faults_.push_back(name_ + ":" + std::to_string(number_) + ": " + std::string(what));
  }

  void ReadLine(const Line& line) {
    number_ = line.number;
    if (line.too_long) return Fault("this line is longer than any template");
    if (line.text.find_first_not_of(" \t\r") == std::string_view::npos) return;
    object fields;
    if (const auto error = parser_.parse(line.text.data(), line.text.size(), false).get(fields))
      return Fault(std::string("not a JSON object: ") + simdjson::error_message(error));
    if (std::exchange(begun_, true)) {
      ReadEntry(fields);
    } else {
      ReadHeader(fields);
    }
  }

  void ReadHeader(object fields) {
    std::string_view schema;
    if (fields["schema"].get(schema) || schema != kTemplateSchema)
      return Fault("the first line must hold \"schema\":\"" + std::string(kTemplateSchema) + "\"");
    ReadCount(fields, "documents", set_.documents);
  }

  void ReadEntry(object fields) {
    TemplateLine line;
    CheckKeys(fields);
    ReadText(fields, "site", line.site);
    ReadText(fields, "text", line.text);
    CheckCore(line.text);
    ReadPlace(fields, line.place);
    ReadCount(fields, "stories", line.stories);
    ReadCount(fields, "documents", line.documents);
    ReadCount(fields, "of", line.of);
    set_.lines.push_back(std::move(line));
    numbers_.push_back(number_);
  }

  void CheckKeys(object fields) {
    constexpr std::array<std::string_view, 6> kKnown = {"site",      "place", "stories",
                                                        "documents", "of",    "text"};
    for (const auto& field : fields)
      if (std::find(kKnown.begin(), kKnown.end(), field.key) == kKnown.end())
        Fault("unknown key \"" + std::string(field.key) +
              "\"; known are site, place, stories, documents, of, text");
  }

  void ReadText(object fields, std::string_view key, std::string& out) {
    std::string_view text;
    if (fields[key].get(text) || text.empty())
      return Fault("\"" + std::string(key) + "\" must be a string that is not empty");
    out = text;
  }

  // Lines are found by their cores, and every line of decoration has this one.
  void CheckCore(std::string_view text) {
    FoldLine(text, folded_);
    if (!text.empty() && folded_.core().empty()) Fault("\"text\" is nothing but decoration");
  }

  void ReadPlace(object fields, TemplatePlace& out) {
    std::string_view name;
    if (!fields["place"].get(name)) {
      for (const TemplatePlace place : kPlaces)
        if (name == ToString(place)) return void(out = place);
    }
    Fault("\"place\" must be \"article\" or \"apart\"");
  }

  void ReadCount(object fields, std::string_view key, std::uint64_t& out) {
    element value;
    if (fields[key].get(value)) return;
    if (value.get(out)) Fault("\"" + std::string(key) + "\" must be a whole number, 0 or more");
  }

  // By key; tells of entries that stand there twice.
  void Sort() {
    std::vector<std::size_t> order(set_.lines.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto less = [&](std::size_t a, std::size_t b) {
      return std::tuple(Key(set_.lines[a]), a) < std::tuple(Key(set_.lines[b]), b);
    };
    std::sort(order.begin(), order.end(), less);
    std::vector<TemplateLine> sorted;
    for (const std::size_t i : order) {
      number_ = numbers_[i];
      if (faults_.empty() && !sorted.empty() && Key(sorted.back()) == Key(set_.lines[i]))
        Fault("this line of this site and place stands in the file before");
      sorted.push_back(set_.lines[i]);
    }
    set_.lines = std::move(sorted);
  }

  std::string Joined() const {
    std::string joined;
    for (const std::string& fault : faults_) joined += (joined.empty() ? "" : "\n") + fault;
    return joined;
  }

  std::string name_;
  simdjson::dom::parser parser_;
  FoldedLine folded_;
  TemplateSet set_;
  std::vector<std::uint64_t> numbers_;  // of the lines in the file that entries stand in
  std::vector<std::string> faults_;
  std::uint64_t number_ = 0;
  bool begun_ = false;
};

}  // namespace

std::string_view ToString(TemplatePlace place) {
  return place == TemplatePlace::kArticle ? "article" : "apart";
}

std::size_t TemplateSet::CountSites() const {
  std::set<std::string_view> sites;
  for (const TemplateLine& line : lines) sites.insert(line.site);
  return sites.size();
}

std::string FormatTemplates(const TemplateSet& templates) {
  std::string out;
  JsonWriter header(out);
  header.BeginObject();
  header.Field("schema", kTemplateSchema);
  header.Key("documents"), header.Integer(templates.documents);
  header.Key("sites"), header.Integer(templates.CountSites());
  header.Key("lines"), header.Integer(templates.lines.size());
  header.EndObject();
  out += '\n';
  for (const TemplateLine& line : templates.lines) {
    JsonWriter json(out);
    json.BeginObject();
    json.Field("site", line.site);
    json.Field("place", ToString(line.place));
    json.Key("stories"), json.Integer(line.stories);
    json.Key("documents"), json.Integer(line.documents);
    json.Key("of"), json.Integer(line.of);
    json.Field("text", line.text);
    json.EndObject();
    out += '\n';
  }
  return out;
}

Result<TemplateSet> LoadTemplates(const std::string& path) {
  const OpenedSource opened = OpenFile(path);
  if (opened.failure)
    return Status(StatusCode::kConfig, EscapedPath(path) + ": " + opened.failure->message);
  return TemplateReader(path).Read(*opened.source);
}

Status SaveTemplates(const TemplateSet& templates, const std::string& path) {
  return WriteOutput(FormatTemplates(templates), path);
}

}  // namespace newsieve
