// Suggesting rules: learns templates, looks at what cleaning leaves of them, and tries the rules
// that would take it. See suggest.h.
#include "newsieve/suggest.h"

#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "api/impl.h"
#include "api/suggestion_trial.h"
#include "clean/core.h"
#include "io/output.h"
#include "io/site.h"
#include "newsieve/templates.h"
#include "pipeline/fold.h"
#include "templates/sightings.h"
#include "templates/suggestions.h"
#include "text/repair.h"

namespace newsieve {
namespace {

// What one document tells.
struct Glimpse {
  struct Seen {
    const TemplateLine* line;
    bool is_template, left;
    std::string example;
  };
  std::string site, prose;
  std::vector<Seen> lines;
  std::vector<std::pair<const TemplateLine*, std::string>> near_misses;
};

bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// Whether `phrase` stands in `core`, not inside a word. In scripts without spaces that is never so.
bool HoldsWords(std::string_view core, std::string_view phrase) {
  const std::size_t at = core.find(phrase), end = at + phrase.size();
  if (at == std::string_view::npos) return false;
  return (at == 0 || !IsWordByte(core[at - 1])) && (end == core.size() || !IsWordByte(core[end]));
}

// The lines that stand in a cleaned text.
class CleanedLines {
 public:
  // `text` must outlive this object.
  CleanedLines(std::string_view text, const ProseOptions& prose) {
    for (const LineSpan& span : SplitLines(text)) {
      const std::string_view line = text.substr(span.begin, span.end - span.begin);
      FoldedLine folded;
      FoldLine(line, folded);
      if (folded.folded.empty()) continue;
      lines_.emplace(folded.core_hash, line);
      if (HasWords(folded.facts, prose.line)) prose_.emplace_back(folded.core(), line);
    }
  }

  std::optional<std::string_view> Find(std::uint64_t core_hash) const {
    const auto found = lines_.find(core_hash);
    return found == lines_.end() ? std::nullopt : std::optional(found->second);
  }

  // A line of prose that holds `phrase` and more than so many `bytes` besides.
  std::string_view NearMiss(std::string_view phrase, std::size_t bytes) const {
    for (const auto& [core, line] : prose_)
      if (core.size() > phrase.size() + bytes && HoldsWords(core, phrase)) return line;
    return "";
  }

  std::string_view FirstProse() const { return prose_.empty() ? "" : prose_.front().second; }

 private:
  std::unordered_map<std::uint64_t, std::string_view> lines_;    // by hash of their cores
  std::vector<std::pair<std::string, std::string_view>> prose_;  // core, and as it stands
};

// Looks at documents on many threads, and gathers what they tell on one.
class Suggester {
 public:
  Suggester(const Filter& filter, const TemplateIndex& index)
      : filter_(filter), index_(index), book_(index.set(), filter.impl().config.suggest) {}

  // Thread-safe. Empty where there is nothing to tell.
  Glimpse Look(const Input& input) const {
    const Document& document = input.reading.document;
    Glimpse glimpse{SiteOf(document.source), {}, {}, {}};
    const SiteTemplates* templates = index_.Find(glimpse.site);
    if (input.reading.failure || templates == nullptr) return glimpse;
    const Report report = filter_.Evaluate(document);
    if (report.decision != Decision::kFailed) LookAt(report, *templates, glimpse);
    return glimpse;
  }

  // In input order.
  void Add(Glimpse& glimpse) {
    if (!glimpse.prose.empty()) book_.AddProse(glimpse.site, glimpse.prose);
    AddLines(glimpse);
    for (auto& [line, near_miss] : glimpse.near_misses) {
      LineFate& fate = book_.FateOf(*line);
      if (fate.near_miss.empty()) fate.near_miss = std::move(near_miss);
    }
  }

  const SuggestionBook& book() const { return book_; }

 private:
  void LookAt(const Report& report, const SiteTemplates& templates, Glimpse& glimpse) const {
    const Config& config = filter_.impl().config;
    const CleanedLines cleaned(report.text, config.clean.prose);
    const std::string input = RebuildInput(report.text, report.edits);
    Repaired repaired;
    Repair(input, repaired);
    glimpse.prose = cleaned.FirstProse();
    for (const Sighting& seen :
         FindSightings(repaired.text, glimpse.site, config.clean, config.learn).lines)
      LookAt(seen, templates, cleaned, glimpse);
    templates.ForEach([&](const TemplateLine& line) {
      const std::string_view near_miss = 
          cleaned.NearMiss(line.text, config.suggest.near_miss_bytes);
      if (!near_miss.empty()) glimpse.near_misses.emplace_back(&line, near_miss);
    });
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
  const TemplateIndex& index_;
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
