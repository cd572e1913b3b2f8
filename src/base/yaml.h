// YAML as a plain tree that remembers where everything stood, so that every fault of a rule or
// configuration file can be told with file, line, column and excerpt.
//
// Stricter than YAML on purpose (ParseYaml refuses): aliases and anchors (bombs), tags, duplicate
// keys, several documents in a file, tabs for indentation, nesting deeper than 64, invalid UTF-8.
// Scalars stay text: `no` is the word "no" until somebody asks for a bool, and then it is an error.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsieve/catalog.h"

namespace newsieve {

struct YamlEntry;

struct YamlNode {
  enum class Kind { kNull, kScalar, kList, kMap };
  Kind kind = Kind::kNull;
  int line = 0, column = 0;  // 1-based
  std::string scalar;        // kScalar
  bool quoted =
      false;  // kScalar: stood in quotes or a block, so it is text, never a number or bool
  std::vector<YamlNode> list;
  std::vector<YamlEntry> map;  // in file order

  YamlNode();
  ~YamlNode();
  YamlNode(const YamlNode&);
  YamlNode(YamlNode&&) noexcept;
  YamlNode& operator=(const YamlNode&);
  YamlNode& operator=(YamlNode&&) noexcept;

  // The value of `key`, or nullptr. Requires nothing: a node that is no map has no keys.
  const YamlNode* Find(std::string_view key) const;
};

struct YamlEntry {
  std::string key;
  YamlNode value;
};

// One YAML file being read: its name and text, and the faults found so far. The typed readers below
// answer whether the node was of the type, and add a fault that says what was expected otherwise.
// Not thread-safe.
class YamlFile {
 public:
  // Keeps copies of both texts. `name` is what messages call the file. `tree` is what
  // WriteYamlBinary made of the text (base/yaml_binary.h) and must outlive this object; empty: none
  // is at hand.
  YamlFile(std::string name, std::string text, std::string_view tree = {});

  // Parses the text, or reads the tree back if one is at hand and is of this text; nullptr when
  // that failed (a fault was added then). The tree lives as long as this object.
  const YamlNode* Parse();

  void Error(const YamlNode& at, std::string message, std::string fix = "", std::string rule = "");

  // Refuses keys of the map `node` that are not in `known`, with "did you mean". False if node is
  // not a map.
  bool CheckKeys(const YamlNode& node, std::initializer_list<std::string_view> known,
                 std::string_view rule = "");

  bool Read(const YamlNode& node, std::string& out, std::string_view rule = "");
  bool Read(const YamlNode& node, bool& out, std::string_view rule = "");
  bool Read(const YamlNode& node, double& out, std::string_view rule = "");  // finite
  bool Read(const YamlNode& node, std::int64_t& out,
            std::string_view rule = "");  // decimal digits, 0 or more
  bool Read(const YamlNode& node, std::vector<std::string>& out,
            std::string_view rule = "");  // a list of scalars

  const std::string& name() const { return name_; }
  const std::string& text() const { return text_; }
  const std::vector<Diagnostic>& faults() const { return faults_; }

 private:
  friend class YamlTreeBuilder;
  const YamlNode* ParseText();
  std::string Excerpt(int line, int column) const;

  std::string name_, text_;
  std::string_view tree_;
  YamlNode root_;
  std::vector<Diagnostic> faults_;
};

// The member of `known` nearest to `word`, or empty when none is near enough to be meant.
std::string DidYouMean(std::string_view word, const std::vector<std::string_view>& known);

// How to mend `word`, which is none of `known`: "did you mean 'x'?", or `otherwise` where none is
// near.
std::string MendFor(std::string_view word, const std::vector<std::string_view>& known,
                    std::string_view otherwise);

}  // namespace newsieve
