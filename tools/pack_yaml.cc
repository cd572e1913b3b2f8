// pack_yaml <name> <in.yaml> <out>: works out beforehand what can be known of a built-in YAML file,
// and writes it in the form of base/yaml_binary.h: its tree to <out>.tree, and to <out>.anchors a
// map from the id of each rule with patterns to the anchors of each (rules/anchors.h).
//
// A part of the build (cmake/EmbedFiles.cmake), so that a file that is no YAML, or a pattern that
// is none, fails there, with file, line and column, and no program has to do this work again.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "base/yaml.h"
#include "base/yaml_binary.h"
#include "rules/anchors.h"
#include "rules/pattern.h"

namespace {

using newsieve::YamlFile;
using newsieve::YamlNode;

int Fail(const std::string& message) {
  std::cerr << message << "\n";
  return 1;
}

YamlNode NodeOf(YamlNode::Kind kind) {
  YamlNode node;
  node.kind = kind;
  return node;
}

YamlNode ListOf(const std::vector<std::string>& texts) {
  YamlNode list = NodeOf(YamlNode::Kind::kList);
  for (const std::string& text : texts) {
    list.list.push_back(NodeOf(YamlNode::Kind::kScalar));
    list.list.back().scalar = text;
  }
  return list;
}

newsieve::AnchorSet AnchorsIn(YamlFile& file, const YamlNode& expression) {
  const newsieve::Pattern pattern(expression.scalar);
  if (pattern.fault().empty()) return AnchorsOf(pattern, expression.scalar);
  file.Error(expression, pattern.fault(), pattern.fix());
  return {};
}

// Only patterns are judged here; what else can be wrong with a rule is told when it is loaded.
YamlNode AnchorTree(YamlFile& file, const YamlNode& root) {
  YamlNode map = NodeOf(YamlNode::Kind::kMap);
  const YamlNode* rules = root.Find("rules");
  if (rules == nullptr) return map;
  for (const YamlNode& rule : rules->list) {
    const YamlNode *id = rule.Find("id"), *one = rule.Find("pattern"), *several = rule.Find("patterns");
    if (id == nullptr || (one == nullptr && several == nullptr)) continue;
    YamlNode sets = NodeOf(YamlNode::Kind::kList);
    for (const YamlNode& expression : one != nullptr ? std::vector{*one} : several->list)
      sets.list.push_back(ListOf(WriteAnchors(AnchorsIn(file, expression))));
    map.map.push_back({id->scalar, std::move(sets)});
  }
  return map;
}

bool Write(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes << std::flush;
  return out.good();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return Fail("usage: pack_yaml <name> <in.yaml> <out>");
  const std::string name = argv[1], from = argv[2], to = argv[3];

  std::ifstream in(from, std::ios::binary);
  if (!in) return Fail(from + ": cannot be read");
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};

  YamlFile file(name, text);
  const YamlNode* root = file.Parse();
  const YamlNode anchors = root == nullptr ? YamlNode() : AnchorTree(file, *root);
  for (const newsieve::Diagnostic& fault : file.faults())
    std::cerr << from << ":" << fault.line << ":" << fault.column << ": error: " << fault.message
              << "\n"
              << fault.excerpt << "\n"
              << fault.fix << "\n";
  if (!file.faults().empty()) return 1;
  const bool written = Write(to + ".tree", newsieve::WriteYamlBinary(*root, text)) &&
                       Write(to + ".anchors", newsieve::WriteYamlBinary(anchors, text));
  return written ? 0 : Fail(to + ": cannot be written");
}
