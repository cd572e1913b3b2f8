// Filter::Impl: all that Filter::Create makes, immutable afterwards.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/config.h"
#include "api/masker.h"
#include "clean/cleaner.h"
#include "detect/detector.h"
#include "newsieve/filter.h"
#include "rules/load.h"
#include "rules/rule_set.h"
#include "score/score.h"
#include "signals/signal.h"

namespace newsieve {

// The packs of `options`, compiled, with the configuration that they work under.
struct Filter::Impl {
  // `own_model`: instead of the built-in detector's.
  Impl(Config config_in, std::vector<Rule> rules_in, std::optional<DetectorModel> own_model,
       std::vector<Diagnostic>& faults)
      : config(std::move(config_in)),
        rules(std::move(rules_in), faults),
        cleaner(rules, config.clean, &LineModel::BuiltIn()),
        masker(rules, config.privacy),
        own_detector_model(std::move(own_model)),
        detector(config.detect, own_detector_model ? *own_detector_model : DetectorModel::BuiltIn(),
                 DetectorModel::BuiltInSpun()),
        recorded(RecordedSignals(config.score.signals)),
        measured(MeasuredSignals(config.score)),
        measures_left(AsksForLeftShare(measured)) {}

  Config config;
  RuleSet rules;
  Cleaner cleaner;
  Masker masker;
  std::optional<DetectorModel> own_detector_model;
  Detector detector;
  SignalSet recorded, measured;  // what records hold; that, and what the score looks at
  bool measures_left;            // whether the line model is asked what stays
  Versions versions;
};

// Loads and compiles. Faults of rules go to `faults`, and the result must then not be used; kConfig
// only where a file cannot be read or the configuration is at fault. `packs` is how many packs were
// read; `more` are read after those of `options`.
Result<std::unique_ptr<Filter::Impl>> BuildImpl(const FilterOptions& options,
                                                std::vector<Diagnostic>& faults, std::size_t& packs,
                                                const std::vector<PackSource>& more = {});

}  // namespace newsieve
