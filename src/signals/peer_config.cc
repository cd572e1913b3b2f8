#include "signals/peer_config.h"

#include <algorithm>
#include <utility>

#include "signals/signal_config.h"

namespace newsieve {
namespace {

// A key of a section, and the list that it is read into.
struct ListKey {
  std::string_view key;
  std::vector<std::string>* list;
};

void ReadLists(YamlFile& file, const YamlNode& section, std::initializer_list<ListKey> keys) {
  for (const auto& [key, list] : keys) ReadWordList(file, section, key, *list);
}

// Makes what is looked up fast of a list, if the section has it.
template <typename Set>
void ReadSet(YamlFile& file, const YamlNode& section, std::string_view key, Set& out) {
  std::vector<std::string> words;
  if (ReadWordList(file, section, key, words)) out = Set(words);
}

bool HasCapital(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// What is found in any case is written in lower case.
bool CheckLowerCase(YamlFile& file, const YamlNode& section, std::string_view key) {
  const YamlNode* node = section.Find(key);
  if (node == nullptr) return true;
  const auto capital = std::find_if(node->list.begin(), node->list.end(),
                                    [](const YamlNode& item) { return HasCapital(item.scalar); });
  if (capital == node->list.end()) return true;
  file.Error(*capital, "'" + capital->scalar + "' has capitals",
             "write it in lower case: it is found in any case");
  return false;
}

void ReadRps(YamlFile& file, const YamlNode& section, RpsConfig& out) {
  if (!file.CheckKeys(section, {"stop_words", "symbols", "ellipses", "terminal_marks", "bullets",
                                "sentence_ends", "brackets", "placeholders", "script_words"}))
    return;
  ReadSet(file, section, "stop_words", out.stop_words);
  ReadSet(file, section, "script_words", out.script_words);
  ReadLists(file, section,
            {{"symbols", &out.symbols},
             {"ellipses", &out.ellipses},
             {"terminal_marks", &out.terminal_marks},
             {"bullets", &out.bullets},
             {"sentence_ends", &out.sentence_ends},
             {"brackets", &out.brackets},
             {"placeholders", &out.placeholders}});
}

void ReadNemo(YamlFile& file, const YamlNode& section, NemoConfig& out) {
  if (!file.CheckKeys(section, {"common_words", "counted_characters", "white_space", "parentheses",
                                "url_schemes", "url_signs", "bullets", "end_marks", "ellipses",
                                "placeholders", "policy_strings"}))
    return;
  for (const std::string_view key : {"ellipses", "placeholders", "policy_strings"})
    if (!CheckLowerCase(file, section, key)) return;
  ReadSet(file, section, "common_words", out.common_words);
  ReadSet(file, section, "ellipses", out.ellipsis_words);
  ReadSet(file, section, "placeholders", out.placeholders);
  ReadSet(file, section, "policy_strings", out.policy_strings);
  ReadLists(file, section,
            {{"counted_characters", &out.counted_characters},
             {"white_space", &out.white_space},
             {"parentheses", &out.parentheses},
             {"url_schemes", &out.url_schemes},
             {"bullets", &out.bullets},
             {"end_marks", &out.end_marks},
             {"ellipses", &out.ellipses}});
  if (const YamlNode* signs = section.Find("url_signs")) file.Read(*signs, out.url_signs);
}

void ReadDolma(YamlFile& file, const YamlNode& section, DolmaConfig& out) {
  if (!file.CheckKeys(section, {"required_words", "symbols", "bullets", "ellipses", "end_marks",
                                "braces", "placeholders", "script_words", "min_line_words"}))
    return;
  for (const std::string_view key : {"placeholders", "script_words"})
    if (!CheckLowerCase(file, section, key)) return;
  ReadSet(file, section, "required_words", out.required_words);
  ReadSet(file, section, "placeholders", out.placeholders);
  ReadSet(file, section, "script_words", out.script_words);
  ReadLists(file, section,
            {{"symbols", &out.symbols},
             {"bullets", &out.bullets},
             {"ellipses", &out.ellipses},
             {"end_marks", &out.end_marks},
             {"braces", &out.braces}});
  std::int64_t words = 0;
  const YamlNode* node = section.Find("min_line_words");
  if (node != nullptr && file.Read(*node, words))
    out.min_line_words = static_cast<std::size_t>(words);
}

}  // namespace

void ReadPeerConfig(YamlFile& file, const YamlNode& section, PeerConfig& out) {
  if (const YamlNode* rps = section.Find("rps")) ReadRps(file, *rps, out.rps);
  if (const YamlNode* nemo = section.Find("nemo")) ReadNemo(file, *nemo, out.nemo);
  if (const YamlNode* dolma = section.Find("dolma")) ReadDolma(file, *dolma, out.dolma);
}

}  // namespace newsieve
