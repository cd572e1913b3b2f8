// Suggesting rules: learns templates, looks at what cleaning leaves of them, and tries the rules
// that would take it. See suggest.h.
#include "newsieve/suggest.h"

#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "api/impl.h"
#include "api/suggestion_trial.h"
#include "clean/core.h"
#include "io/output.h"
#include "io/site.h"
#include "newsieve/templates.h"
#include "pipeline/fold.h"
#include "templates/phrase_index.h"
#include "templates/sightings.h"
#include "templates/suggestions.h"
#include "text/repair.h"

namespace newsieve {
namespace {

constexpr std::size_t kMaxCharacterBytes = 4;  // of UTF-8

// What one document tells. Bounded by its text, for many are held together.
struct Glimpse {
  struct Seen {
    const TemplateLine* line;
    bool is_template, left;
    std::string example;
  };
  // A line of prose, and the templates whose words stand in it among others.
  struct NearMiss {
    std::string line;
    std::vector<const TemplateLine*> of;
  };
  std::string site, prose;
  std::vector<Seen> lines;
  std::vector<NearMiss> near_misses;
};

// The lines that stand in a cleaned text; of those that are too long to be learned, none.
class CleanedLines {
 public:
  struct Prose {
    std::string core;
    std::string_view line;  // as it stands
  };

  // `text` must outlive this object.
  CleanedLines(std::string_view text, const Config& config) {
    // Of lines as they stand: white space is folded away, but an example would have it.
    const std::size_t max_bytes = std::size_t{config.learn.max_chars} * kMaxCharacterBytes;
    FoldedLine folded;
    for (const LineSpan& span : SplitLines(text)) {
      const std::string_view line = text.substr(span.begin, span.end - span.begin);
      if (line.size() > max_bytes) continue;
      FoldLine(line, folded);
      if (folded.folded.empty() || folded.facts.chars > config.learn.max_chars) continue;
      lines_.emplace(folded.core_hash, line);
      if (HasWords(folded.facts, config.clean.prose.line))
        prose_.push_back({std::string(folded.core()), line});
    }
  }

  std::optional<std::string_view> Find(std::uint64_t core_hash) const {
    const auto found = lines_.find(core_hash);
    return found == lines_.end() ? std::nullopt : std::optional(found->second);
  }

  const std::vector<Prose>& prose() const { return prose_; }

 private:
  std::unordered_map<std::uint64_t, std::string_view> lines_;  // by hash of their cores
  std::vector<Prose> prose_;
};

// Looks at documents on many threads, and gathers what they tell on one.
class Suggester {
 public:
  Suggester(const Filter& filter, const TemplateIndex& index)
      : filter_(filter),
        config_(filter.impl().config),
        index_(index),
        book_(index.set(), config_.suggest) {
    for (const TemplateLine& line : index.set().lines) phrases_[line.site].Add(line);
  }

  // Thread-safe, but not while Add() is at work. Empty where there is nothing to tell.
  Glimpse Look(const Input& input) const {
    const Document& document = input.reading.document;
    Glimpse glimpse{SiteOf(document.source), {}, {}, {}};
    const SiteTemplates* templates = index_.Find(glimpse.site);
    if (input.reading.failure || templates == nullptr) return glimpse;
    const Report report = filter_.Evaluate(document);
    if (report.decision == Decision::kFailed) return glimpse;
    const CleanedLines cleaned(report.text, config_);
    LookAtTemplates(report, *templates, cleaned, glimpse);
    if (!cleaned.prose().empty()) glimpse.prose = cleaned.prose().front().line;
    FindNearMisses(cleaned, glimpse);
    return glimpse;
  }

  // In input order.
  void Add(Glimpse& glimpse) {
    if (!glimpse.prose.empty()) book_.AddProse(glimpse.site, glimpse.prose);
    AddLines(glimpse);
    for (const Glimpse::NearMiss& near_miss : glimpse.near_misses)
      for (const TemplateLine* line : near_miss.of) book_.AddNearMiss(*line, near_miss.line);
  }

  const SuggestionBook& book() const { return book_; }

 private:
  void LookAtTemplates(const Report& report, const SiteTemplates& templates,
                       const CleanedLines& cleaned, Glimpse& glimpse) const {
    const std::string input = RebuildInput(report.text, report.edits);
    Repaired repaired;
    Repair(input, repaired);
    const DocumentSightings sightings =
        FindSightings(repaired.text, glimpse.site, config_.clean, config_.learn);
    for (const Sighting& seen : sightings.lines) LookAt(seen, templates, cleaned, glimpse);
  }

  static void LookAt(const Sighting& seen, const SiteTemplates& templates,
                     const CleanedLines& cleaned, Glimpse& glimpse) {
    const TemplateLine* line = templates.Find(seen.core_hash, seen.place);
    const bool is_template = line != nullptr;
    if (!is_template) line = templates.Find(seen.core_hash, TemplatePlace::kApart);
    if (line == nullptr) return;
    const auto standing = cleaned.Find(seen.core_hash);
    glimpse.lines.push_back(
        {line, is_template, standing.has_value(), std::string(standing.value_or(""))});
  }

  // The first of each template that has none yet.
  void FindNearMisses(const CleanedLines& cleaned, Glimpse& glimpse) const {
    const PhraseIndex& phrases = phrases_.at(glimpse.site);
    std::unordered_set<const TemplateLine*> asked;
    for (const auto& [core, line] : cleaned.prose()) {
      Glimpse::NearMiss near_miss;
      phrases.ForEachIn(core, [&, size = core.size()](const TemplateLine& found) {
        if (size <= found.text.size() + config_.suggest.near_miss_bytes) return;
        if (asked.insert(&found).second && !book_.HasNearMiss(found))
          near_miss.of.push_back(&found);
      });
      if (near_miss.of.empty()) continue;
      near_miss.line = line;
      glimpse.near_misses.push_back(std::move(near_miss));
    }
  }

  void AddLines(Glimpse& glimpse) {
    const TemplateLine* counted = nullptr;
    for (Glimpse::Seen& seen : glimpse.lines) {
      LineFate& fate = book_.FateOf(*seen.line);
      if (!seen.is_template) ++fate.beside;
      // Sightings of a line at both places stand one behind the other, and are one document.
      const bool again = counted != nullptr && counted->text == seen.line->text;
      if (!seen.is_template || again) continue;
      counted = seen.line;
      ++fate.documents;
      fate.left += seen.left;
      if (fate.example.empty()) fate.example = std::move(seen.example);
    }
  }

  const Filter& filter_;
  const Config& config_;
  const TemplateIndex& index_;
  std::map<std::string_view, PhraseIndex> phrases_;  // by site
  SuggestionBook book_;
};

std::set<std::string> RuleIds(const Filter& filter) {
  std::set<std::string> ids;
  for (const Rule& rule : filter.impl().rules.rules()) ids.insert(rule.id);
  return ids;
}

// Both passes and the trials.
Status Suggest(const FilterOptions& options, const RunOptions& run, std::size_t limit,
               SuggestResult& result) {
  if (run.reads_standard_input())
    return {StatusCode::kUsage, "standard input cannot be read twice: name files or folders"};
  const Result<Filter> filter = Filter::Create(options);
  if (!filter.ok()) return filter.status();
  LearnResult learned = LearnTemplates(*filter, run);
  if (!learned.status.ok()) return learned.status;
  result.documents = learned.templates.documents;
  result.failed = learned.failed;
  const TemplateIndex index(std::move(learned.templates));
  Suggester suggester(*filter, index);
  const auto work = [&](const Input& input) { return suggester.Look(input); };
  const auto fold = [&](Glimpse& glimpse) { suggester.Add(glimpse); };
  Status status = FoldCorpus(CorpusOf(run, filter->max_document_bytes()), work, fold);
  if (!status.ok()) return status;
  const std::uint32_t title_words = filter->impl().config.clean.templates.title_words;
  Result<TriedPack> pack = TrySuggestions(
      options, suggester.book().Suggest(title_words, RuleIds(*filter)), result.documents, limit);
  if (!pack.ok()) return pack.status();
  result.rules = pack->rules;
  result.yaml = std::move(pack->yaml);
  return {};
}

}  // namespace

SuggestResult SuggestRules(const FilterOptions& options, const RunOptions& run, std::size_t limit) {
  SuggestResult result;
  result.status = Suggest(options, run, limit, result);
  return result;
}

Status SaveRules(const std::string& yaml, const std::string& path) {
  return WriteOutput(yaml, path);
}

}  // namespace newsieve
