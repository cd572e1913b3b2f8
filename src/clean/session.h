// CleanSession: one document being cleaned.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "clean/cleaner.h"
#include "clean/headlines.h"
#include "clean/layout.h"
#include "clean/line_features.h"
#include "clean/line_matcher.h"
#include "clean/line_model.h"
#include "rules/rule_set.h"

namespace newsieve {

// How much of a document stands.
struct Amount {
  std::uint64_t solid = 0, prose_words = 0, lines = 0;
};

class CleanSession {
 public:
  // All must outlive the session; nobody else uses `matcher` (of the same rules) meanwhile.
  CleanSession(const RuleSet& rules, LineMatcher& matcher, const CleanOptions& options,
               const CleanRequest& request);

  // Applies the rules until nothing changes.
  void Run();

  // Takes what stands for a document that came in so, to be cleaned once more. False where nothing
  // was taken since the last time: then the document is clean.
  bool NextPass();

  Amount Standing() const;

  // Lines that rules of Scope::kKeep keep.
  std::uint64_t KeptLines() const;

  // Takes the standing lines that are templates of the request's site where they stand, but no
  // headline. What took a line is appended to `taken`; the line's edit carries the number of rules
  // and its index there for a rule.
  void TakeTemplates(std::vector<Taken>& taken);

  // Takes the samples that `verdicts` (as many as Samples()) give a greater margin than `above`,
  // told in the same way.
  void TakeJudged(std::vector<LineModel::Verdict> verdicts, double above,
                  std::vector<Taken>& taken);

  // Remembers what the model says of the samples, for LeftShare(), before any of them is taken.
  void NoteJudged(const std::vector<LineModel::Verdict>& verdicts);
  bool judged() const { return !furniture_.empty(); }

  // All that was taken stays after all; only LeftShare() is asked then.
  void Restore() { restored_ = true; }

  // CleanResult::left_share, by what was noted. A line that a rule took before is furniture, and of
  // one that nothing may take the model has no say.
  double LeftShare() const;

  // Of each line of the text, whether there is anything in it.
  std::vector<bool> BlankLines() const;

  // The lines of this pass that are not blank, with what the rules made of them. They refer to the
  // session.
  std::vector<LineSample> Samples() const;

  // What was taken, as edits of the text.
  std::vector<TextEdit> Edits() const;

  // What rules of Scope::kEvidence find in the lines that stand, in the text after `edits`, which
  // are Edits(). Without the kinds of InputClues().
  std::vector<Clue> Clues(const std::vector<TextEdit>& edits) const;

  // What they find in the text as it came in, of kinds that are looked for there. Only before
  // anything was taken.
  std::vector<Clue> InputClues() const;

  // Takes those of InputClues() away that speak of something else than what stays: they stand in
  // lines that were taken, and not near behind the last one that stays.
  void ForgetClues(std::vector<Clue>& input_clues) const;

 private:
  // A line that lost something inside: the edits of its text, and what it reads now.
  struct Rewritten {
    std::vector<TextEdit> edits;
    std::string text;
  };

  void ReadLine(std::uint32_t index, std::string_view text);
  std::string DetectLanguage() const;
  void FindOrigins();
  std::vector<const TemplateLine*> FindTemplates() const;
  std::vector<bool> FindBrokenParagraphs(const std::vector<const TemplateLine*>& found) const;
  Headlines FindHeadlines(const std::vector<const TemplateLine*>& found) const;
  void Take(LineState& line, Taken why, std::vector<Taken>& taken);
  bool Allowed(std::uint32_t rule) const {
    return request_.only_rule == kNoLimit || request_.only_rule == rule;
  }

  bool ApplyKeep(const Rule& rule, std::uint32_t index, const Hit& hit, std::size_t position);
  void ApplyRound();
  void ApplyHits(bool (CleanSession::*apply)(const Rule&, std::uint32_t rule, const Hit&,
                                             std::size_t position));
  bool ContextHolds(const Rule& rule, std::size_t position) const;
  bool ApplyLine(const Rule& rule, std::uint32_t index, const Hit& hit, std::size_t position);
  bool ApplyBlock(const Rule& rule, std::uint32_t index, const Hit& hit, std::size_t position);
  bool ApplyCut(const Rule& rule, std::uint32_t index, const Hit& hit, std::size_t position);
  bool ApplyInline(const Rule& rule, std::uint32_t index, const Hit& hit, std::size_t position);
  void AddClues(std::size_t position, std::size_t begin, bool of_input,
                std::vector<Clue>& clues) const;
  void AddCounted(std::string_view line, std::size_t begin, const std::vector<std::uint32_t>& rules,
                  std::vector<Clue>& clues) const;
  void ApplyStructural(std::uint32_t index);
  void ApplyRuns(std::uint32_t index);
  void ApplyWordRuns();
  std::size_t TakeRun(std::uint32_t index, std::size_t begin);
  bool RestAllows(const Rule& rule, std::size_t begin, std::size_t end) const;
  // The line as it stands.
  std::string_view TextOf(std::uint32_t index) const;
  void Take(std::uint32_t line, std::uint32_t rule);
  void TakePositions(std::size_t begin, std::size_t end, std::uint32_t rule);
  // False where the hit is nothing but white space, or only a part of one character (a dot of
  // "...").
  bool RewriteLine(std::uint32_t line, std::uint32_t rule, const Hit& hit);

  const RuleSet& rules_;
  LineMatcher& matcher_;
  const CleanOptions& options_;
  const CleanRequest& request_;
  std::vector<Hit> hits_;
  std::vector<LineState> lines_;
  std::map<std::uint32_t, Rewritten> rewritten_;
  Layout layout_;
  // Of lines as this pass got them; only for templates.
  struct Origin {
    TemplatePlace place = TemplatePlace::kApart;
    bool prose = false;
    std::uint32_t paragraph = 0;  // the first line of its chain, where that is prose; else itself
  };
  std::vector<Origin> origins_;
  std::vector<double> furniture_;  // by line, how probably it is; empty where the model has no say
  bool restored_ = false;
  bool changed_ = false;  // in this round
  bool taken_ = false;    // anything, in this pass
};

}  // namespace newsieve
