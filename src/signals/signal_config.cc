#include "signals/signal_config.h"

#include <algorithm>

namespace newsieve {
namespace {

void CheckFamilies(YamlFile& file, const YamlNode& section) {
  const YamlNode* node = section.Find("record");
  if (node == nullptr) return;
  std::vector<std::string_view> known = SignalFamilies();
  known.push_back(kAllFamilies);
  for (const YamlNode& item : node->list) {
    std::string name;
    if (!file.Read(item, name)) return;
    if (std::find(known.begin(), known.end(), name) == known.end())
      file.Error(item, "there is no family of signals '" + name + "'",
                 MendFor(name, known, "`newsieve signals list` names all"));
  }
}

}  // namespace

// An empty word would be found everywhere.
bool ReadWordList(YamlFile& file, const YamlNode& section, std::string_view key,
                  std::vector<std::string>& out) {
  const YamlNode* node = section.Find(key);
  if (node == nullptr) return false;
  std::vector<std::string> words;
  if (!file.Read(*node, words)) return false;
  const auto empty = std::find(words.begin(), words.end(), "");
  if (empty != words.end()) {
    file.Error(node->list[static_cast<std::size_t>(empty - words.begin())], "an empty word",
               "take it out");
    return false;
  }
  out = std::move(words);
  return true;
}

bool ReadSignalConfig(YamlFile& file, const YamlNode& section, SignalConfig& out) {
  const std::size_t faults = file.faults().size();
  if (!file.CheckKeys(section,
                      {"record", "stop_words", "bullets", "ellipses", "rps", "nemo", "dolma"}))
    return false;
  ReadWordList(file, section, "record", out.record);
  CheckFamilies(file, section);
  ReadWordList(file, section, "stop_words", out.stop_words);
  ReadWordList(file, section, "bullets", out.bullets);
  ReadWordList(file, section, "ellipses", out.ellipses);
  ReadPeerConfig(file, section, out.peers);
  return file.faults().size() == faults;
}

}  // namespace newsieve
