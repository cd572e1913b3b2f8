#include "api/config.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "api/dedup_config.h"
#include "api/packs.h"
#include "base/yaml.h"
#include "signals/signal_config.h"
#include "text/language_config.h"

namespace newsieve {
namespace {

constexpr std::string_view kAllKinds = "all";     // in a list of personal data
constexpr std::string_view kRulesOnly = "rules";  // the removal without a model

void ReadShare(YamlFile& file, const YamlNode& section, std::string_view key, double& out) {
  const YamlNode* node = section.Find(key);
  if (node == nullptr || !file.Read(*node, out)) return;
  if (out < 0 || out > 1) file.Error(*node, "a share is 0..1", "write 0.1 for 10 %");
}

// Pages have a point for `name`, or else the one of the configuration's own removal.
void SelectPagePoint(const std::string& name, Config& config) {
  auto point = config.page.points.find(name);
  if (point == config.page.points.end()) point = config.page.points.find(config.removal);
  if (point == config.page.points.end()) return;
  config.page.min_margin = std::log(point->second) - std::log1p(-point->second);
}

// `name`: "rules", or a point of the line model.
Status SelectRemoval(const std::string& name, Config& config) {
  SelectPagePoint(name, config);
  const auto point = config.model_points.find(name);
  config.clean.model.on = point != config.model_points.end();
  if (config.clean.model.on) config.clean.model.min_probability = point->second;
  if (config.clean.model.on || name == kRulesOnly) return Status();
  std::vector<std::string_view> known = {kRulesOnly};
  std::string all = "known are " + std::string(kRulesOnly);
  for (const auto& [other, probability] : config.model_points)
    known.push_back(other), all += ", " + other;
  return Status(StatusCode::kUsage,
                "There is no removal '" + name + "': " + MendFor(name, known, all));
}

template <typename Number>
void ReadNumber(YamlFile& file, const YamlNode& section, std::string_view key, Number& out) {
  const YamlNode* node = section.Find(key);
  std::int64_t value = 0;
  if (node == nullptr || !file.Read(*node, value)) return;
  constexpr std::int64_t kMax = std::int64_t{1} << 31;
  if (value > kMax)
    file.Error(*node, "this number is too large", "at most " + std::to_string(kMax));
  out = static_cast<Number>(value);
}

void ReadLimits(YamlFile& file, const YamlNode& node, Config& out) {
  if (file.CheckKeys(node, {"max_document_bytes"}))
    ReadNumber(file, node, "max_document_bytes", out.max_document_bytes);
}

void ReadDecode(YamlFile& file, const YamlNode& node, Config& out) {
  if (!file.CheckKeys(node, {"max_replaced_share", "max_control_share"})) return;
  ReadShare(file, node, "max_replaced_share", out.decode.max_replaced_share);
  ReadShare(file, node, "max_control_share", out.decode.max_control_share);
}

void ReadWordLimits(YamlFile& file, const YamlNode& section, std::string_view key,
                    WordLimits& out) {
  const YamlNode* node = section.Find(key);
  if (node == nullptr || !file.CheckKeys(*node, {"ended", "unended"})) return;
  ReadNumber(file, *node, "ended", out.ended);
  ReadNumber(file, *node, "unended", out.unended);
}

void ReadProse(YamlFile& file, const YamlNode& node, ProseOptions& out) {
  if (!file.CheckKeys(node, {"line", "chain", "paragraph"})) return;
  ReadWordLimits(file, node, "line", out.line);
  ReadWordLimits(file, node, "chain", out.chain);
  ReadWordLimits(file, node, "paragraph", out.paragraph);
}

void ReadCore(YamlFile& file, const YamlNode& node, CoreOptions& out) {
  if (!file.CheckKeys(node, {"prose_cost", "other_cost", "max_line_words", "extension_share"}))
    return;
  ReadNumber(file, node, "prose_cost", out.prose_cost);
  ReadNumber(file, node, "other_cost", out.other_cost);
  ReadNumber(file, node, "max_line_words", out.max_line_words);
  ReadShare(file, node, "extension_share", out.extension_share);
}

void ReadGuard(YamlFile& file, const YamlNode& node, GuardOptions& out) {
  if (!file.CheckKeys(node, {"max_removed_share", "min_prose_words"})) return;
  ReadShare(file, node, "max_removed_share", out.max_removed_share);
  ReadNumber(file, node, "min_prose_words", out.min_prose_words);
}

void ReadPoints(YamlFile& file, const YamlNode& node, std::map<std::string, double>& out) {
  if (node.kind != YamlNode::Kind::kMap)
    return file.Error(node, "a map of probabilities is needed here", "write `balanced: 0.5` lines");
  for (const auto& [name, value] : node.map) ReadShare(file, node, name, out[name]);
}

void ReadPage(YamlFile& file, const YamlNode& node, PageOptions& out) {
  if (!file.CheckKeys(node, {"max_hidden_share", "points", "line_model"})) return;
  ReadShare(file, node, "max_hidden_share", out.max_hidden_share);
  if (const YamlNode* points = node.Find("points")) ReadPoints(file, *points, out.points);
  if (const YamlNode* on = node.Find("line_model")) file.Read(*on, out.line_model);
}

void ReadModel(YamlFile& file, const YamlNode& node, Config& out) {
  if (!file.CheckKeys(node, {"removal", "points", "max_lines"})) return;
  ReadNumber(file, node, "max_lines", out.clean.model.max_lines);
  if (const YamlNode* points = node.Find("points")) ReadPoints(file, *points, out.model_points);
  const YamlNode* removal = node.Find("removal");
  if (removal == nullptr || !file.Read(*removal, out.removal)) return;
  if (Status status = SelectRemoval(out.removal, out); !status.ok())
    file.Error(*removal, status.message(), "write one of them, or add it to `points`");
}

void ReadClean(YamlFile& file, const YamlNode& node, Config& out) {
  if (!file.CheckKeys(node, {"prose", "core", "guard", "model", "near_end"})) return;
  ReadNumber(file, node, "near_end", out.clean.near_end);
  if (const YamlNode* model = node.Find("model")) ReadModel(file, *model, out);
  if (const YamlNode* prose = node.Find("prose")) ReadProse(file, *prose, out.clean.prose);
  if (const YamlNode* core = node.Find("core")) ReadCore(file, *core, out.clean.core);
  if (const YamlNode* guard = node.Find("guard")) ReadGuard(file, *guard, out.clean.guard);
}

void ReadDemand(YamlFile& file, const YamlNode& section, std::string_view key,
                TemplateDemand& out) {
  const YamlNode* node = section.Find(key);
  if (node == nullptr || !file.CheckKeys(*node, {"min_stories", "min_share"})) return;
  ReadNumber(file, *node, "min_stories", out.min_stories);
  ReadShare(file, *node, "min_share", out.min_share);
  if (out.min_stories < 2 || out.min_stories > kCountedStories)
    file.Error(*node, "min_stories is 2 to " + std::to_string(kCountedStories),
               "more stories are not told apart, and one proves nothing");
}

void ReadSuggest(YamlFile& file, const YamlNode& node, SuggestOptions& out) {
  if (!file.CheckKeys(node, {"min_left", "headline", "prose_lines", "near_miss_bytes"})) return;
  ReadShare(file, node, "min_left", out.min_left);
  ReadNumber(file, node, "prose_lines", out.prose_lines);
  ReadNumber(file, node, "near_miss_bytes", out.near_miss_bytes);
  const YamlNode* headline = node.Find("headline");
  if (headline == nullptr || !file.CheckKeys(*headline, {"max_documents", "max_share"})) return;
  ReadNumber(file, *headline, "max_documents", out.headline_documents);
  ReadShare(file, *headline, "max_share", out.headline_share);
}

void ReadTemplates(YamlFile& file, const YamlNode& node, Config& out) {
  if (!file.CheckKeys(node, {"max_memory", "max_chars", "same_story", "near_core", "title",
                             "article", "apart", "suggest"}))
    return;
  ReadNumber(file, node, "max_memory", out.learn.max_memory);
  ReadNumber(file, node, "max_chars", out.learn.max_chars);
  ReadShare(file, node, "same_story", out.learn.same_story);
  ReadNumber(file, node, "near_core", out.clean.templates.near_core);
  ReadDemand(file, node, "article", out.learn.article);
  ReadDemand(file, node, "apart", out.learn.apart);
  if (const YamlNode* suggest = node.Find("suggest")) ReadSuggest(file, *suggest, out.suggest);
  const YamlNode* title = node.Find("title");
  if (title == nullptr || !file.CheckKeys(*title, {"min_words", "min_share"})) return;
  ReadNumber(file, *title, "min_words", out.clean.templates.title_words);
  ReadShare(file, *title, "min_share", out.clean.templates.title_share);
}

void ReadRates(YamlFile& file, const YamlNode& section, std::string_view key, VerdictRates& out) {
  const YamlNode* node = section.Find(key);
  if (node == nullptr || !file.CheckKeys(*node, {"machine", "human", "certainty"})) return;
  ReadShare(file, *node, "machine", out.machine);
  ReadShare(file, *node, "human", out.human);
  ReadShare(file, *node, "certainty", out.certainty);
  if (out.certainty < 0.5)
    file.Error(*node, "a certainty is 0.5 to 1", "below, the opposite would be more probable");
  const auto [least, most] = std::pair(kLeastVerdictRate, kGreatestVerdictRate);
  if (std::min(out.machine, out.human) < least || std::max(out.machine, out.human) > most)
    file.Error(*node, "a rate is 0.001 to 0.2",
               "what is rarer was not measured, more is no verdict");
}

void ReadDetect(YamlFile& file, const YamlNode& node, DetectOptions& out) {
  if (!file.CheckKeys(node,
                      {"on", "model", "languages", "min_words", "document", "passage", "spun",
                       "passage_words", "wordings", "tells_per_1000_words", "certain_probability"}))
    return;
  if (const YamlNode* on = node.Find("on")) file.Read(*on, out.on);
  if (const YamlNode* model = node.Find("model")) file.Read(*model, out.model);
  if (const YamlNode* languages = node.Find("languages")) file.Read(*languages, out.languages);
  ReadNumber(file, node, "min_words", out.min_words);
  ReadNumber(file, node, "passage_words", out.passage_words);
  ReadNumber(file, node, "wordings", out.wordings);
  ReadRates(file, node, "document", out.document);
  ReadRates(file, node, "passage", out.passage);
  ReadRates(file, node, "spun", out.spun);
  ReadShare(file, node, "certain_probability", out.certain_probability);
  const YamlNode* tells = node.Find("tells_per_1000_words");
  if (tells != nullptr && file.Read(*tells, out.tells_per_1000_words) &&
      out.tells_per_1000_words < 0)
    file.Error(*tells, "a rate is 0 or more", "write 0 to show every tell");
  if (out.min_words == 0 || out.passage_words < out.min_words)
    file.Error(node, "passage_words is at least min_words, and that at least 1",
               "a shorter passage cannot be judged");
}

Status SelectSignals(const std::vector<std::string>& families, SignalConfig& config) {
  if (families.empty()) return Status();
  for (const std::string& name : families)
    if (const std::optional<std::string> mend = MendForFamily(name))
      return Status(StatusCode::kUsage, "There is no family of signals '" + name + "': " + *mend);
  config.record = families;
  return Status();
}

// `words`: kinds of personal data, or "all".
Status SelectMask(const std::vector<std::string>& words, PrivacyOptions& out) {
  out.mask.fill(false);
  for (const std::string& word : words) {
    std::vector<std::string_view> known = {kAllKinds};
    bool found = word == kAllKinds;
    for (const auto& [name, data] : kPersonalDataNames) {
      known.push_back(name);
      if (word != name && word != kAllKinds) continue;
      out.mask[static_cast<std::size_t>(data)] = found = true;
    }
    if (!found)
      return Status(StatusCode::kUsage,
                    "There is no kind of personal data '" + word +
                        "': " + MendFor(word, known, "one of: email phone ip iban card, or all"));
  }
  return Status();
}

void ReadPlaceholders(YamlFile& file, const YamlNode& node, PrivacyOptions& out) {
  if (!file.CheckKeys(node, {"email", "phone", "ip", "iban", "card"})) return;
  for (const auto& [name, data] : kPersonalDataNames) {
    std::string& text = out.placeholders[static_cast<std::size_t>(data)];
    const YamlNode* placeholder = node.Find(name);
    if (placeholder == nullptr || !file.Read(*placeholder, text)) continue;
    if (text.empty() || text.find_first_of("\r\n") != text.npos)
      file.Error(*placeholder, "a placeholder is a word of one line",
                 "write \"[" + std::string(name) + "]\"");
  }
}

void ReadPrivacy(YamlFile& file, const YamlNode& node, PrivacyOptions& out) {
  if (!file.CheckKeys(node, {"mask", "placeholders"})) return;
  if (const YamlNode* words = node.Find("placeholders")) ReadPlaceholders(file, *words, out);
  std::vector<std::string> kinds;
  const YamlNode* mask = node.Find("mask");
  if (mask == nullptr || !file.Read(*mask, kinds)) return;
  if (Status status = SelectMask(kinds, out); !status.ok())
    file.Error(*mask, status.message(), "write mask: [] for none");
}

Status ReadFile(const PackSource& source, Config& out) {
  YamlFile file(source.file, source.text, source.tree);
  out.text += source.text;
  const YamlNode* root = file.Parse();
  if (root != nullptr &&
      file.CheckKeys(*root, {"limits", "decode", "language", "html", "clean", "templates", "detect",
                             "duplicates", "signals", "score", "decision", "profiles", "presets",
                             "privacy", "metadata"})) {
    if (const YamlNode* node = root->Find("privacy")) ReadPrivacy(file, *node, out.privacy);
    if (const YamlNode* node = root->Find("limits")) ReadLimits(file, *node, out);
    if (const YamlNode* node = root->Find("decode")) ReadDecode(file, *node, out);
    if (const YamlNode* node = root->Find("language"))
      ReadLanguageOptions(file, *node, out.language);
    if (const YamlNode* node = root->Find("html")) ReadPage(file, *node, out.page);
    if (const YamlNode* node = root->Find("metadata"))
      ReadMetadataConfig(file, *node, out.metadata);
    if (const YamlNode* node = root->Find("clean")) ReadClean(file, *node, out);
    if (const YamlNode* node = root->Find("templates")) ReadTemplates(file, *node, out);
    if (const YamlNode* node = root->Find("detect")) ReadDetect(file, *node, out.detect);
    if (const YamlNode* node = root->Find("duplicates"))
      ReadDuplicates(file, *node, out.duplicates);
    ParseScoreConfig(file, *root, out.score);
  }
  return file.faults().empty() ? Status() : FaultStatus(file.faults());
}

}  // namespace

Result<Config> LoadConfig(const FilterOptions& options) {
  std::vector<PackSource> sources = {
      EmbeddedPack("models/score.yaml", "models/score.yaml (built in)"),
      EmbeddedPack("html/metadata.yaml", "html/metadata.yaml (built in)"),
      EmbeddedPack("config.yaml", "config.yaml (built in)")};
  if (!options.config_path.empty()) {
    Result<PackSource> file = ReadPack(options.config_path);
    if (!file.ok()) return file.status();
    sources.push_back(std::move(file).value());
  }
  Config config;
  for (const PackSource& source : sources)
    if (Status status = ReadFile(source, config); !status.ok()) return status;
  if (Status status = SelectProfile(options.profile, config.score); !status.ok()) return status;
  if (Status status = SelectPresets(options.presets, options.profile.empty(), config.score);
      !status.ok())
    return status;
  if (Status status = SelectSignals(options.signals, config.score.signals); !status.ok())
    return status;
  const std::string& removal = options.removal.empty() ? config.removal : options.removal;
  if (Status status = SelectRemoval(removal, config); !status.ok()) return status;
  if (!options.languages.empty())
    if (Status status = ReadLanguageCodes(options.languages, config.language.expected);
        !status.ok())
      return status;
  config.text += "\nprofile " + options.profile + "\nremoval " + options.removal;
  if (!options.mask.empty())
    if (Status status = SelectMask(options.mask, config.privacy); !status.ok()) return status;
  for (const std::string& kind : options.mask) config.text += "\nmask " + kind;
  for (const std::string& preset : options.presets) config.text += "\npreset " + preset;
  for (const std::string& family : options.signals) config.text += "\nsignals " + family;
  for (const std::string& language : options.languages) config.text += "\nlanguage " + language;
  return config;
}

}  // namespace newsieve
