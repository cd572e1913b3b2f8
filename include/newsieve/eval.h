// Eval: how well a Filter tells boilerplate from article, measured on pages whose lines somebody
// has labelled.
//
// The input is JSON lines in UTF-8, one page each:
//
//   {"id": "p1", "lang": "en", "site": "example.com",
//    "lines": [{"text": "Share on Facebook", "label": "b"}, {"text": "It rained.", "label": "a"}]}
//
// `label` is "a" (article), "b" (boilerplate) or "u" (undecided: shown to the filter, never
// scored). `id`, `lang`, `site` are optional, and other members are allowed. A page is cleaned as
// its lines joined by LF; line breaks inside a line become spaces. A line counts as removed if one
// edit takes all of it, and as kept otherwise.
//
// Lines weigh as many characters (code points) as they have that are not white space. Every share
// is 0..1, 1 is good.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "newsieve/filter.h"
#include "newsieve/report.h"
#include "newsieve/status.h"

namespace newsieve {

// What became of labelled lines, in lines or in characters. Positive is boilerplate, as labelled
// and as judged: what was removed was judged to be boilerplate.
struct Confusion {
  std::uint64_t true_positives = 0;   // boilerplate that was removed
  std::uint64_t false_positives = 0;  // article that was removed
  std::uint64_t false_negatives = 0;  // boilerplate that was kept
  std::uint64_t true_negatives = 0;   // article that was kept

  // Each is 0 where it would be nothing by nothing.
  double precision() const;     // of what was removed, the share of boilerplate
  double recall() const;        // of boilerplate, the share removed
  double f1() const;            // the harmonic mean of both
  double article_kept() const;  // of article, the share kept

  // F1 of the article: of what was kept, against what should have been. 1 where there is neither
  // article nor boilerplate kept.
  double article_f1() const;
};

// The figures of a set of pages.
struct LineFigures {
  std::uint64_t pages = 0;
  Confusion characters, lines;
  double page_f1_mean = 0, page_f1_median = 0;  // of Confusion::article_f1 in characters
  std::uint64_t pages_with_article = 0;
  std::uint64_t pages_kept = 0;  // of these, those that kept at least kPageKept of their article

  static constexpr double kPageKept = 0.99;
  double pages_kept_share() const;  // of pages_with_article; 0 where there are none
};

struct EvalOptions {
  // Files, directories (walked in sorted order), "-" for standard input; never empty.
  std::vector<std::string> inputs;
  // Members of a record to break the figures down by; strings, numbers and booleans count, all else
  // is "".
  std::vector<std::string> by = {"lang"};
  std::size_t worst = 5;     // pages to name
  std::size_t mistakes = 0;  // lines to name
  int threads = 0;           // 0: one per core. The result does not depend on it
  // Set to true (a signal handler may) to give up; may be null.
  const std::atomic<bool>* stop = nullptr;
  // Told of every input that is no labelled record, or cannot be judged, in input order and from
  // the calling thread; may be empty. `place` is path and line number.
  std::function<void(const std::string& place, const Reason& reason)> on_failure;
};

struct LineEvaluation {
  // Pages that have `value` under `key`.
  struct Group {
    std::string key, value;
    LineFigures figures;
  };
  // What one rule removed, in characters. Lines that are undecided do not count.
  struct Rule {
    std::string id;
    std::uint64_t boilerplate = 0, article = 0;
    std::uint64_t pages_broken = 0;  // that kept less than kPageKept of their article by it alone
  };
  // A page that many characters were judged wrongly of.
  struct Page {
    std::string id, site;  // the id is path and line number where the page has none
    std::uint64_t article_lost = 0, boilerplate_left = 0;  // characters
    double f1 = 0;                                         // Confusion::article_f1 in characters
  };
  // A line that was removed though it is article, or kept though it is boilerplate.
  struct Mistake {
    std::string id;        // of its page
    std::size_t line = 0;  // 1-based, among the lines of the page
    bool article = false;  // its label; it was removed exactly if it is article
    std::string rule;      // that took it; empty where it was kept
    std::string text;      // at most kMaxExcerptBytes of it, valid UTF-8
  };
  static constexpr std::size_t kMaxExcerptBytes = 1000;

  LineFigures all;
  std::vector<Group> groups;  // keys in the order of EvalOptions::by, of each the largest first
  std::vector<Rule> rules;    // those that took most article first, equals by name
  std::vector<Page> worst;    // lowest F1 first; of equals those with more wrong characters
  std::uint64_t mistake_count = 0;  // lines judged wrongly that have any characters
  std::vector<Mistake> mistakes;    // evenly spread over all of them, in input order
  std::uint64_t failed = 0;         // inputs that were passed over: on_failure was told of each
  Versions versions;                // of the filter
};

// Measures `filter`. Inputs that are no labelled pages are counted and passed over. Not ok where
// the inputs cannot be read together (kUsage), where it was told to stop (kInterrupted), or where
// memory runs out (kIo). Thread-safe. Memory is bounded by one chunk of pages (some MB, or the
// largest page), a few numbers a page, and the groups.
Result<LineEvaluation> EvaluateLines(const Filter& filter, const EvalOptions& options);

// As one JSON object on one line, without a line end; shares are numbers 0..1.
std::string ToJson(const LineEvaluation& evaluation);

}  // namespace newsieve
