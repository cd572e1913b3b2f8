// Signals: named numbers that describe one cleaned document.
//
// To add one: write a pure function of SignalInput in the file of its family, and its row beside
// it. To add a family: a file that defines its rows, and one line in families.h and table.cc. Facts
// that several signals share (words, lines, repeated n-grams) are found once a document, when the
// first signal asks. Every signal is finite for every valid text: a share of nothing has the value
// that speaks against nobody (0 for a fault, 1 for a virtue). Signals judge nothing; limits and
// scores are data (config.yaml, src/score).
#pragma once

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
#include "signals/datatrove.h"
#include "signals/dolma_lines.h"
#include "signals/lazy.h"
#include "signals/nemo_text.h"
#include "signals/peer_config.h"
#include "signals/raw_lines.h"
#include "signals/repetition.h"
#include "signals/rps_text.h"
#include "signals/signal_lines.h"
#include "signals/signal_words.h"
#include "signals/text_search.h"
#include "signals/word_ngrams.h"
#include "signals/word_set.h"
#include "text/language_blocks.h"

namespace newsieve {

// The section `signals: news:` of config.yaml.
struct NewsOptions {
  std::size_t lead_words = 0;  // of a line, in sentences: such a line is running text
  std::pair<std::size_t, std::size_t> headline_words;  // at least, at most
  std::size_t list_lines = 0;        // so many lines without a sentence make a list
  std::size_t sentence_words = 0;    // more are too many for a sentence
  std::size_t max_consonants = 0;    // in a row, and
  std::size_t max_word_letters = 0;  // letters of a word: with more it is an odd one
  WordSet function_words;            // lower case
  WordSet determiners;               // of these, no other of which may follow
};

// The section `signals:` of config.yaml: what is written to records, and the words and marks that
// signals look for.
struct SignalConfig {
  std::vector<std::string> record;      // families whose signals records hold; "all": every one
  std::vector<std::string> stop_words;  // lower case
  std::vector<std::string> bullets;     // what a bullet line begins with
  std::vector<std::string> ellipses;    // "...", "…"
  NewsOptions news = {};
  PeerConfig peers = {};  // of rps, nemo and dolma
};

// What cleaning took from the input text, in characters that are not white space.
struct CleaningEffect {
  std::size_t input_characters = 0, removed_characters = 0, removed_lines = 0;
  double left_share = 0;  // of what stays: furniture after all, as the line model expects it
};

// Counts both texts. `input_text` may be damaged UTF-8. Where cleaning wrote more than it took,
// nothing was removed.
CleaningEffect MeasureCleaning(std::string_view input_text, std::string_view text,
                               std::size_t removed_lines);

// Counts of a whole text; words as text.words counts, characters without white space.
struct NewsShape {
  std::size_t words = 0, characters = 0;

  std::size_t sentences = 0;            // that end with a sentence mark
  std::size_t sentence_words = 0;       // in those
  std::size_t long_sentence_words = 0;  // in runs of more than NewsOptions::sentence_words
  std::size_t lower_starts = 0;         // sentences that begin with a lower-case letter

  bool has_headline = false;
  bool has_lead = false;
  std::size_t words_before_lead = 0;
  std::size_t line_words_squared = 0;  // sum over lines of (words of the line)^2
  std::size_t listed_words = 0;        // in runs of lines without a sentence
  bool open_end = false;               // the last line ends without a sentence mark
  bool cut_end = false;                // and in the middle of a sentence
  bool broken_end = false;             // behind the end of another sentence of that line
  bool function_word_end = false;      // its last word is one of NewsOptions::function_words

  std::size_t quoted_characters = 0;
  std::size_t number_words = 0;    // with a digit
  std::size_t odd_words = 0;       // that no language spells so
  std::size_t capital_words = 0;   // of three letters or more, all of them capitals
  std::size_t function_words = 0;  // NewsOptions::function_words
  std::size_t broken_pairs = 0;    // a determiner before a function word or a sentence end
  std::size_t shouts = 0;          // exclamation marks and symbols (emoji among them)
  std::size_t links = 0;           // "://", "www.", "@" before a letter
  std::size_t damaged_characters = 0;
};

// Hits of the rules of evidence, by what they speak of; of a machine see `machine_written`.
struct EvidenceCounts {
  std::size_t promotion = 0, prices = 0;  // in the cleaned text
  std::size_t truncation = 0;  // in the text as it came in, where it speaks of what stays
  // Personal data in the cleaned text, before any was masked.
  std::size_t emails = 0, phones = 0, ips = 0, ibans = 0, cards = 0;
};

// What is known of a document before signals are measured. What it refers to must outlive it.
struct SignalSubject {
  const SignalConfig& config;
  std::string_view text;  // cleaned, valid UTF-8
  const Language& language;
  CleaningEffect cleaning = {};
  LanguageShares language_shares = {};
  const MachineWritten* machine_written = nullptr;  // nullptr: nobody has looked
  EvidenceCounts evidence = {};
};

// Everything that signals look at. Each fact is found at most once, in time linear in the text. For
// one document and one thread.
class SignalInput {
 public:
  explicit SignalInput(const SignalSubject& subject)
      : subject_(subject), datatrove_(subject.text) {}

  const SignalSubject& subject() const { return subject_; }
  const SignalConfig& config() const { return subject_.config; }
  std::string_view text() const { return subject_.text; }

  const ByteCounts& bytes() const;
  std::size_t characters() const;  // of the text, white space too
  // How often each of `what` stands in the text, without overlaps.
  std::size_t CountOf(const std::vector<std::string>& what) const;
  const SignalWords& words() const;
  const SignalLines& lines() const;
  const RepeatedNgrams& ngrams() const;  // of words()
  const std::vector<RawLine>& raw_lines() const;

  // What one family alone looks at.
  const RpsWords& rps_words() const;
  const RepeatedNgrams& rps_ngrams() const;  // of rps_words()
  const RpsTokens& rps_tokens() const;
  const NemoCharacters& nemo_characters() const;
  const NemoParagraphs& nemo_paragraphs() const;
  const Repeats& nemo_lines() const;
  const DolmaLines& dolma_lines() const;
  const DatatroveFacts& datatrove() const { return datatrove_; }
  const NewsShape& news() const;  // of lines()

 private:
  SignalSubject subject_;
  Lazy<ByteCounts> bytes_;
  Lazy<std::size_t> characters_;
  Lazy<SignalWords> words_;
  Lazy<SignalLines> lines_;
  Lazy<RepeatedNgrams> ngrams_, rps_ngrams_;
  Lazy<std::vector<RawLine>> raw_lines_;
  Lazy<RpsWords> rps_words_;
  Lazy<RpsTokens> rps_tokens_;
  Lazy<NemoCharacters> nemo_characters_;
  Lazy<NemoParagraphs> nemo_paragraphs_;
  Lazy<Repeats> nemo_lines_;
  Lazy<DolmaLines> dolma_lines_;
  DatatroveFacts datatrove_;
  Lazy<NewsShape> news_;
};

// One signal: what there is to say about it, and how it is measured.
struct SignalRow {
  SignalInfo info;
  double (*measure)(const SignalInput&);
};

// Every signal, in the order of reports.
std::span<const SignalRow> SignalTable();

// The names of the families, in the same order.
std::vector<std::string_view> SignalFamilies();

// The place of a signal in the table.
std::optional<std::size_t> SignalIndex(std::string_view name);

// "gopher" of "gopher.word_count".
std::string_view FamilyOf(std::string_view signal);

// In `signals: record`: every family.
inline constexpr std::string_view kAllFamilies = "all";

// Which rows of the table, by place.
using SignalSet = std::vector<bool>;

// The signals that records hold by `config.record`.
SignalSet RecordedSignals(const SignalConfig& config);

// Whether `wanted` needs CleaningEffect::left_share, for which the line model has to look.
bool AsksForLeftShare(const SignalSet& wanted);

// The value of every signal of `wanted`, by place in the table; NaN for the others.
std::vector<double> MeasureSignals(const SignalInput& input, const SignalSet& wanted);

// part / whole; `of_nothing` where there is nothing to take a share of.
inline double Ratio(std::size_t part, std::size_t whole, double of_nothing = 0) {
  return whole == 0 ? of_nothing : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace newsieve
