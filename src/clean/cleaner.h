// Cleaner: the rules, then templates of the site, then the line model, on a whole document. Words
// are looked for once a line; what rules say of position, neighbours and runs is judged on the
// lines that still stand, again and again until nothing changes. With a model, what is left is then
// cleaned like a text that came in so, until nothing changes either: cleaning a cleaned text
// changes nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/pool.h"
#include "clean/line_matcher.h"
#include "clean/line_model.h"
#include "clean/options.h"
#include "clean/site_templates.h"
#include "newsieve/report.h"
#include "rules/rule_set.h"
#include "text/edits.h"

namespace newsieve {

// What took a line that no rule took: a template of its site, or else the line model.
struct Taken {
  const TemplateLine* by_template = nullptr;
  LineModel::Verdict verdict;
};

// Words of the text that a rule of Scope::kEvidence found.
struct Clue {
  std::uint32_t rule = 0;  // an index of RuleSet::rules()
  TextSpan where;
};

enum class GuardVerdict { kFine, kRemovedTooMuch, kOnlyProse, kNothingLeft };

struct CleanResult {
  std::vector<TextEdit> edits;  // of the cleaned text; TextEdit::rule indexes RuleSet::rules(), and
                                // behind them `taken`; `inserted` is empty
  std::vector<Taken> taken;
  GuardVerdict guard = GuardVerdict::kFine;  // else `edits` is empty: the document was restored
  double removed_share =
      0;  // of the non-space characters, 0..1; what would have gone where the guard acted
  std::uint64_t removed_lines = 0;
  std::uint64_t kept_lines = 0;  // by rules of Scope::kKeep
  // In the order of the text: of the cleaned text, and for kinds of evidence that are looked for
  // there, of the text as it came in, in lines that stay or near behind the last of them.
  std::vector<Clue> clues, input_clues;
  // Share of the text that stays that is furniture after all, 0..1: the mean of what the line model
  // says of its lines in the document as it came in, after the rules, weighted by their characters
  // that are not white space. 0 where nobody asked, or no model looked.
  double left_share = 0;
};

struct CleanRequest {
  std::string_view text;                     // valid UTF-8
  std::string_view title = {};               // where known; such a line is no template
  const SiteTemplates* templates = nullptr;  // of the document's site; nullptr: none
  // Answers with the ISO 639 code of a text, which is `text` or what is left of it.
  std::function<std::string(std::string_view)> detect_language = [](std::string_view) {
    return std::string("und");
  };
  bool by_model = true;       // the line model may take lines, where the options let it
  bool measure_left = false;  // CleanResult::left_share; also where the model takes nothing
  std::uint32_t only_rule =
      kNoLimit;  // index of the one rule that may act, without the guard; kNoLimit: all, with it
};

class CleanSession;

class Cleaner {
 public:
  // `rules` and `model` must outlive the cleaner. Without a model, or with options.model.on false,
  // rules alone decide; a model then only answers CleanRequest::measure_left.
  Cleaner(const RuleSet& rules, const CleanOptions& options, const LineModel* model = nullptr);

  // Thread-safe. Linear in the text for texts that settle in a few rounds, as all but contrived
  // ones do; the number of rounds is bounded in any case.
  CleanResult Clean(const CleanRequest& request) const;

 private:
  // Asks the model of the lines that the rules left, and lets it take some where `takes`.
  void Judge(CleanSession& session, bool takes, std::vector<Taken>& taken) const;

  const RuleSet& rules_;
  CleanOptions options_;
  const LineModel* model_;  // nullptr: none
  double min_margin_ = 0;   // of lines that it takes
  mutable Pool<LineMatcher> matchers_;
};

}  // namespace newsieve
