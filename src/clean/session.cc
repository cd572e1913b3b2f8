#include "clean/session.h"

#include <algorithm>
#include <utility>

#include "clean/spans.h"

namespace newsieve {
namespace {

// Real documents settle in two to four rounds. Contrived ones, where each removal makes room for
// one more, get as many rounds as it takes while they are small, and a bounded number of bytes to
// look at when they are not.
constexpr std::size_t kMinRounds = 64, kRoundBytes = 32 << 20;

}  // namespace

CleanSession::CleanSession(const RuleSet& rules, LineMatcher& matcher, const CleanOptions& options,
                           const CleanRequest& request)
    : rules_(rules),
      matcher_(matcher),
      options_(options),
      request_(request),
      layout_(lines_, options, [this] { return DetectLanguage(); }) {
  const std::vector<LineSpan> spans = SplitLines(request.text);
  lines_.resize(spans.size());
  for (std::uint32_t i = 0; i < spans.size(); ++i) {
    lines_[i].span = spans[i];
    ReadLine(i, TextOf(i));
  }
  layout_.Refresh();
  if (rules.keeps()) ApplyHits(&CleanSession::ApplyKeep);
  if (request.templates != nullptr) FindOrigins();
}

bool CleanSession::ApplyKeep(const Rule& rule, std::uint32_t, const Hit&, std::size_t position) {
  if (rule.scope != Scope::kKeep || !ContextHolds(rule, position)) return false;
  lines_[layout_.order()[position]].kept = true;
  return true;
}

void CleanSession::ReadLine(std::uint32_t index, std::string_view text) {
  LineState& line = lines_[index];
  line.first_hit = static_cast<std::uint32_t>(hits_.size());
  line.found = matcher_.Look(text, request_.only_rule, hits_);
  line.hit_count = static_cast<std::uint32_t>(hits_.size()) - line.first_hit;
}

void CleanSession::Run() {
  const std::size_t rounds = std::max(kMinRounds, kRoundBytes / (request_.text.size() + 1));
  for (std::size_t round = 0; round < rounds; ++round) {
    changed_ = false;
    ApplyRound();
    if (!changed_) return;
    layout_.Refresh();
  }
}

bool CleanSession::NextPass() {
  if (!std::exchange(taken_, false)) return false;
  for (LineState& line : lines_) line.gone = line.removed_by != kNoRule;
  layout_.Restart();
  if (request_.templates != nullptr) FindOrigins();
  return true;
}

std::string CleanSession::DetectLanguage() const {
  const std::vector<TextEdit> edits = Edits();
  if (edits.empty()) return request_.detect_language(request_.text);
  return request_.detect_language(ApplyEdits(request_.text, edits));
}

// Every rule judges the same state of the document; the first to claim a line is named for it.
// Small scopes come first, so that a line that is furniture by its own words says so.
void CleanSession::ApplyRound() {
  ApplyHits(&CleanSession::ApplyInline);
  ApplyHits(&CleanSession::ApplyLine);
  ApplyHits(&CleanSession::ApplyBlock);
  ApplyWordRuns();
  for (std::uint32_t rule : rules_.structural())
    if (Allowed(rule)) ApplyStructural(rule);
  ApplyHits(&CleanSession::ApplyCut);
}

void CleanSession::ApplyHits(bool (CleanSession::*apply)(const Rule&, std::uint32_t, const Hit&,
                                                         std::size_t)) {
  const std::vector<std::uint32_t>& order = layout_.order();
  for (std::size_t position = 0; position < order.size(); ++position) {
    const LineState& line = lines_[order[position]];
    for (std::uint32_t k = 0; k < line.hit_count && !line.kept; ++k) {
      const Hit hit = hits_[line.first_hit + k];
      const Rule& rule = rules_.rules()[hit.rule];
      if (Allowed(hit.rule) && (this->*apply)(rule, hit.rule, hit, position)) break;
    }
  }
}

bool CleanSession::ContextHolds(const Rule& rule, std::size_t position) const {
  return layout_.Holds(rule.when, position) &&
         (!rule.prev || layout_.HoldsBefore(*rule.prev, position)) &&
         (!rule.next || layout_.HoldsAfter(*rule.next, position)) && layout_.Holds(rule.document);
}

bool CleanSession::ApplyLine(const Rule& rule, std::uint32_t index, const Hit&,
                             std::size_t position) {
  if (rule.scope != Scope::kLine || !ContextHolds(rule, position)) return false;
  Take(layout_.order()[position], index);
  return true;
}

bool CleanSession::ApplyBlock(const Rule& rule, std::uint32_t index, const Hit&,
                              std::size_t position) {
  if (rule.scope != Scope::kBlock || !ContextHolds(rule, position)) return false;
  const bool prose_too = rule.items->prose.value_or(false);
  const auto is_paragraph = [&](std::size_t at) {
    return HasWords(layout_.line(layout_.order()[at]).facts(), options_.prose.paragraph);
  };
  const std::size_t size = layout_.order().size();
  std::size_t end = position + 1;
  while (end < size && end - position - 1 < rule.at_most && layout_.Holds(*rule.items, end) &&
         (prose_too || !is_paragraph(end)))
    ++end;
  if (end - position - 1 < rule.at_least) return false;
  TakePositions(position, end, index);
  return true;
}

bool CleanSession::RestAllows(const Rule& rule, std::size_t begin, std::size_t end) const {
  const std::uint64_t all = layout_.solid_before(layout_.order().size());
  const double share =
      static_cast<double>(layout_.solid_before(end) - layout_.solid_before(begin)) /
      static_cast<double>(std::max<std::uint64_t>(all, 1));
  return layout_.prose_before(end) - layout_.prose_before(begin) <= rule.rest.max_prose &&
         end - begin <= rule.rest.max_lines && share <= rule.rest.max_share;
}

bool CleanSession::ApplyCut(const Rule& rule, std::uint32_t index, const Hit&,
                            std::size_t position) {
  const bool to_end = rule.scope == Scope::kToEnd;
  if ((!to_end && rule.scope != Scope::kToStart) || !ContextHolds(rule, position)) return false;
  const std::size_t begin = to_end ? position : 0,
                    end = to_end ? layout_.order().size() : position + 1;
  if (!RestAllows(rule, begin, end)) return false;
  TakePositions(begin, end, index);
  return true;
}

bool CleanSession::ApplyInline(const Rule& rule, std::uint32_t index, const Hit& hit,
                               std::size_t position) {
  if (rule.scope != Scope::kInline || !ContextHolds(rule, position)) return false;
  return RewriteLine(layout_.order()[position], index, hit);
}

void CleanSession::ApplyStructural(std::uint32_t index) {
  const Rule& rule = rules_.rules()[index];
  if (!layout_.Holds(rule.document)) return;
  if (rule.scope == Scope::kRun) return ApplyRuns(index);
  for (std::size_t position = 0; position < layout_.order().size(); ++position)
    if (ContextHolds(rule, position)) Take(layout_.order()[position], index);
}

void CleanSession::ApplyWordRuns() {
  std::vector<std::pair<std::uint32_t, std::size_t>> leads;  // rule, position
  for (std::size_t position = 0; position < layout_.order().size(); ++position) {
    const LineState& line = lines_[layout_.order()[position]];
    for (std::uint32_t k = 0; k < line.hit_count; ++k) {
      const std::uint32_t rule = hits_[line.first_hit + k].rule;
      if (rules_.rules()[rule].scope == Scope::kRun && Allowed(rule))
        leads.emplace_back(rule, position);
    }
  }
  std::sort(leads.begin(), leads.end());
  std::uint32_t before = kNoRule;
  std::size_t end = 0;  // of the run of the lead before
  for (const auto& [index, position] : leads) {
    if (index == before && position < end) continue;
    before = index;
    end = position;
    const Rule& rule = rules_.rules()[index];
    if (!layout_.Holds(rule.document) || !layout_.Holds(*rule.items, position)) continue;
    std::size_t begin = position;
    while (begin > 0 && layout_.Holds(*rule.items, begin - 1)) --begin;
    end = TakeRun(index, begin);
  }
}

void CleanSession::ApplyRuns(std::uint32_t index) {
  const LineCondition& items = *rules_.rules()[index].items;
  auto [position, last] = layout_.Reach(items);
  while (position < last)
    position = layout_.Holds(items, position) ? TakeRun(index, position) : position + 1;
}

// The run that begins at `begin`, a line that meets the rule's `items`. Returns where it ends.
std::size_t CleanSession::TakeRun(std::uint32_t index, std::size_t begin) {
  const Rule& rule = rules_.rules()[index];
  std::size_t end = begin + 1;
  while (end < layout_.order().size() && layout_.Holds(*rule.items, end)) ++end;
  const bool edges = (!rule.prev || layout_.HoldsBefore(*rule.prev, begin)) &&
                     (!rule.next || layout_.HoldsAfter(*rule.next, end - 1));
  if (edges && end - begin >= rule.at_least) TakePositions(begin, end, index);
  return end;
}

void CleanSession::Take(std::uint32_t line, std::uint32_t rule) {
  if (!lines_[line].standing() || lines_[line].kept) return;
  lines_[line].removed_by = rule;
  changed_ = taken_ = true;
}

void CleanSession::TakePositions(std::size_t begin, std::size_t end, std::uint32_t rule) {
  for (std::size_t position = begin; position < end; ++position)
    Take(layout_.order()[position], rule);
}

bool CleanSession::RewriteLine(std::uint32_t index, std::uint32_t rule, const Hit& hit) {
  LineState& line = lines_[index];
  Rewritten& rewritten = rewritten_[index];
  if (rewritten.edits.empty())
    rewritten.text = request_.text.substr(line.span.begin, line.span.end - line.span.begin);
  const TextEdit edit = InlineSpan(rewritten.text, hit, rule);
  if (edit.start == edit.end) return false;
  const std::vector<TextEdit> step = {edit};
  rewritten.edits = ComposeEdits(rewritten.edits, step);
  rewritten.text = ApplyEdits(rewritten.text, step);
  ReadLine(index, rewritten.text);
  if (line.found.blank) line.found.blank = false, line.removed_by = rule;
  changed_ = taken_ = true;
  return true;
}

Amount CleanSession::Standing() const {
  Amount amount;
  for (const LineState& line : lines_) {
    if (!line.standing()) continue;
    ++amount.lines;
    amount.solid += line.facts().solid;
    if (HasWords(line.facts(), options_.prose.line)) amount.prose_words += line.facts().words;
  }
  return amount;
}

std::uint64_t CleanSession::KeptLines() const {
  return static_cast<std::uint64_t>(
      std::count_if(lines_.begin(), lines_.end(), [](const LineState& line) { return line.kept; }));
}

void CleanSession::Take(LineState& line, Taken why, std::vector<Taken>& taken) {
  line.removed_by = static_cast<std::uint32_t>(rules_.rules().size() + taken.size());
  taken.push_back(std::move(why));
  taken_ = true;
}

void CleanSession::TakeJudged(std::vector<LineModel::Verdict> verdicts, double above,
                              std::vector<Taken>& taken) {
  auto verdict = verdicts.begin();
  for (LineState& line : lines_) {
    if (line.found.blank || line.gone) continue;
    if (line.standing() && !line.kept && verdict->margin > above)
      Take(line, {nullptr, std::move(*verdict)}, taken);
    ++verdict;
  }
}

std::vector<bool> CleanSession::BlankLines() const {
  std::vector<bool> blank;
  for (const LineState& line : lines_) blank.push_back(line.found.blank);
  return blank;
}

std::vector<LineSample> CleanSession::Samples() const {
  std::vector<LineSample> samples;
  for (std::uint32_t i = 0; i < lines_.size(); ++i) {
    const LineState& line = lines_[i];
    if (line.found.blank || line.gone) continue;
    LineSample& sample = samples.emplace_back();
    sample.text = TextOf(i);
    sample.facts = &line.found.facts;
    sample.core_hash = line.found.core_hash;
    sample.removed = line.removed_by != kNoRule;
    sample.hits = line.found.hits;
    sample.families = line.found.families;
  }
  return samples;
}

std::string_view CleanSession::TextOf(std::uint32_t index) const {
  const auto rewritten = rewritten_.find(index);
  if (rewritten != rewritten_.end()) return rewritten->second.text;
  const LineSpan& span = lines_[index].span;
  return request_.text.substr(span.begin, span.end - span.begin);
}

std::vector<TextEdit> CleanSession::Edits() const {
  std::vector<TextEdit> edits;
  const std::vector<TextEdit> whole = RemovedLineSpans(lines_);
  auto next_whole = whole.begin();
  for (std::uint32_t i = 0; i < lines_.size(); ++i) {
    while (next_whole != whole.end() && next_whole->start <= lines_[i].span.begin)
      edits.push_back(*next_whole++);
    const auto rewritten = rewritten_.find(i);
    if (rewritten == rewritten_.end() || lines_[i].removed_by != kNoRule) continue;
    for (TextEdit edit : rewritten->second.edits) {
      edit.start += lines_[i].span.begin;
      edit.end += lines_[i].span.begin;
      edits.push_back(std::move(edit));
    }
  }
  edits.insert(edits.end(), next_whole, whole.end());
  return edits;
}

}  // namespace newsieve
