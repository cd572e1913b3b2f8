// What the families of signals after other tools look for: the sections `rps:`, `nemo:` and
// `dolma:` in the section `signals:` of config.yaml.
#pragma once

#include <string>
#include <vector>

#include "base/yaml.h"
#include "signals/any_case_finder.h"
#include "signals/word_set.h"

namespace newsieve {

struct RpsConfig {
  WordSet stop_words;                       // lower case
  std::vector<std::string> symbols;         // for the ratio to words
  std::vector<std::string> ellipses;        // at the end of lines
  std::vector<std::string> terminal_marks;  // at the end of lines
  std::vector<std::string> bullets;         // what a bullet line begins with
  std::vector<std::string> sentence_ends;   // characters, none of them white space
  std::vector<std::string> brackets;        // curly ones
  std::vector<std::string> placeholders;    // "lorem ipsum"
  WordSet script_words;                     // "javascript"
};

struct NemoConfig {
  WordSet common_words;                         // lower case
  std::vector<std::string> counted_characters;  // besides ASCII letters and digits
  std::vector<std::string> white_space;         // characters
  std::vector<std::string> parentheses;         // characters
  std::vector<std::string> url_schemes;
  std::string url_signs;               // ASCII, besides letters, digits and %XX
  std::vector<std::string> bullets;    // what a bullet line begins with
  std::vector<std::string> end_marks;  // at the end of lines
  std::vector<std::string> ellipses;   // at the end of lines; lower case
  WordSet ellipsis_words;              // the same as words
  AnyCaseFinder placeholders;          // "lorem ipsum"
  AnyCaseFinder policy_strings;        // of cookie notices
};

struct DolmaConfig {
  WordSet required_words;              // lower case
  std::vector<std::string> symbols;    // in words
  std::vector<std::string> bullets;    // what a bullet line begins with
  std::vector<std::string> ellipses;   // at the end of lines
  std::vector<std::string> end_marks;  // at the end of lines
  std::vector<std::string> braces;
  AnyCaseFinder placeholders;  // "lorem ipsum"
  AnyCaseFinder script_words;  // "javascript"
  std::size_t min_line_words = 0;
};

struct PeerConfig {
  RpsConfig rps;
  NemoConfig nemo;
  DolmaConfig dolma;
};

// Reads what `section`, the map `signals:`, has of the three; other keys keep their value. Faults
// are added to `file`.
void ReadPeerConfig(YamlFile& file, const YamlNode& section, PeerConfig& out);

}  // namespace newsieve
