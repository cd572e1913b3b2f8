#include "html/json_ld.h"

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>

#include <simdjson.h>

#include "base/ascii.h"
#include "base/json_memory.h"
#include "html/metadata_config.h"

namespace newsieve {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kMaxDepth = 12;
constexpr std::size_t kMaxObjects = 4000;
constexpr std::size_t kMaxValues = 64;

// Copies JSON without what is none: comments, HTML's and CDATA's brackets, commas that nothing
// follows, control characters in strings.
class Mender {
 public:
  explicit Mender(std::string_view text) : text_(text) { out_.reserve(text.size()); }

  std::string Mended() {
    while (pos_ < text_.size()) {
      const char c = text_[pos_];
      if (c == '"') {
        CopyString();
      } else if (SkipForeign()) {
        continue;
      } else {
        if (c == '}' || c == ']') DropComma();
        out_.push_back(c);
        ++pos_;
      }
    }
    DropComma();
    return std::move(out_);
  }

 private:
  void CopyString() {
    out_.push_back(text_[pos_++]);
    while (pos_ < text_.size()) {
      const char c = text_[pos_++];
      out_.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
      if (c == '"') return;
      if (c == '\\' && pos_ < text_.size()) CopyEscape();
    }
  }

  // What stands behind a backslash; one that escapes nothing is a backslash.
  void CopyEscape() {
    constexpr std::string_view kEscapes = "\"\\/bfnrtu";
    if (kEscapes.find(text_[pos_]) == kEscapes.npos) {
      out_.push_back('\\');
      return;
    }
    out_.push_back(text_[pos_++]);
  }

  bool SkipForeign() {
    const std::string_view rest = text_.substr(pos_);
    if (rest.starts_with("/*")) return SkipBehind("*/");
    if (rest.starts_with("//")) return SkipBehind("\n");
    for (const std::string_view word : {"<!--", "-->", "<![CDATA[", "]]>", ";"})
      if (rest.starts_with(word)) return pos_ += word.size(), true;
    return false;
  }

  bool SkipBehind(std::string_view end) {
    const std::size_t found = text_.find(end, pos_);
    pos_ = found == text_.npos ? text_.size() : found + end.size();
    return true;
  }

  void DropComma() {
    std::size_t end = out_.size();
    while (end > 0 && IsAsciiSpace(out_[end - 1])) --end;
    if (end > 0 && out_[end - 1] == ',') out_.erase(end - 1, 1);
  }

  std::string_view text_;
  std::string out_;
  std::size_t pos_ = 0;
};

std::string_view StringOf(const element& value) {
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS ? text : std::string_view();
}

std::string_view Member(const object& from, std::string_view key) {
  element value;
  return from.at_key(key).get(value) == simdjson::SUCCESS ? StringOf(value) : std::string_view();
}

// One page's things. Each is visited once.
class Graph {
 public:
  explicit Graph(const MetadataConfig& config) : config_(config) {
    for (std::size_t i = 0; i < config.article_types.size(); ++i)
      ranks_.emplace(config.article_types[i], i);
    chosen_.resize(config.article_types.size());
  }

  void Add(const element& root) { Visit(root, 0); }

  void Take(JsonLd& out) const {
    for (std::size_t field = 0; field < kMetadataFields; ++field)
      for (const MetadataSource& source : config_.sources[field])
        if (source.origin == MetadataOrigin::kJsonLd)
          TakeProperty(source.key, static_cast<MetadataField>(field), out);
    TakeProperty("headline", MetadataField::kTitle, out);
  }

 private:
  struct Candidate {
    object thing;
    std::size_t depth = 0;
    bool found = false;
  };

  void Visit(const element& value, std::size_t depth) {
    if (depth > kMaxDepth || objects_ > kMaxObjects) return;
    array items;
    object thing;
    if (value.get(items) == simdjson::SUCCESS) {
      for (const element item : items) Visit(item, depth);
    } else if (value.get(thing) == simdjson::SUCCESS) {
      VisitObject(thing, depth);
    }
  }

  void VisitObject(const object& thing, std::size_t depth) {
    ++objects_;
    const std::string_view id = Member(thing, "@id");
    if (!id.empty() && thing.size() > 1) by_id_.emplace(id, thing);
    element type;
    if (thing.at_key("@type").get(type) == simdjson::SUCCESS) Rank(type, thing, depth);
    for (const auto field : thing) Visit(field.value, field.key == "@graph" ? depth : depth + 1);
  }

  void Rank(const element& type, const object& thing, std::size_t depth) {
    if (array types; type.get(types) == simdjson::SUCCESS) {
      for (const element item : types) Rank(item, thing, depth);
      return;
    }
    std::string_view name = StringOf(type);
    if (const std::size_t slash = name.find_last_of("/#:"); slash != name.npos)
      name.remove_prefix(slash + 1);
    const auto rank = ranks_.find(name);
    if (rank == ranks_.end()) return;
    Candidate& chosen = chosen_[rank->second];
    if (!chosen.found || depth < chosen.depth) chosen = {thing, depth, true};
  }

  void TakeProperty(std::string_view property, MetadataField field, JsonLd& out) const {
    const auto known = [&](const auto& entry) { return entry.first == property; };
    if (std::ranges::any_of(out.properties, known)) return;
    for (const Candidate& candidate : chosen_) {
      element value;
      if (!candidate.found || candidate.thing.at_key(property).get(value) != simdjson::SUCCESS)
        continue;
      std::vector<std::string> values;
      TakeValue(value, field, 0, values);
      if (values.empty()) continue;
      out.properties.emplace_back(property, std::move(values));
      return;
    }
  }

  void TakeValue(const element& value, MetadataField field, std::size_t depth,
                 std::vector<std::string>& out) const {
    if (depth > kMaxDepth || out.size() >= kMaxValues) return;
    array items;
    object thing;
    if (value.get(items) == simdjson::SUCCESS) {
      for (const element item : items) TakeValue(item, field, depth + 1, out);
    } else if (value.get(thing) == simdjson::SUCCESS) {
      TakeObject(thing, field, depth, out);
    } else if (const std::string_view text = StringOf(value); !text.empty()) {
      out.emplace_back(text);
    }
  }

  void TakeObject(object thing, MetadataField field, std::size_t depth,
                  std::vector<std::string>& out) const {
    const std::string_view id = Member(thing, "@id");
    if (thing.size() <= 2 && !id.empty())
      if (const auto full = by_id_.find(id); full != by_id_.end()) thing = full->second;
    const bool address = field == MetadataField::kImage || field == MetadataField::kUrl;
    static constexpr std::array<std::string_view, 3> kAddress = {"url", "contentUrl", "@id"};
    static constexpr std::array<std::string_view, 3> kName = {"name", "alternateName", "@value"};
    for (const std::string_view key : address ? kAddress : kName) {
      element value;
      if (thing.at_key(key).get(value) != simdjson::SUCCESS) continue;
      const std::size_t before = out.size();
      TakeValue(value, field, depth + 1, out);
      if (out.size() > before) return;
    }
  }

  const MetadataConfig& config_;
  std::unordered_map<std::string_view, std::size_t> ranks_;
  std::vector<Candidate> chosen_;  // by rank of their type
  std::unordered_map<std::string_view, object> by_id_;
  std::size_t objects_ = 0;
};

// Scripts, parsed.
class Documents {
 public:
  explicit Documents(std::span<const std::string_view> scripts) {
    for (const std::string_view script : scripts)
      if (!std::ranges::all_of(script, IsAsciiSpace)) Parse(script);
  }

  const std::vector<element>& roots() const { return roots_; }
  std::size_t broken() const { return broken_; }

 private:
  void Parse(std::string_view script) {
    // What is parsed views its parser: each script has its own.
    simdjson::dom::parser& parser =
        *parsers_.emplace_back(std::make_unique<simdjson::dom::parser>());
    element root;
    if (Parsed(parser, std::string(script), root) ||
        Parsed(parser, Mender(script).Mended(), root)) {
      roots_.push_back(root);
    } else {
      ++broken_;
    }
  }

  static bool Parsed(simdjson::dom::parser& parser, std::string json, element& root) {
    const std::size_t size = json.size();
    json.append(simdjson::SIMDJSON_PADDING, '\0');
    return FaultOfText(parser.parse(json.data(), size, false).get(root)) == simdjson::SUCCESS;
  }

  std::vector<std::unique_ptr<simdjson::dom::parser>> parsers_;
  std::vector<element> roots_;
  std::size_t broken_ = 0;
};

constexpr std::string_view kArticleBody = "articleBody";

void FindBody(const element& value, std::size_t depth, std::string_view& longest) {
  if (depth > kMaxDepth) return;
  array items;
  object thing;
  if (value.get(items) == simdjson::SUCCESS) {
    for (const element item : items) FindBody(item, depth + 1, longest);
  } else if (value.get(thing) == simdjson::SUCCESS) {
    const std::string_view body = Member(thing, kArticleBody);
    if (body.size() > longest.size()) longest = body;
    for (const auto field : thing) FindBody(field.value, depth + 1, longest);
  }
}

}  // namespace

std::span<const std::string> JsonLd::Values(std::string_view property) const {
  for (const auto& [name, values] : properties)
    if (name == property) return values;
  return {};
}

JsonLd ReadJsonLd(std::span<const std::string_view> scripts, const MetadataConfig& config) {
  JsonLd out;
  const Documents documents(scripts);
  Graph graph(config);
  for (const element& root : documents.roots()) graph.Add(root);
  graph.Take(out);
  out.broken = documents.broken();
  return out;
}

std::string ArticleBody(std::span<const std::string_view> scripts) {
  std::vector<std::string_view> with_body;
  for (const std::string_view script : scripts)
    if (script.find(kArticleBody) != script.npos) with_body.push_back(script);
  std::string_view longest;
  const Documents documents(with_body);
  for (const element& root : documents.roots()) FindBody(root, 0, longest);
  return std::string(longest);
}

}  // namespace newsieve
