#include "signals/signal_config.h"

#include <algorithm>

namespace newsieve {
namespace {

void CheckFamilies(YamlFile& file, const YamlNode& section) {
  const YamlNode* node = section.Find("record");
  if (node == nullptr) return;
  for (const YamlNode& item : node->list) {
    std::string name;
    if (!file.Read(item, name)) return;
    if (const std::optional<std::string> mend = MendForFamily(name))
      file.Error(item, "there is no family of signals '" + name + "'", *mend);
  }
}

}  // namespace

std::optional<std::string> MendForFamily(std::string_view name) {
  std::vector<std::string_view> known = SignalFamilies();
  known.push_back(kAllFamilies);
  if (std::find(known.begin(), known.end(), name) != known.end()) return std::nullopt;
  return MendFor(name, known, "`newsieve signals list` names all");
}

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

namespace {

void ReadCount(YamlFile& file, const YamlNode& node, std::size_t& out) {
  std::int64_t count = 0;
  if (!file.Read(node, count)) return;
  if (count < 1 || count > 1000000)
    return file.Error(node, "the number is out of range", "give one between 1 and 1000000");
  out = static_cast<std::size_t>(count);
}

void ReadNews(YamlFile& file, const YamlNode& section, NewsOptions& out) {
  if (!file.CheckKeys(section,
                      {"lead_words", "headline_words", "list_lines", "sentence_words",
                       "max_consonants", "max_word_letters", "function_words", "determiners"}))
    return;
  const std::pair<std::string_view, std::size_t*> kCounts[] = {
      {"lead_words", &out.lead_words},
      {"list_lines", &out.list_lines},
      {"sentence_words", &out.sentence_words},
      {"max_consonants", &out.max_consonants},
      {"max_word_letters", &out.max_word_letters}};
  for (const auto& [key, count] : kCounts)
    if (const YamlNode* node = section.Find(key)) ReadCount(file, *node, *count);
  std::vector<std::string> words;
  if (ReadWordList(file, section, "function_words", words)) out.function_words = WordSet(words);
  if (ReadWordList(file, section, "determiners", words)) out.determiners = WordSet(words);
  const YamlNode* headline = section.Find("headline_words");
  if (headline == nullptr) return;
  if (headline->list.size() != 2)
    return file.Error(*headline, "two numbers are needed here", "write [least, most]");
  ReadCount(file, headline->list[0], out.headline_words.first);
  ReadCount(file, headline->list[1], out.headline_words.second);
}

}  // namespace

bool ReadSignalConfig(YamlFile& file, const YamlNode& section, SignalConfig& out) {
  const std::size_t faults = file.faults().size();
  if (!file.CheckKeys(
          section, {"record", "stop_words", "bullets", "ellipses", "news", "rps", "nemo", "dolma"}))
    return false;
  ReadWordList(file, section, "record", out.record);
  CheckFamilies(file, section);
  ReadWordList(file, section, "stop_words", out.stop_words);
  ReadWordList(file, section, "bullets", out.bullets);
  ReadWordList(file, section, "ellipses", out.ellipses);
  if (const YamlNode* news = section.Find("news")) ReadNews(file, *news, out.news);
  ReadPeerConfig(file, section, out.peers);
  return file.faults().size() == faults;
}

}  // namespace newsieve
