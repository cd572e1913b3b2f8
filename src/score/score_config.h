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
#include "score/curve.h"
#include "signals/signal.h"

namespace newsieve {

// Which documents a term or a limit looks at. An empty list lets all pass.
struct Gate {
  std::vector<std::string> languages, not_languages;  // Language::code
  std::vector<std::string> scripts, not_scripts;      // Language::script
  double min_words = 0;                               // text.words
  double full_words = 0;  // of terms: from here on it counts in full, from min_words on in part
};

// What one signal adds to a sub-score.
struct Term {
  std::size_t signal = 0;  // place in the signal table
  Curve curve;             // the signal's value -> log odds (nats)
  Gate gate;
};

struct SubScore {
  std::string_view name;
  double bias = 0;  // log odds where no term applies
  std::vector<Term> terms;
  // Log odds of the sub-score -> what it adds to those of the score; rises or is level. Of
  // authenticity: -> log odds that a person wrote the text, themselves where there are no points.
  Curve counts;
  double share = 0;  // of authenticity: of bad documents, machine-written ones
  Gate gate;         // min_words and full_words of that
};

// In the order of Scores.
enum SubScoreIndex { kCleanliness, kLanguage, kStructure, kAuthenticity, kUniqueness, kSubScores };

std::array<SubScore, kSubScores> NamedSubScores();

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
  std::array<SubScore, kSubScores> sub_scores = NamedSubScores();
  double bias = 0;          // log odds of the score that no sub-score speaks for or against
  Curve calibration;        // that and what sub-scores count -> log odds of the score; rises
  double good_share = 0.5;  // of the documents that come in, (0, 1): the score is calibrated to it
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
