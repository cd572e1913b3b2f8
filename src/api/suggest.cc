// Suggesting rules: learns templates, looks at what cleaning leaves of them, and tries the rules
// that would take it. See suggest.h.
#include "newsieve/suggest.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "api/impl.h"
#include "clean/examples.h"
#include "clean/layout.h"
#include "io/output.h"
#include "io/site.h"
#include "newsieve/templates.h"
#include "pipeline/fold.h"
#include "templates/sightings.h"
#include "templates/suggestions.h"
#include "text/repair.h"

namespace newsieve {
namespace {

constexpr const char* kSuggestedPack = "suggested.yaml";  // what faults of it are told of

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

  // A line of prose that holds `phrase` and words besides.
  std::string_view NearMiss(std::string_view phrase) const {
    constexpr std::size_t kMore = 4;  // bytes: a word, no sentence mark
    for (const auto& [core, line] : prose_)
      if (core.size() > phrase.size() + kMore && HoldsWords(core, phrase)) return line;
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
      : filter_(filter), index_(index), book_(index.set()) {}

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
      const std::string_view near_miss = cleaned.NearMiss(line.text);
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

// The ids of `pack`'s rules that `newsieve rules check` would find fault with.
Result<std::set<std::string>> FindFaulty(const FilterOptions& options, const std::string& pack) {
  std::vector<Diagnostic> faults;
  std::size_t packs = 0;
  const Result<std::unique_ptr<Filter::Impl>> impl =
      BuildImpl(options, faults, packs, {{kSuggestedPack, pack}});
  if (!impl.ok()) return impl.status();
  const RuleSet& rules = (*impl)->rules;
  std::set<std::string> faulty;
  const auto is_suggested = [&](std::uint32_t i) {
    return rules.rules()[i].file == kSuggestedPack;
  };
  for (std::uint32_t i = 0; faults.empty() && i < rules.rules().size(); ++i) {
    if (is_suggested(i)) CheckExamples((*impl)->cleaner, rules, i, faults);
    const std::uint32_t shadow = ShadowOf((*impl)->cleaner, rules, i);
    if (shadow == kNoRule) continue;
    for (const std::uint32_t one : {i, shadow})
      if (is_suggested(one)) faulty.insert(rules.rules()[one].id);
  }
  for (const Diagnostic& fault : faults) faulty.insert(fault.rule);
  return faulty;
}

// Takes out what has faults, until nothing has.
Status DropFaulty(const FilterOptions& options, std::uint64_t documents, std::size_t limit,
                  std::vector<Suggestion> all, SuggestResult& result) {
  std::set<std::string> faulty;
  for (;;) {
    const auto bad = [&](const Suggestion& rule) { return faulty.count(rule.id) > 0; };
    const std::size_t before = all.size();
    all.erase(std::remove_if(all.begin(), all.end(), bad), all.end());
    const bool first = result.yaml.empty();
    const std::vector<Suggestion> top(
        all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(limit, all.size())));
    result.rules = top.size();
    result.yaml = FormatPack(top, documents);
    if (top.empty() || (!first && all.size() == before)) return {};
    Result<std::set<std::string>> found = FindFaulty(options, result.yaml);
    if (!found.ok()) return found.status();
    faulty = std::move(found).value();
    if (faulty.empty()) return {};
  }
}

std::set<std::string> RuleIds(const Filter& filter) {
  std::set<std::string> ids;
  for (const Rule& rule : filter.impl().rules.rules()) ids.insert(rule.id);
  return ids;
}

// Both passes and the trials.
Status Suggest(const FilterOptions& options, const RunOptions& run, std::size_t limit,
               SuggestResult& result) {
  if (std::count(run.inputs.begin(), run.inputs.end(), "-") > 0)
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
  return DropFaulty(options, result.documents, limit,
                    suggester.book().Suggest(title_words, RuleIds(*filter)), result);
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
