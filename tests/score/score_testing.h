// Shorthand for tests of the score: configurations from text, and the built-in one.
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "score/score.h"
#include "score/score_config.h"

namespace newsieve {

inline std::string SourceText(const std::string& path) {
  std::ifstream file(NEWSIEVE_SOURCE_DIR "/" + path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

inline std::string BuiltInConfigText() { return SourceText("config.yaml"); }

// The faults of `text` read over `config`, as "line: message (mend)" lines; empty where there are
// none.
inline std::string Parse(std::string text, ScoreConfig& config) {
  YamlFile file("config.yaml", std::move(text));
  const YamlNode* root = file.Parse();
  const bool good = root != nullptr && ParseScoreConfig(file, *root, config);
  std::string faults;
  for (const Diagnostic& fault : file.faults())
    faults += std::to_string(fault.line) + ": " + fault.message + " (" + fault.fix + ")\n";
  EXPECT_EQ(good, faults.empty());
  return faults;
}

// The built-in configuration with one profile applied.
inline ScoreConfig BuiltIn(std::string_view profile) {
  ScoreConfig config;
  EXPECT_EQ(Parse(SourceText("models/score.yaml"), config), "");
  EXPECT_EQ(Parse(BuiltInConfigText(), config), "");
  EXPECT_TRUE(SelectProfile(profile, config).ok());
  return config;
}

// A report as JudgeReport expects it: every signal in table order, `value` each, the language
// undetermined.
inline Report PlainReport(double value) {
  Report report;
  report.language = {.code = "und", .confidence = 0, .script = "Zyyy"};
  for (const SignalRow& row : SignalTable()) report.signals.emplace_back(row.info.name, value);
  return report;
}

inline void Set(Report& report, std::string_view signal, double value) {
  report.signals[SignalIndex(signal).value()].second = value;
}

// Judges `report` by the signals in it.
inline void JudgeReport(const ScoreConfig& config, ScoreInput input, Report& report) {
  std::vector<double> signals;
  for (const auto& [name, value] : report.signals) signals.push_back(value);
  input.signals = signals;
  Judge(config, input, report);
}

// "code code ..." in order.
inline std::string Codes(const Report& report) {
  std::string codes;
  for (const Reason& reason : report.reasons)
    codes.append(codes.empty() ? "" : " ").append(reason.code);
  return codes;
}

}  // namespace newsieve
