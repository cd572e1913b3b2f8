// Report: everything newsieve found out about one document, and every change that it made.
//
// The promise of a report: `text` is the input text with each edit applied, and from `text` and
// `edits` the input text can be built again byte for byte (RebuildInput). The input text is the
// document's bytes where those are UTF-8 (damaged or not); for another encoding it is their UTF-8
// transcription, and `encoding` names it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace newsieve {

enum class EditAction { kRemoveLine, kRemoveSpan, kReplace };

// One changed byte span [start, end) of the input text. Edits of a report are sorted by start and
// disjoint; start <= end, end <= size of the input text, and no edit is empty on both sides (start
// == end implies a non-empty `inserted`).
struct Edit {
  std::size_t start = 0, end = 0;
  std::string rule;  // dotted id of the rule that made it; `decode.*` for repairs of the encoding,
                     // `model.lines` and `template.<site>` for what no rule names
  EditAction action = EditAction::kRemoveLine;
  std::size_t line = 0;  // 1-based number of the line of the input text where the span starts
  std::string removed;   // the input's bytes [start, end); not necessarily valid UTF-8
  // Of a masked run: the span holds personal data, or stands in a line that does; `removed` is
  // empty.
  bool withheld = false;
  std::string inserted;  // what stands in their place; valid UTF-8; empty for removals
  // Of what a model took: how likely it is to be furniture, 0..1.
  std::optional<double> probability = {};
  // Of what a model took: the features that weighed most, heaviest first. Of a template
  // (`template.<site>`): what speaks for it, "place=apart", "stories=8", "documents=40/57".
  std::vector<std::string> why = {};
};

enum class Decision { kKeep, kReview, kDrop, kFailed };

// Why a document was not simply kept, or what a reader of the record should know. Ordered worst
// first in a report.
struct Reason {
  std::string code;     // stable and dotted: `gopher.word_count`, `input.empty`, `guard.only_prose`
  std::string message;  // one sentence
  std::optional<double> value,
      limit;  // the measured value and the limit that it broke, where there are such
};

// Sub-scores, each 0..1, 1 is good; std::nullopt where newsieve has not looked. See docs/scores.md.
struct Scores {
  std::optional<double> cleanliness, language, structure, authenticity, uniqueness;
};

// What lowers the score: a signal, and how much higher (0..1) the score would be were it at its
// best.
struct Deduction {
  std::string_view signal;
  double value = 0, cost = 0;
};

// What is said of the writer. kCannotSay: the text is too short, in a language without evidence, or
// the evidence does not suffice for the error rates that config.yaml (`detect`) states.
enum class MachineVerdict { kHuman, kMachine, kCannotSay };

// A span [start, end) of bytes of Report::text.
struct TextSpan {
  std::size_t start = 0, end = 0;
};

// One thing that speaks for a machine as the writer (weight > 0) or against it (weight < 0).
struct Evidence {
  std::string what;               // in words for people
  std::string rule;               // of `newsieve rules list`; empty: a feature of the model
  std::optional<TextSpan> where;  // none: the whole text
  double weight = 0;              // in log odds (nats)
};

// A stretch of whole sentences, judged as if it stood alone.
struct Passage {
  TextSpan where;
  double probability = 0;  // as in MachineWritten
  MachineVerdict verdict = MachineVerdict::kCannotSay;
};

// Whether a machine wrote the cleaned text; docs/machine_written.md has the error rates.
struct MachineWritten {
  // 0..1, where human and machine texts are equally frequent; none where nobody can say.
  std::optional<double> probability;
  MachineVerdict verdict = MachineVerdict::kCannotSay;
  // 0..1, likewise: that a thesaurus has put words in the place of others (spun text).
  std::optional<double> spun;
  std::vector<Evidence> evidence;  // the heaviest first
  std::vector<Passage> passages;   // in the order of the text, disjoint
};

// A stretch of whole lines of Report::text, first to last with what stands between them, that is in
// another language or script than the text.
struct LanguageBlock {
  TextSpan where;    // from the start of its first line to the end of its last, without line end
  std::string code;  // ISO 639, "und" where only the script is known
  double confidence = 0;  // 0..1: share of the stretch that is in that language; 0 for "und"
  std::string script;     // ISO 15924 code of most letters
};

struct Language {
  std::string code;       // ISO 639, "und" where unknown
  double confidence = 0;  // 0..1, 1 is certain
  std::string script;     // ISO 15924 code of most letters, "Zyyy" where there are none
  std::vector<LanguageBlock> blocks = {};  // in the order of the text, disjoint
};

// Something that a web page says of its article. The views live as long as the program.
struct PageFact {
  // "title", "author", "published", "modified", "site", "url", "language", "section", "tags" or
  // "image". Dates are ISO 8601, with a time and a zone where the page states them.
  std::string_view name;
  // Where it stands: "json-ld", "opengraph", "dublin-core", "microdata", "meta", "title",
  // "visible", "url" (the page's address), "link" or "html".
  std::string_view from;
  std::vector<std::string> values;  // never empty; several only of "author" and "tags"
};

// What a line of Report::text is, in a web page; of a plain paragraph there is none.
struct LineRole {
  enum class Kind { kHeading, kListItem, kQuote, kTableRow, kPreformatted, kCaption };
  std::size_t start = 0;  // a byte of Report::text, where what is left of the line begins
  Kind kind = Kind::kHeading;
  unsigned level = 0;    // of a heading 1 to 6; of list items and quotations how deep they stand
  bool ordered = false;  // a list item that is numbered
};

struct Report {
  Decision decision = Decision::kKeep;
  double score = 0;  // 0..1, 1 is good; finite
  Scores scores;
  std::vector<Deduction> deductions;  // what lowers the score most, costliest first; at most three
  std::vector<Reason> reasons;
  Language language;
  MachineWritten machine_written;
  std::string text;  // the cleaned text: valid UTF-8, line ends as in the input
  std::vector<Edit> edits;
  std::vector<LineRole> roles;  // of a web page; sorted by start
  std::vector<std::pair<std::string_view, double>>
      signals;           // in table order; names live as long as the program
  std::string encoding;  // what the bytes were read as: "utf-8", "utf-16le", "windows-1252", ...
  std::size_t input_bytes = 0;  // size of the document's bytes as read
  // Of a web page: what it says of its article, masked where `masked`. In the order of the names
  // above, none twice.
  std::vector<PageFact> metadata;
  bool masked = false;  // personal data was masked (docs/privacy.md)
  // The document's own, or where it has none, the page's; without personal data where `masked`.
  std::string title, author, published;
  std::uint64_t input_hash =
      0;  // XXH3-64 of the input text, so that a rebuilt input can be checked
};

// The input text that `text` and `edits` were made from. Requires edits as in a report: sorted and
// disjoint. What an edit withholds stands there as so many zero bytes.
std::string RebuildInput(std::string_view text, const std::vector<Edit>& edits);

std::string_view ToString(Decision decision);       // "keep", "review", "drop", "failed"
std::string_view ToString(MachineVerdict verdict);  // "human", "machine", "cannot_say"
std::string_view ToString(EditAction action);       // "remove_line", "remove_span", "replace"

}  // namespace newsieve
