#include "score/score_config.h"

#include <algorithm>
#include <cstdio>

#include "score/curve_config.h"
#include "signals/signal_config.h"

namespace newsieve {
namespace {

constexpr std::array<std::string_view, kSubScores> kSubScoreNames = {
    "cleanliness", "language", "structure", "authenticity", "uniqueness"};

std::vector<std::string_view> SignalNames() {
  std::vector<std::string_view> names;
  for (const SignalRow& row : SignalTable()) names.push_back(row.info.name);
  return names;
}

std::vector<std::string_view> PresetNames(const ScoreConfig& config) {
  std::vector<std::string_view> names;
  for (const Preset& preset : config.presets) names.push_back(preset.name);
  return names;
}

// Reads the parts of one file into a ScoreConfig. Every reader adds faults to the file and goes on,
// so that all are told at once.
class Reader {
 public:
  Reader(YamlFile& file, ScoreConfig& out) : file_(file), out_(out) {}

  void ReadSections(const YamlNode& root) {
    if (const YamlNode* node = root.Find("signals")) ReadSignalConfig(file_, *node, out_.signals);
    if (const YamlNode* node = root.Find("score")) ReadScore(*node);
    if (const YamlNode* node = root.Find("profiles")) ReadProfiles(*node);
    if (const YamlNode* node = root.Find("presets")) ReadPresets(*node);
    if (const YamlNode* node = root.Find("decision")) ReadDecision(*node);
  }

 private:
  void ReadScore(const YamlNode& node) {
    if (!file_.CheckKeys(node, {"good_share", "bias", "calibration", "sub_scores", "limits"}))
      return;
    if (const YamlNode* share = node.Find("good_share"))
      ReadBetween(*share, 0.001, 0.999, out_.good_share);
    if (const YamlNode* bias = node.Find("bias")) file_.Read(*bias, out_.bias);
    if (const YamlNode* points = node.Find("calibration"))
      ReadRising(file_, *points, out_.calibration);
    if (const YamlNode* all = node.Find("sub_scores")) ReadSubScores(*all);
    if (const YamlNode* limits = node.Find("limits")) ReadLimits(*limits);
  }

  void ReadSubScores(const YamlNode& node) {
    if (!file_.CheckKeys(node,
                         {"cleanliness", "language", "structure", "authenticity", "uniqueness"}))
      return;
    for (SubScore& sub_score : out_.sub_scores)
      if (const YamlNode* found = node.Find(sub_score.name)) ReadSubScore(*found, sub_score);
  }

  void ReadSubScore(const YamlNode& node, SubScore& sub_score) {
    if (&sub_score == &out_.sub_scores[kAuthenticity]) {  // its value is the detector's
      if (!file_.CheckKeys(node, {"share", "counts", "min_words", "full_words"})) return;
    } else if (!file_.CheckKeys(node, {"bias", "curves", "counts", "min_words", "full_words"})) {
      return;
    }
    if (const YamlNode* share = node.Find("share")) ReadBetween(*share, 0, 1, sub_score.share);
    if (const YamlNode* bias = node.Find("bias")) file_.Read(*bias, sub_score.bias);
    if (const YamlNode* counts = node.Find("counts")) ReadRising(file_, *counts, sub_score.counts);
    ReadGate(node, sub_score.gate);
    const YamlNode* curves = node.Find("curves");
    if (curves == nullptr || !IsList(*curves)) return;
    sub_score.terms.clear();
    for (const YamlNode& curve : curves->list) ReadTerm(curve, sub_score.terms.emplace_back());
  }

  void ReadTerm(const YamlNode& node, Term& term) {
    if (!file_.CheckKeys(node, {"signal", "points", "languages", "not_languages", "scripts",
                                "not_scripts", "min_words", "full_words"}))
      return;
    ReadSignal(node, term.signal);
    if (const YamlNode* points = Needed(node, "points")) ReadCurve(file_, *points, term.curve);
    ReadGate(node, term.gate);
  }

  void ReadLimits(const YamlNode& node) {
    if (!IsList(node)) return;
    std::vector<std::string> codes;
    for (const YamlNode& item : node.list) {
      Limit limit;
      if (!ReadLimit(item, limit)) continue;
      if (std::find(codes.begin(), codes.end(), limit.code) != codes.end())
        file_.Error(item, "the code '" + limit.code + "' stands twice",
                    "give each limit a code of its own");
      codes.push_back(limit.code);
      Limit* known = FindLimit(limit.code);
      if (known == nullptr) known = &out_.limits.emplace_back();
      *known = std::move(limit);
    }
  }

  bool ReadLimit(const YamlNode& node, Limit& limit) {
    if (!file_.CheckKeys(node, {"code", "signal", "min", "max", "severity", "message", "languages",
                                "not_languages", "scripts", "not_scripts", "min_words"}) ||
        !ReadBound(node, limit))
      return false;
    if (const YamlNode* severity = Needed(node, "severity"))
      ReadSeverity(*severity, limit.severity);
    ReadGate(node, limit.gate);
    return true;
  }

  bool ReadBound(const YamlNode& node, Limit& limit) {
    const YamlNode* code = Needed(node, "code");
    if (code == nullptr || !file_.Read(*code, limit.code)) return false;
    ReadSignal(node, limit.signal);
    ReadOptional(node, "min", limit.min);
    ReadOptional(node, "max", limit.max);
    if (!limit.min && !limit.max)
      file_.Error(node, "a limit needs a bound", "give it `min` or `max`");
    if (const YamlNode* message = Needed(node, "message")) file_.Read(*message, limit.message);
    return true;
  }

  void ReadDecision(const YamlNode& node) {
    if (!file_.CheckKeys(node, {"profile", "presets", "keep_score", "review_score"})) return;
    if (const YamlNode* presets = node.Find("presets")) ReadChosenPresets(*presets);
    if (const YamlNode* keep = node.Find("keep_score")) ReadBetween(*keep, 0, 1, out_.keep_score);
    if (const YamlNode* review = node.Find("review_score"))
      ReadBetween(*review, 0, 1, out_.review_score);
    CheckOrder(node, out_.keep_score, out_.review_score);
    const YamlNode* profile = node.Find("profile");
    if (profile == nullptr || !file_.Read(*profile, out_.profile) ||
        FindProfile(out_.profile) != nullptr)
      return;
    std::vector<std::string_view> names;
    for (const Profile& known : out_.profiles) names.push_back(known.name);
    file_.Error(*profile, "there is no profile '" + out_.profile + "'",
                MendFor(out_.profile, names, "add it to `profiles:`"));
  }

  void ReadProfiles(const YamlNode& node) {
    if (node.kind != YamlNode::Kind::kMap)
      return file_.Error(node, "a map of profiles is needed here", "write `name:` lines");
    for (const auto& [name, settings] : node.map) {
      Profile* profile = FindProfile(name);
      if (profile == nullptr) {
        profile = &out_.profiles.emplace_back();
        profile->name = name;
      }
      ReadProfile(settings, *profile);
    }
  }

  void ReadProfile(const YamlNode& node, Profile& profile) {
    if (!file_.CheckKeys(node, {"about", "keep_score", "review_score", "limits"})) return;
    if (const YamlNode* about = node.Find("about")) file_.Read(*about, profile.about);
    if (const YamlNode* keep = node.Find("keep_score"))
      ReadBetween(*keep, 0, 1, profile.keep_score.emplace());
    if (const YamlNode* review = node.Find("review_score"))
      ReadBetween(*review, 0, 1, profile.review_score.emplace());
    if (profile.keep_score && profile.review_score)
      CheckOrder(node, *profile.keep_score, *profile.review_score);
    const YamlNode* limits = node.Find("limits");
    if (limits == nullptr) return;
    if (limits->kind != YamlNode::Kind::kMap)
      return file_.Error(*limits, "a map of limit codes is needed here",
                         "write `code: {severity: drop}` lines");
    for (const auto& [code, change] : limits->map) ReadChange(code, change, profile);
  }

  void ReadChange(const std::string& code, const YamlNode& node, Profile& profile) {
    if (!file_.CheckKeys(node, {"min", "max", "severity"})) return;
    if (FindLimit(code) == nullptr) {
      std::vector<std::string_view> codes;
      for (const Limit& limit : out_.limits) codes.push_back(limit.code);
      return file_.Error(node, "there is no limit '" + code + "'",
                         MendFor(code, codes, "add it to `score: limits:`"));
    }
    Profile::LimitChange& change = profile.limits.emplace_back();
    change.code = code;
    ReadOptional(node, "min", change.min);
    ReadOptional(node, "max", change.max);
    if (const YamlNode* severity = node.Find("severity"))
      ReadSeverity(*severity, change.severity.emplace());
  }

  void ReadPresets(const YamlNode& node) {
    if (node.kind != YamlNode::Kind::kMap)
      return file_.Error(node, "a map of presets is needed here", "write `name:` lines");
    for (const auto& [name, settings] : node.map) {
      const auto known =
          std::find_if(out_.presets.begin(), out_.presets.end(),
                       [&name = name](const Preset& preset) { return preset.name == name; });
      Preset& preset = known == out_.presets.end() ? out_.presets.emplace_back() : *known;
      preset.name = name;
      ReadPreset(settings, preset);
    }
  }

  void ReadPreset(const YamlNode& node, Preset& preset) {
    if (!file_.CheckKeys(node, {"about", "source", "limits"})) return;
    if (const YamlNode* about = node.Find("about")) file_.Read(*about, preset.about);
    if (const YamlNode* source = node.Find("source")) file_.Read(*source, preset.source);
    const YamlNode* limits = Needed(node, "limits");
    if (limits == nullptr || !IsList(*limits)) return;
    preset.limits.clear();
    for (const YamlNode& item : limits->list) ReadPresetLimit(item, preset);
  }

  void ReadPresetLimit(const YamlNode& node, Preset& preset) {
    Limit limit;
    limit.severity = Severity::kDrop;
    if (!file_.CheckKeys(node, {"code", "signal", "min", "max", "message"}) ||
        !ReadBound(node, limit))
      return;
    const std::string start = "preset." + preset.name + ".";
    if (!limit.code.starts_with(start))
      file_.Error(node, "the code '" + limit.code + "' is of no limit of this preset",
                  "begin it with " + start);
    for (const Limit& other : preset.limits)
      if (other.code == limit.code)
        file_.Error(node, "the code '" + limit.code + "' stands twice",
                    "give each limit a code of its own");
    preset.limits.push_back(std::move(limit));
  }

  void ReadChosenPresets(const YamlNode& node) {
    std::vector<std::string> names;
    if (!file_.Read(node, names)) return;
    const std::vector<std::string_view> known = PresetNames(out_);
    for (std::size_t i = 0; i < names.size(); ++i)
      if (std::find(known.begin(), known.end(), names[i]) == known.end())
        return file_.Error(node.list[i], "there is no preset '" + names[i] + "'",
                           MendFor(names[i], known, "add it to `presets:`"));
    out_.chosen_presets = std::move(names);
  }

  void ReadGate(const YamlNode& node, Gate& gate) {
    if (const YamlNode* list = node.Find("languages")) file_.Read(*list, gate.languages);
    if (const YamlNode* list = node.Find("not_languages")) file_.Read(*list, gate.not_languages);
    if (const YamlNode* list = node.Find("scripts")) file_.Read(*list, gate.scripts);
    if (const YamlNode* list = node.Find("not_scripts")) file_.Read(*list, gate.not_scripts);
    if (const YamlNode* words = node.Find("min_words")) ReadBetween(*words, 0, 1e9, gate.min_words);
    if (const YamlNode* words = node.Find("full_words"))
      ReadBetween(*words, 0, 1e9, gate.full_words);
  }

  void ReadSignal(const YamlNode& node, std::size_t& signal) {
    const YamlNode* name = Needed(node, "signal");
    std::string text;
    if (name == nullptr || !file_.Read(*name, text)) return;
    if (const std::optional<std::size_t> index = SignalIndex(text)) {
      signal = *index;
      return;
    }
    file_.Error(*name, "there is no signal '" + text + "'",
                MendFor(text, SignalNames(), "`newsieve signals list` shows the names"));
  }

  void ReadSeverity(const YamlNode& node, Severity& severity) {
    constexpr std::pair<std::string_view, Severity> kNames[] = {{"off", Severity::kOff},
                                                                {"note", Severity::kNote},
                                                                {"review", Severity::kReview},
                                                                {"drop", Severity::kDrop}};
    for (const auto& [name, value] : kNames)
      if (node.scalar == name) return void(severity = value);
    file_.Error(node, "'" + node.scalar + "' is no severity", "one of: off note review drop");
  }

  void ReadBetween(const YamlNode& node, double min, double max, double& out) {
    if (!file_.Read(node, out) || (out >= min && out <= max)) return;
    char bounds[64];
    std::snprintf(bounds, sizeof bounds, "between %g and %g", min, max);
    file_.Error(node, "the number is out of range", std::string("give one ") + bounds);
  }

  void ReadNeeded(const YamlNode& node, std::string_view key, double& out) {
    if (const YamlNode* value = Needed(node, key)) file_.Read(*value, out);
  }

  void ReadOptional(const YamlNode& node, std::string_view key, std::optional<double>& out) {
    if (const YamlNode* value = node.Find(key)) file_.Read(*value, out.emplace());
  }

  const YamlNode* Needed(const YamlNode& node, std::string_view key) {
    const YamlNode* value = node.Find(key);
    if (value == nullptr)
      file_.Error(node, "the key '" + std::string(key) + "' is missing here", "add it");
    return value;
  }

  bool IsList(const YamlNode& node) {
    if (node.kind == YamlNode::Kind::kList) return true;
    file_.Error(node, "a list is needed here", "write a line beginning with - for each");
    return false;
  }

  void CheckOrder(const YamlNode& node, double keep_score, double review_score) {
    if (review_score > keep_score)
      file_.Error(node, "`review_score` is above `keep_score`", "lower it");
  }

  Limit* FindLimit(std::string_view code) {
    const auto found = std::find_if(out_.limits.begin(), out_.limits.end(),
                                    [&](const Limit& l) { return l.code == code; });
    return found == out_.limits.end() ? nullptr : &*found;
  }

  Profile* FindProfile(std::string_view name) {
    const auto found = std::find_if(out_.profiles.begin(), out_.profiles.end(),
                                    [&](const Profile& p) { return p.name == name; });
    return found == out_.profiles.end() ? nullptr : &*found;
  }

  YamlFile& file_;
  ScoreConfig& out_;
};

void Apply(const Profile& profile, ScoreConfig& config) {
  config.keep_score = profile.keep_score.value_or(config.keep_score);
  config.review_score =
      std::min(profile.review_score.value_or(config.review_score), config.keep_score);
  for (const Profile::LimitChange& change : profile.limits) {
    for (Limit& limit : config.limits) {
      if (limit.code != change.code) continue;
      if (change.min) limit.min = change.min;
      if (change.max) limit.max = change.max;
      limit.severity = change.severity.value_or(limit.severity);
    }
  }
}

}  // namespace

std::array<SubScore, kSubScores> NamedSubScores() {
  std::array<SubScore, kSubScores> sub_scores;
  for (std::size_t i = 0; i < kSubScores; ++i) sub_scores[i].name = kSubScoreNames[i];
  return sub_scores;
}

bool ParseScoreConfig(YamlFile& file, const YamlNode& root, ScoreConfig& out) {
  const std::size_t faults = file.faults().size();
  Reader(file, out).ReadSections(root);
  return file.faults().size() == faults;
}

Status SelectProfile(std::string_view name, ScoreConfig& config) {
  if (name.empty()) name = config.profile;
  std::vector<std::string_view> names;
  std::string list;
  for (const Profile& profile : config.profiles) {
    if (profile.name == name) return Apply(profile, config), Status();
    names.push_back(profile.name);
    list.append(list.empty() ? "" : ", ").append(profile.name);
  }
  return Status(StatusCode::kUsage, "There is no profile '" + std::string(name) +
                                        "': " + MendFor(name, names, "known are " + list));
}

Status SelectPresets(std::vector<std::string> names, bool alone, ScoreConfig& config) {
  if (names.empty()) names = config.chosen_presets;
  if (names.empty()) return Status();
  if (alone) {
    config.presets_decide = true;
    config.keep_score = config.review_score = 0;
    for (Limit& limit : config.limits) limit.severity = std::min(limit.severity, Severity::kNote);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  const std::vector<std::string_view> known = PresetNames(config);
  for (const std::string& name : names) {
    const auto at = std::find(known.begin(), known.end(), name);
    if (at == known.end())
      return Status(StatusCode::kUsage,
                    "There is no preset '" + name +
                        "': " + MendFor(name, known, "`newsieve presets list` names all"));
    const Preset& preset = config.presets[static_cast<std::size_t>(at - known.begin())];
    config.limits.insert(config.limits.end(), preset.limits.begin(), preset.limits.end());
  }
  return Status();
}

}  // namespace newsieve
