// Signals: named numbers that describe one cleaned document.
//
// To add one: write a pure function of SignalInput in the file of its family, declare it here, and
// add one row to table.cc. The facts that many signals share (words, lines, repeated n-grams) are
// found once a document, in MakeSignalInput. Every signal is finite for every valid text: a share
// of nothing has the value that speaks against nobody (0 for a fault, 1 for a virtue). Signals
// judge nothing; limits and scores are data (config.yaml, src/score).
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsieve/catalog.h"
#include "newsieve/report.h"
#include "signals/repetition.h"

namespace newsieve {

// The section `signals:` of config.yaml: the words and marks that signals look for.
struct SignalConfig {
  std::vector<std::string> stop_words;  // lower case
  std::vector<std::string> bullets;     // what a bullet line begins with
  std::vector<std::string> ellipses;    // "...", "…"
};

// What cleaning took from the input text, in characters that are not white space.
struct CleaningEffect {
  std::size_t input_characters = 0, removed_characters = 0, removed_lines = 0;
};

// Counts both texts. `input_text` may be damaged UTF-8. Where cleaning wrote more than it took,
// nothing was removed.
CleaningEffect MeasureCleaning(std::string_view input_text, std::string_view text,
                               std::size_t removed_lines);

// A maximal run without white space.
struct SignalWord {
  std::string_view text;
  std::uint64_t hash = 0;
  std::uint32_t characters = 0;
  bool has_letter = false;
  bool has_alphanumeric = false;
};

// A line that is not blank, without the white space around it.
struct SignalLine {
  std::string_view text;
  std::uint32_t words = 0;           // as text.words counts
  std::uint32_t sentence_words = 0;  // those before its last sentence end
  bool ends_in_ellipsis = false;
  bool ends_sentence = false;  // with a sentence mark of any script; an ellipsis is none
};

inline constexpr std::size_t kLongestNgram = 10;

// Characters in repeated word n-grams, indexed by n.
struct NgramRepetition {
  std::array<std::size_t, kLongestNgram + 1>
      top_characters{};  // n = 2..4: in the most frequent n-gram
  std::array<std::size_t, kLongestNgram + 1>
      duplicate_characters{};  // n = 5..10: in n-grams seen before
};

// Everything that signals look at. Holds references: `config`, `language` and the text must outlive
// it.
struct SignalInput {
  const SignalConfig& config;
  std::string_view text;  // cleaned, valid UTF-8
  const Language& language;
  CleaningEffect cleaning;
  std::vector<SignalWord> words = {};
  std::vector<SignalLine> lines = {};
  std::size_t characters = 0;     // of the text, white space too
  std::size_t counted_words = 0;  // words with a letter or digit
  std::size_t text_words = 0;     // as text.words counts
  Duplicates repeated_lines = {}, repeated_paragraphs = {};
  NgramRepetition ngrams = {};
  const MachineWritten* machine_written = nullptr;  // nullptr: nobody has looked
};

// Finds the shared facts, in time linear in the text.
SignalInput MakeSignalInput(const SignalConfig& config, std::string_view text,
                            const Language& language, const CleaningEffect& cleaning);

// One signal: what there is to say about it, and how it is measured.
struct SignalRow {
  SignalInfo info;
  double (*measure)(const SignalInput&);
};

// Every signal, in the order of reports.
std::span<const SignalRow> SignalTable();

// The place of a signal in the table.
std::optional<std::size_t> SignalIndex(std::string_view name);

// All signals of a document, in table order, for Report::signals.
std::vector<std::pair<std::string_view, double>> MeasureSignals(const SignalInput& input);

// The shared fact of gopher_repetition.cc.
NgramRepetition FindRepeatedNgrams(std::span<const SignalWord> words);

// part / whole; `of_nothing` where there is nothing to take a share of.
inline double Ratio(std::size_t part, std::size_t whole, double of_nothing = 0) {
  return whole == 0 ? of_nothing : static_cast<double>(part) / static_cast<double>(whole);
}

// The signals, by family: gopher_quality.cc
double GopherWordCount(const SignalInput& input);
double GopherMeanWordLength(const SignalInput& input);
double GopherHashRatio(const SignalInput& input);
double GopherEllipsisRatio(const SignalInput& input);
double GopherBulletLineShare(const SignalInput& input);
double GopherEllipsisLineShare(const SignalInput& input);
double GopherAlphaWordShare(const SignalInput& input);
double GopherStopWords(const SignalInput& input);

// gopher_repetition.cc
double GopherDupLineShare(const SignalInput& input);
double GopherDupParagraphShare(const SignalInput& input);
double GopherDupLineCharShare(const SignalInput& input);
double GopherDupParagraphCharShare(const SignalInput& input);
template <std::size_t N>
double GopherTopNgramCharShare(const SignalInput& input) {
  static_assert(N >= 2 && N <= 4);
  return Ratio(std::min(input.ngrams.top_characters[N], input.characters), input.characters);
}
template <std::size_t N>
double GopherDupNgramCharShare(const SignalInput& input) {
  static_assert(N >= 5 && N <= kLongestNgram);
  return Ratio(input.ngrams.duplicate_characters[N], input.characters);
}

// text_shape.cc
double TextBytes(const SignalInput& input);
double TextWords(const SignalInput& input);
double TextLines(const SignalInput& input);
double TextSentenceLineShare(const SignalInput& input);
double TextSentenceWordShare(const SignalInput& input);
double TextMeanLineWords(const SignalInput& input);
double TextReplacementShare(const SignalInput& input);
double CleanRemovedShare(const SignalInput& input);
double CleanRemovedLines(const SignalInput& input);
double LanguageConfidence(const SignalInput& input);

// writer.cc
double DetectProbability(const SignalInput& input);
double DetectMachine(const SignalInput& input);
double DetectSpun(const SignalInput& input);
double DetectPassageShare(const SignalInput& input);

}  // namespace newsieve
