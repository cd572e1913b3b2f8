#include "base/yaml_binary.h"

#include <cstddef>
#include <cstdint>
#include <limits>

#include "base/hash.h"

// The bytes: the header, which is 16 hex digits of a hash of the text and of everything behind the
// header, and then the root node. A node is
//
//   kind and `quoted` (1 byte), line, column, and what the kind asks for:
//   a scalar: text;  a list: count, nodes;  a map: count, entries of text (the key) and node
//
// where a text is its size and its bytes, and every number is in groups of 7 bits, the lowest
// first, with the high bit set in all but the last (LEB128).

namespace newsieve {
namespace {

constexpr std::size_t kHeaderBytes = 16;
constexpr std::size_t kMinNodeBytes = 3;
constexpr int kMaxDepth = 64;  // as YamlFile::Parse has it
constexpr unsigned char kQuotedBit = 4;

std::string HeaderOf(std::string_view text, std::string_view body) {
  return HexDigits(Hash64(body, Hash64(text)));
}

void WriteNumber(std::size_t value, std::string& out) {
  for (; value >= 0x80; value >>= 7) out.push_back(static_cast<char>(value | 0x80));
  out.push_back(static_cast<char>(value));
}

void WriteText(std::string_view text, std::string& out) {
  WriteNumber(text.size(), out);
  out.append(text);
}

void WriteNode(const YamlNode& node, std::string& out) {
  const auto kind = static_cast<unsigned char>(node.kind);
  out.push_back(static_cast<char>(node.quoted ? kind | kQuotedBit : kind));
  WriteNumber(static_cast<std::size_t>(node.line), out);
  WriteNumber(static_cast<std::size_t>(node.column), out);
  if (node.kind == YamlNode::Kind::kScalar) WriteText(node.scalar, out);
  if (node.kind == YamlNode::Kind::kList) {
    WriteNumber(node.list.size(), out);
    for (const YamlNode& item : node.list) WriteNode(item, out);
  }
  if (node.kind == YamlNode::Kind::kMap) {
    WriteNumber(node.map.size(), out);
    for (const auto& [key, value] : node.map) {
      WriteText(key, out);
      WriteNode(value, out);
    }
  }
}

// Takes nodes off the front of `bytes`. Every member answers whether what it reads was all there.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  bool AtEnd() const { return bytes_.empty(); }

  bool Node(YamlNode& node, int depth = 0) {
    if (bytes_.empty() || depth > kMaxDepth) return false;
    const auto head = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    if (head >= 2 * kQuotedBit) return false;
    node.kind = static_cast<YamlNode::Kind>(head % kQuotedBit);
    node.quoted = head >= kQuotedBit;
    if (!Position(node.line) || !Position(node.column)) return false;
    switch (node.kind) {
      case YamlNode::Kind::kNull:
        return true;
      case YamlNode::Kind::kScalar:
        return Text(node.scalar);
      case YamlNode::Kind::kList:
        return List(node.list, depth);
      case YamlNode::Kind::kMap:
        return Map(node.map, depth);
    }
    return false;
  }

 private:
  bool List(std::vector<YamlNode>& list, int depth) {
    std::size_t count = 0;
    if (!Number(count) || count > bytes_.size() / kMinNodeBytes) return false;
    list.resize(count);
    for (YamlNode& item : list)
      if (!Node(item, depth + 1)) return false;
    return true;
  }

  bool Map(std::vector<YamlEntry>& map, int depth) {
    std::size_t count = 0;
    if (!Number(count) || count > bytes_.size() / kMinNodeBytes) return false;
    map.resize(count);
    for (YamlEntry& entry : map)
      if (!Text(entry.key) || !Node(entry.value, depth + 1)) return false;
    return true;
  }

  bool Number(std::size_t& value) {
    value = 0;
    for (unsigned shift = 0; shift < 63 && !bytes_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      value |= std::size_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return true;
    }
    return false;
  }

  bool Position(int& out) {
    std::size_t value = 0;
    if (!Number(value) || value > std::numeric_limits<int>::max()) return false;
    out = static_cast<int>(value);
    return true;
  }

  bool Text(std::string& out) {
    std::size_t size = 0;
    if (!Number(size) || size > bytes_.size()) return false;
    out.assign(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
    return true;
  }

  std::string_view bytes_;
};

}  // namespace

std::string WriteYamlBinary(const YamlNode& root, std::string_view text) {
  std::string body;
  WriteNode(root, body);
  return HeaderOf(text, body) + body;
}

bool ReadYamlBinary(std::string_view bytes, std::string_view text, YamlNode& root) {
  if (bytes.size() < kHeaderBytes) return false;
  const std::string_view body = bytes.substr(kHeaderBytes);
  if (bytes.substr(0, kHeaderBytes) != HeaderOf(text, body)) return false;
  root = YamlNode();
  Reader reader(body);
  return reader.Node(root) && reader.AtEnd();
}

}  // namespace newsieve
