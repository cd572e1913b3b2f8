// Shorthand for tests of signals: the value of one signal of one text, with the lists of the
// built-in configuration.
#pragma once

#include <string_view>

#include "api/config.h"
#include "signals/signal.h"

namespace newsieve {

inline const SignalConfig& TestSignalConfig() {
  static const SignalConfig config{
      .record = {"all"},
      .stop_words = {"the", "be", "to", "of", "and", "that", "have", "with"},
      .bullets = {"•", "-", "*"},
      .ellipses = {"...", "…"},
      .peers = LoadConfig({}).value().score.signals.peers};
  return config;
}

inline double SignalOf(std::string_view name, std::string_view text,
                       const CleaningEffect& cleaning = {}) {
  const Language language{.code = "en", .confidence = 0.9, .script = "Latn"};
  const SignalInput input(
      {.config = TestSignalConfig(), .text = text, .language = language, .cleaning = cleaning});
  return SignalTable()[SignalIndex(name).value()].measure(input);
}

// One line of a table test.
struct SignalCase {
  std::string_view name, text;
  double value;
};

}  // namespace newsieve
