#include "base/yaml_binary.h"

#include <string>

#include "base/embedded.h"
#include "tests/testing.h"

namespace newsieve {
namespace {

// All that a tree holds, as text.
std::string Shown(const YamlNode& node) {
  std::string out = std::to_string(static_cast<int>(node.kind)) + "@" + std::to_string(node.line) +
                    ":" + std::to_string(node.column) + (node.quoted ? "q'" : "'") + node.scalar +
                    "'";
  for (const YamlNode& item : node.list) out += "[" + Shown(item) + "]";
  for (const auto& [key, value] : node.map) out += "{" + key + "=" + Shown(value) + "}";
  return out;
}

constexpr std::string_view kText =
    "pack: test\nrules:\n- {id: 'a.b', why: , list: [1, \"zwei\", [], {}]}\n- |\n  text\n";

// The bytes of the tree of `text`.
std::string Packed(std::string_view text) {
  YamlFile file("f.yaml", std::string(text));
  const YamlNode* root = file.Parse();
  EXPECT_NE(root, nullptr) << Told(file.faults());
  return root == nullptr ? "" : WriteYamlBinary(*root, text);
}

TEST(YamlBinaryTest, GivesBackWhatWasWritten) {
  YamlFile file("f.yaml", std::string(kText));
  const YamlNode* root = file.Parse();
  ASSERT_NE(root, nullptr) << Told(file.faults());
  YamlNode read;
  read.scalar = "something old";
  ASSERT_TRUE(ReadYamlBinary(WriteYamlBinary(*root, kText), kText, read));
  EXPECT_EQ(Shown(read), Shown(*root));
}

TEST(YamlBinaryTest, EmbeddedTreesAreThoseOfTheirTexts) {
  ASSERT_FALSE(EmbeddedFiles().empty());
  for (const EmbeddedFile& embedded : EmbeddedFiles()) {
    YamlFile file(std::string(embedded.path), std::string(embedded.data));
    const YamlNode* root = file.Parse();
    ASSERT_NE(root, nullptr) << Told(file.faults());
    YamlNode tree, anchors;
    ASSERT_TRUE(ReadYamlBinary(embedded.tree, embedded.data, tree)) << embedded.path;
    EXPECT_EQ(Shown(tree), Shown(*root)) << embedded.path;
    EXPECT_TRUE(ReadYamlBinary(embedded.anchors, embedded.data, anchors)) << embedded.path;
  }
}

TEST(YamlBinaryTest, RefusesDamagedBytes) {
  const std::string packed = Packed(kText);
  YamlNode read;
  for (std::size_t i = 0; i < packed.size(); ++i) {
    std::string damaged = packed;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x11);
    EXPECT_FALSE(ReadYamlBinary(damaged, kText, read)) << "byte " << i << " changed";
    EXPECT_FALSE(ReadYamlBinary(packed.substr(0, i), kText, read)) << "cut at " << i;
  }
  EXPECT_FALSE(ReadYamlBinary(packed + '\0', kText, read));
  EXPECT_FALSE(ReadYamlBinary(packed, std::string(kText) + "\n", read)) << "of another text";
}

TEST(YamlBinaryTest, AFileWithATreeOfAnotherTextIsParsed) {
  const std::string other = Packed("a: 1\n");
  YamlFile file("f.yaml", "b: 2\n", other);
  const YamlNode* root = file.Parse();
  ASSERT_NE(root, nullptr);
  EXPECT_NE(root->Find("b"), nullptr);
  EXPECT_EQ(root->Find("a"), nullptr);
}

}  // namespace
}  // namespace newsieve
