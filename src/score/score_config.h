// ScoreConfig: the sections `signals:`, `score:`, `decision:`, `profiles:` and
// `presets:` of config.yaml, as
// plain data.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/yaml.h"
#include "newsieve/status.h"
#include "signals/signal.h"

namespace newsieve {

// Which documents a ramp or a limit looks at. An empty list lets all pass.
struct Gate {
  std::vector<std::string> languages, not_languages;  // Language::code
  std::vector<std::string> scripts, not_scripts;      // Language::script
  double min_words = 0;                               // text.words
};

struct Ramp {
  std::size_t signal = 0;    // place in the signal table
  double bad = 0, good = 1;  // values of the signal; either may be the greater, they differ
  double worst = 0;          // what a bad value is worth, in (0, 1); a good one is worth 1
  double weight = 1;         // > 0
  Gate gate;
};

struct SubScore {
  std::string_view name;
  double weight = 0;  // in the score; 0 leaves it out
  std::vector<Ramp> ramps;
};

// In the order of Scores.
enum SubScoreIndex { kCleanliness, kLanguage, kStructure, kAuthenticity, kUniqueness, kSubScores };

enum class Severity { kOff, kNote, kReview, kDrop };

struct Limit {
  std::string code, message;
  std::size_t signal = 0;
  std::optional<double> min, max;  // inclusive: a value beyond breaks the limit
  Severity severity = Severity::kNote;
  Gate gate;
};

// A profile changes thresholds of the configuration, and nothing else.
struct Profile {
  struct LimitChange {
    std::string code;
    std::optional<double> min, max;
    std::optional<Severity> severity;
  };
  std::string name, about;
  std::optional<double> keep_score, review_score;
  std::vector<LimitChange> limits;
};

// Limits that take the decisions of another tool; all drop.
struct Preset {
  std::string name, about, source;
  std::vector<Limit> limits;
};

struct ScoreConfig {
  SignalConfig signals;
  std::array<SubScore, kSubScores> sub_scores{{{.name = "cleanliness", .ramps = {}},
                                               {.name = "language", .ramps = {}},
                                               {.name = "structure", .ramps = {}},
                                               {.name = "authenticity", .ramps = {}},
                                               {.name = "uniqueness", .ramps = {}}}};
  std::vector<Limit> limits;  // in the order of the file
  double keep_score = 0;      // at least this: keep
  double review_score = 0;    // at least this: review; below: drop
  std::string profile;        // the profile where none is asked for
  std::vector<Profile> profiles;
  std::vector<Preset> presets;
  std::vector<std::string> chosen_presets;  // where none is asked for
  bool presets_decide = false;              // nothing else does
};

// Reads the five sections of `root` (a map; its other keys are not looked at) into `out`. What a
// section does not have keeps its value, and limits and profiles are changed or added by code and
// name, so the built-in configuration is read first and the user's over it. False after adding all
// faults to `file`: unknown keys, signals, codes and profiles among them.
bool ParseScoreConfig(YamlFile& file, const YamlNode& root, ScoreConfig& out);

// Applies the profile `name`, or the configuration's own where that is empty; once, after all files
// are read. kUsage where there is no such profile.
Status SelectProfile(std::string_view name, ScoreConfig& config);

// Adds the limits of the presets `names`, or of the configuration's own where that is empty; once,
// after SelectProfile. `alone`: they alone decide; what else may speak against a document is then
// only noted. kUsage where there is no such preset.
Status SelectPresets(std::vector<std::string> names, bool alone, ScoreConfig& config);

}  // namespace newsieve
