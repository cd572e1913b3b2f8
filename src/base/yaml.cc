#include "base/yaml.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>

#include <yaml-cpp/anchor.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "base/utf8.h"
#include "base/yaml_binary.h"

namespace newsieve {
namespace {

constexpr std::size_t kMaxDepth = 64;

// Thrown through yaml-cpp, which has no other way to stop early, and caught in YamlFile::Parse.
struct Refused {
  YAML::Mark mark;
  std::string message, fix;
};

std::size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string DidYouMean(std::string_view word, const std::vector<std::string_view>& known) {
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (std::string_view candidate : known) {
    const std::size_t distance = EditDistance(word, candidate);
    if (distance < best_distance) best_distance = distance, best = candidate;
  }
  return std::string(best);
}

std::string MendFor(std::string_view word, const std::vector<std::string_view>& known,
                    std::string_view otherwise) {
  const std::string near = DidYouMean(word, known);
  return near.empty() ? std::string(otherwise) : "did you mean '" + near + "'?";
}

// Builds the tree from the parser's events, refusing what newsieve does not take.
class YamlTreeBuilder : public YAML::EventHandler {
 public:
  explicit YamlTreeBuilder(YamlNode& root) : root_(root) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    RefuseAnchor(mark, anchor);
    // yaml-cpp places a missing value at whatever follows it; a reader looks for it beside its key.
    Place(!open_.empty() && open_.back().node->kind == YamlNode::Kind::kMap ? key_mark_ : mark,
          YamlNode::Kind::kNull);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw Refused{mark, "aliases are not allowed", "write the value out"};
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    RefuseAnchor(mark, anchor);
    RefuseTag(mark, tag);
    if (AtKey()) return OpenKey(mark, value);
    YamlNode& node = Place(mark, YamlNode::Kind::kScalar);
    node.scalar = value;
    node.quoted = tag == "!";
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    Open(mark, tag, anchor, YamlNode::Kind::kList);
  }
  void OnSequenceEnd() override { Close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    Open(mark, tag, anchor, YamlNode::Kind::kMap);
  }
  void OnMapEnd() override { Close(); }

 private:
  // A collection that is still open. `wants_key`: a map whose next event is a key.
  struct Frame {
    YamlNode* node;
    bool wants_key;
  };

  bool AtKey() const { return !open_.empty() && open_.back().wants_key; }

  static void RefuseAnchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != 0)
      throw Refused{mark, "anchors are not allowed", "write the value out where it is used"};
  }

  // yaml-cpp reports "?" for plain and "!" for quoted scalars, and the tag itself where there is
  // one.
  static void RefuseTag(const YAML::Mark& mark, const std::string& tag) {
    if (tag.empty() || tag == "?" || tag == "!") return;
    throw Refused{mark, "tags are not allowed: " + tag, "leave the tag out"};
  }

  void OpenKey(const YAML::Mark& mark, const std::string& key) {
    Frame& frame = open_.back();
    if (frame.node->Find(key) != nullptr)
      throw Refused{mark, "the key '" + key + "' stands twice", "keep one of them"};
    frame.node->map.push_back({key, {}});
    frame.wants_key = false;
    key_mark_ = mark;
  }

  YamlNode& Place(const YAML::Mark& mark, YamlNode::Kind kind) {
    YamlNode& node = Slot(mark);
    node.kind = kind;
    node.line = mark.line + 1;
    node.column = mark.column + 1;
    return node;
  }

  // Where the next value belongs. Pointers into open collections stay good: only the innermost one
  // grows.
  YamlNode& Slot(const YAML::Mark& mark) {
    if (open_.empty()) return root_;
    Frame& frame = open_.back();
    if (frame.node->kind == YamlNode::Kind::kList) return frame.node->list.emplace_back();
    if (frame.wants_key) throw Refused{mark, "a key must be a plain word", "write the key as text"};
    frame.wants_key = true;
    return frame.node->map.back().value;
  }

  void Open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            YamlNode::Kind kind) {
    RefuseAnchor(mark, anchor);
    RefuseTag(mark, tag);
    if (open_.size() >= kMaxDepth)
      throw Refused{mark, "nested deeper than 64 levels", "flatten it"};
    YamlNode& node = Place(mark, kind);
    open_.push_back({&node, kind == YamlNode::Kind::kMap});
  }

  void Close() { open_.pop_back(); }

  YamlNode& root_;
  std::vector<Frame> open_;
  YAML::Mark key_mark_;  // of the last key
};

YamlNode::YamlNode() = default;
YamlNode::~YamlNode() = default;
YamlNode::YamlNode(const YamlNode&) = default;
YamlNode::YamlNode(YamlNode&&) noexcept = default;
YamlNode& YamlNode::operator=(const YamlNode&) = default;
YamlNode& YamlNode::operator=(YamlNode&&) noexcept = default;

const YamlNode* YamlNode::Find(std::string_view key) const {
  for (const auto& [name, value] : map)
    if (name == key) return &value;
  return nullptr;
}

YamlFile::YamlFile(std::string name, std::string text, std::string_view tree)
    : name_(std::move(name)), text_(std::move(text)), tree_(tree) {}

const YamlNode* YamlFile::Parse() {
  if (!tree_.empty() && ReadYamlBinary(tree_, text_, root_)) return &root_;
  return ParseText();
}

const YamlNode* YamlFile::ParseText() {
  root_ = YamlNode();
  const auto fail = [this](const YAML::Mark& mark, std::string message, std::string fix) {
    YamlNode at;
    at.line = std::max(mark.line, 0) + 1;
    at.column = std::max(mark.column, 0) + 1;
    Error(at, std::move(message), std::move(fix));
    return nullptr;
  };
  if (!IsValidUtf8(text_)) return fail({}, "the file is not valid UTF-8", "save it as UTF-8");
  try {
    // yaml-cpp takes a quotation mark that is never closed for closed if the file ends with a line
    // break; a last line without one, here a comment, makes it say so.
    std::istringstream stream(text_ + (text_.ends_with('\n') ? "#" : "\n#"));
    YAML::Parser parser(stream);
    YamlTreeBuilder builder(root_);
    if (!parser.HandleNextDocument(builder))
      return fail({}, "the file is empty", "write a `rules:` list, or delete it");
    YamlNode rest;
    YamlTreeBuilder second(rest);
    if (parser.HandleNextDocument(second)) {
      YAML::Mark mark;
      mark.line = std::max(rest.line - 1, 0);
      return fail(mark, "a second YAML document begins here",
                  "one file holds one document: take out the `---`");
    }
    return &root_;
  } catch (const Refused& refused) {
    return fail(refused.mark, refused.message, refused.fix);
  } catch (const YAML::Exception& error) {
    return fail(error.mark, error.msg, "");
  }
}

void YamlFile::Error(const YamlNode& at, std::string message, std::string fix, std::string rule) {
  Diagnostic fault;
  fault.file = name_;
  fault.line = at.line;
  fault.column = at.column;
  fault.rule = std::move(rule);
  fault.message = std::move(message);
  fault.fix = std::move(fix);
  fault.excerpt = Excerpt(at.line, at.column);
  faults_.push_back(std::move(fault));
}

std::string YamlFile::Excerpt(int line, int column) const {
  constexpr std::size_t kWidth = 160;
  std::size_t begin = 0;
  for (int i = 1; i < line && begin < text_.size(); ++i) {
    const std::size_t end = text_.find('\n', begin);
    if (end == std::string::npos) return "";
    begin = end + 1;
  }
  const std::string shown = text_.substr(begin, std::min(text_.find('\n', begin) - begin, kWidth));
  if (shown.empty() || !IsValidUtf8(shown)) return "";
  const auto indent = static_cast<std::size_t>(std::max(column - 1, 0));
  return indent > shown.size() ? shown : shown + "\n" + std::string(indent, ' ') + "^";
}

bool YamlFile::CheckKeys(const YamlNode& node, std::initializer_list<std::string_view> known,
                         std::string_view rule) {
  if (node.kind != YamlNode::Kind::kMap) {
    Error(node, "a map of keys is needed here", "write `key: value` lines", std::string(rule));
    return false;
  }
  for (const auto& [key, value] : node.map) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    std::string all = "known keys:";
    for (std::string_view word : known) all.append(" ").append(word);
    Error(value, "unknown key '" + key + "'", MendFor(key, {known.begin(), known.end()}, all),
          std::string(rule));
  }
  return true;
}

bool YamlFile::Read(const YamlNode& node, std::string& out, std::string_view rule) {
  if (node.kind == YamlNode::Kind::kScalar) return out = node.scalar, true;
  Error(node, "text is needed here", "write one line of text, in quotes if it has signs of YAML's",
        std::string(rule));
  return false;
}

bool YamlFile::Read(const YamlNode& node, bool& out, std::string_view rule) {
  if (!node.quoted && node.scalar == "true") return out = true, true;
  if (!node.quoted && node.scalar == "false") return out = false, true;
  Error(node, "true or false is needed here", "write `true` or `false`, nothing else",
        std::string(rule));
  return false;
}

bool YamlFile::Read(const YamlNode& node, double& out, std::string_view rule) {
  const char* end = node.scalar.data() + node.scalar.size();
  const auto [rest, error] = std::from_chars(node.scalar.data(), end, out);
  if (!node.quoted && !node.scalar.empty() && error == std::errc() && rest == end &&
      std::isfinite(out))
    return true;
  Error(node, "a number is needed here", "write it in decimal digits, such as 0.5",
        std::string(rule));
  return false;
}

bool YamlFile::Read(const YamlNode& node, std::int64_t& out, std::string_view rule) {
  const char* end = node.scalar.data() + node.scalar.size();
  const auto [rest, error] = std::from_chars(node.scalar.data(), end, out);
  const bool leading_zero = node.scalar.size() > 1 && node.scalar[0] == '0';
  if (!node.quoted && !node.scalar.empty() && error == std::errc() && rest == end && out >= 0 &&
      !leading_zero)
    return true;
  Error(node, "a whole number, 0 or more, is needed here", "write it in decimal digits, such as 12",
        std::string(rule));
  return false;
}

bool YamlFile::Read(const YamlNode& node, std::vector<std::string>& out, std::string_view rule) {
  if (node.kind != YamlNode::Kind::kList) {
    Error(node, "a list is needed here", "write [one, two], or a line beginning with - for each",
          std::string(rule));
    return false;
  }
  bool good = true;
  for (const YamlNode& item : node.list) good &= Read(item, out.emplace_back(), rule);
  return good;
}

}  // namespace newsieve
