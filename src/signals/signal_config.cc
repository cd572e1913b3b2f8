#include "signals/signal_config.h"

#include <algorithm>

namespace newsieve {
namespace {

// An empty word would be found everywhere.
void ReadWords(YamlFile& file, const YamlNode& section, std::string_view key,
               std::vector<std::string>& out) {
  const YamlNode* node = section.Find(key);
  if (node == nullptr) return;
  std::vector<std::string> words;
  if (!file.Read(*node, words)) return;
  const auto empty = std::find(words.begin(), words.end(), "");
  if (empty != words.end()) {
    file.Error(node->list[static_cast<std::size_t>(empty - words.begin())], "an empty word",
               "take it out");
    return;
  }
  out = std::move(words);
}

}  // namespace

bool ReadSignalConfig(YamlFile& file, const YamlNode& section, SignalConfig& out) {
  const std::size_t faults = file.faults().size();
  if (!file.CheckKeys(section, {"stop_words", "bullets", "ellipses"})) return false;
  ReadWords(file, section, "stop_words", out.stop_words);
  ReadWords(file, section, "bullets", out.bullets);
  ReadWords(file, section, "ellipses", out.ellipses);
  return file.faults().size() == faults;
}

}  // namespace newsieve
