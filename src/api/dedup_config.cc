#include "api/dedup_config.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsieve {
namespace {

// A share between `least` and `most`.
void ReadShare(YamlFile& file, const YamlNode& section, std::string_view key, double least,
               double most, std::string_view range, double& out) {
  const YamlNode* node = section.Find(key);
  if (node == nullptr || !file.Read(*node, out)) return;
  if (out < least || out > most)
    file.Error(*node, std::string(key) + " is " + std::string(range),
               "see config.yaml for its effect");
}

template <typename Number>
void ReadCount(YamlFile& file, const YamlNode& section, std::string_view key, std::int64_t least,
               std::int64_t most, Number& out) {
  const YamlNode* node = section.Find(key);
  std::int64_t value = 0;
  if (node == nullptr || !file.Read(*node, value)) return;
  if (value < least || value > most)
    file.Error(*node,
               std::string(key) + " is " + std::to_string(least) + " to " + std::to_string(most),
               "see config.yaml for its effect");
  out = static_cast<Number>(value);
}

// The place of the word at `key` among `words`, or `otherwise`.
std::size_t ReadWord(YamlFile& file, const YamlNode& section, std::string_view key,
                     const std::vector<std::string_view>& words, std::size_t otherwise) {
  const YamlNode* node = section.Find(key);
  std::string word;
  if (node == nullptr || !file.Read(*node, word)) return otherwise;
  std::string all;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == word) return i;
    all.append(i == 0 ? "write " : ", ").append(words[i]);
  }
  file.Error(*node, "there is no '" + word + "' here", MendFor(word, words, all));
  return otherwise;
}

void ReadStory(YamlFile& file, const YamlNode& node, StoryOptions& out) {
  if (!file.CheckKeys(node, {"on", "similarity", "word_share", "prior", "terms", "max_documents",
                             "candidates"}))
    return;
  if (const YamlNode* on = node.Find("on")) file.Read(*on, out.on);
  ReadShare(file, node, "similarity", 0.01, 1, "0.01 to 1", out.similarity);
  ReadShare(file, node, "word_share", 0, 1, "0 to 1", out.word_share);
  ReadCount(file, node, "prior", 0, 1000000000, out.prior);
  ReadCount(file, node, "terms", 1, 100000, out.terms);
  ReadCount(file, node, "max_documents", 2, 65000, out.max_documents);
  ReadCount(file, node, "candidates", 1, 100000, out.candidates);
}

}  // namespace

void ReadDuplicates(YamlFile& file, const YamlNode& node, DedupOptions& out) {
  if (!file.CheckKeys(node, {"on", "similarity", "shingle_words", "action", "keep", "index",
                             "max_memory", "recall", "hashes", "bucket", "candidates", "story"}))
    return;
  if (const YamlNode* on = node.Find("on")) file.Read(*on, out.on);
  if (const YamlNode* index = node.Find("index")) file.Read(*index, out.index);
  ReadShare(file, node, "similarity", 0.3, 1, "0.3 to 1", out.similarity);
  ReadShare(file, node, "recall", 0.5, 0.99999, "0.5 to 0.99999", out.recall);
  ReadCount(file, node, "shingle_words", 1, 100, out.shingle_words);
  ReadCount(file, node, "hashes", 16, 4096, out.hashes);
  ReadCount(file, node, "max_memory", 1, 1 << 20, out.max_memory);
  ReadCount(file, node, "bucket", 1, 1 << 20, out.bucket);
  ReadCount(file, node, "candidates", 1, 1 << 20, out.candidates);
  const auto action = ReadWord(file, node, "action", {"drop", "review", "note"},
                               static_cast<std::size_t>(out.action));
  out.action = static_cast<DuplicateAction>(action);
  out.keep_first = ReadWord(file, node, "keep", {"best", "first"}, out.keep_first ? 1 : 0) == 1;
  if (const YamlNode* story = node.Find("story")) ReadStory(file, *story, out.story);
}

}  // namespace newsieve
