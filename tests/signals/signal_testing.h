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
      .news = {.lead_words = 8,
               .headline_words = {2, 25},
               .list_lines = 3,
               .sentence_words = 12,
               .max_consonants = 4,
               .max_word_letters = 40,
               .function_words = {"the", "of", "and", "a"},
               .determiners = {"the", "a"}},
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
