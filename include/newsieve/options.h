// Options: what a Filter is made of.
#pragma once

#include <string>
#include <vector>

namespace newsieve {

// Plain data; defaults are the documented defaults of config.yaml, which is built into the library.
struct FilterOptions {
  std::string
      config_path;  // a configuration file that overrides the built-in one key by key; empty: none
  std::string
      profile;  // a profile of the configuration: "news" (default), "strict", "lenient", "corpus"
  std::string removal;  // "rules" alone, or with the line model: "lenient", "balanced", "strict";
                        // empty: as configured
  std::vector<std::string>
      rule_paths;  // rule files or directories, read after the built-in packs, in this order
  bool builtin_rules = true;  // false: only rule_paths
  // Families of signals that records hold, "all" for every one; empty: as configured.
  std::vector<std::string> signals = {};
  // Personal data to mask: "email", "phone", "ip", "iban", "card", or "all"; empty: as configured.
  std::vector<std::string> mask = {};
  // Limits of the configuration's presets, "gopher" or "c4" for example, that drop what another
  // tool drops; empty: as configured. Where no profile is named beside them, they alone decide.
  std::vector<std::string> presets = {};
  std::string templates_path = {};  // a file of templates (newsieve/templates.h); empty: none
  // ISO 639 codes of the languages that are wanted ("en"); instead of `language: expected:` of the
  // configuration. Empty: as configured.
  std::vector<std::string> languages = {};
};

}  // namespace newsieve
