// Config: config.yaml as plain data, the built-in file first, then the user's over it.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "api/masker.h"
#include "clean/options.h"
#include "dedup/options.h"
#include "detect/options.h"
#include "html/metadata_config.h"
#include "newsieve/options.h"
#include "newsieve/status.h"
#include "score/score_config.h"
#include "templates/options.h"
#include "text/decode.h"
#include "text/language.h"

namespace newsieve {

// What is taken for the article of a page (config.yaml, section `html`).
struct PageOptions {
  double max_hidden_share = 1;  // 0..1, as HidesMost has it
  std::map<std::string, double>
      points;               // operating points of the page model, 0..1, by name of removal
  double min_margin = 0;    // log odds, of the point in use: lines with more go
  bool line_model = false;  // the line model judges what the page model leaves
};

struct Config {
  std::size_t max_document_bytes = 0;
  DecodeOptions decode;
  LanguageOptions language;
  PageOptions page;
  MetadataConfig metadata;
  CleanOptions clean;
  LearnOptions learn;
  SuggestOptions suggest;
  DetectOptions detect;
  ScoreConfig score;
  PrivacyOptions privacy;
  std::map<std::string, double> model_points;  // operating points of the line model, 0..1
  std::string removal = "rules";               // the one in use, or "rules"
  std::string text;                            // of all files read, for the version hash
  DedupOptions duplicates;
};

// Reads the built-in configuration, then options.config_path, then selects the profile. kConfig
// with one paragraph a fault.
Result<Config> LoadConfig(const FilterOptions& options);

}  // namespace newsieve
