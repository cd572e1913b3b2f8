#include "text/language_config.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace newsieve {
namespace {

bool IsKnown(const std::string& code) {
  return std::binary_search(LanguageCodes().begin(), LanguageCodes().end(), code);
}

std::string MendForCode(const std::string& code) {
  return MendFor(code, {LanguageCodes().begin(), LanguageCodes().end()},
                 "write an ISO 639 code that can be told, such as en, de, zh");
}

std::string FaultOfCode(const std::string& name) {
  return "there is no language '" + name + "' that can be told";
}

class Reader {
 public:
  explicit Reader(YamlFile& file) : file_(file) {}

  void ReadSection(const YamlNode& node, LanguageOptions& out) {
    if (!file_.CheckKeys(node, {"expected", "lone", "blocks", "alike"})) return;
    if (const YamlNode* list = node.Find("expected")) ReadCodes(*list, out.expected);
    if (const YamlNode* lone = node.Find("lone")) ReadLone(*lone, out.lone);
    if (const YamlNode* blocks = node.Find("blocks")) ReadBlocks(*blocks, out.blocks);
    if (const YamlNode* alike = node.Find("alike")) ReadAlike(*alike, out.alike);
  }

 private:
  void ReadCodes(const YamlNode& node, std::vector<std::string>& out) {
    std::vector<std::string> codes;
    if (!file_.Read(node, codes)) return;
    for (std::size_t i = 0; i < codes.size(); ++i) {
      const std::string name = std::exchange(codes[i], NormalLanguageCode(codes[i]));
      if (!IsKnown(codes[i])) file_.Error(node.list[i], FaultOfCode(name), MendForCode(codes[i]));
    }
    out = std::move(codes);
  }

  void ReadLone(const YamlNode& node, LanguageOptions::Lone& out) {
    if (!file_.CheckKeys(node, {"min_share", "min_bytes"})) return;
    ReadShare(node, "min_share", out.min_share);
    ReadCount(node, "min_bytes", out.min_bytes);
  }

  void ReadBlocks(const YamlNode& node, LanguageOptions::Blocks& out) {
    if (!file_.CheckKeys(
            node, {"script_letters", "language_letters", "line_script_share", "min_confidence",
                   "max_capital_share", "mixed_share", "unfamiliar"}))
      return;
    ReadCount(node, "script_letters", out.script_letters);
    ReadCount(node, "language_letters", out.language_letters);
    ReadShare(node, "line_script_share", out.line_script_share);
    ReadShare(node, "min_confidence", out.min_confidence);
    ReadShare(node, "max_capital_share", out.max_capital_share);
    ReadShare(node, "mixed_share", out.mixed_share);
    ReadShare(node, "unfamiliar", out.unfamiliar);
    if (out.min_confidence <= 0)
      file_.Error(node, "min_confidence is above 0", "0.9 is the built-in value");
  }

  void ReadAlike(const YamlNode& node, std::vector<std::vector<std::string>>& out) {
    if (node.kind != YamlNode::Kind::kList)
      return file_.Error(node, "a list of lists is needed here", "write `- [no, da]` lines");
    out.clear();
    for (const YamlNode& group : node.list) ReadCodes(group, out.emplace_back());
  }

  void ReadShare(const YamlNode& section, std::string_view key, double& out) {
    const YamlNode* node = section.Find(key);
    if (node == nullptr || !file_.Read(*node, out)) return;
    if (out < 0 || out > 1) file_.Error(*node, "a share is 0..1", "write 0.1 for 10 %");
  }

  void ReadCount(const YamlNode& section, std::string_view key, std::size_t& out) {
    const YamlNode* node = section.Find(key);
    std::int64_t value = 0;
    if (node == nullptr || !file_.Read(*node, value)) return;
    if (value < 1) file_.Error(*node, "this number is too small", "at least 1");
    out = static_cast<std::size_t>(value);
  }

  YamlFile& file_;
};

}  // namespace

bool ReadLanguageOptions(YamlFile& file, const YamlNode& section, LanguageOptions& out) {
  const std::size_t faults = file.faults().size();
  Reader(file).ReadSection(section, out);
  return file.faults().size() == faults;
}

Status ReadLanguageCodes(const std::vector<std::string>& names, std::vector<std::string>& out) {
  std::vector<std::string> codes;
  for (const std::string& name : names) {
    codes.push_back(NormalLanguageCode(name));
    if (!IsKnown(codes.back()))
      return {StatusCode::kUsage, FaultOfCode(name) + ": " + MendForCode(codes.back())};
  }
  out = std::move(codes);
  return {};
}

}  // namespace newsieve
