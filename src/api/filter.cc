#include "newsieve/filter.h"

#include <algorithm>
#include <utility>

#include "api/evaluation.h"
#include "api/impl.h"
#include "api/packs.h"
#include "api/version.h"
#include "base/hash.h"
#include "base/parallel.h"
#include "clean/examples.h"
#include "io/site.h"
#include "io/template_file.h"

namespace newsieve {
namespace {

// A rule that does not match its own example through the compiled matcher is dead, and must not go
// live in silence. All examples of a built-in rule are tried by newsieve's own tests, so one is
// enough here; rules that come from elsewhere have nobody else to try them.
//
// The faults of the first rule that has any.
std::vector<Diagnostic> TryRules(const Filter::Impl& impl) {
  constexpr std::size_t kShare = 16;  // rules that one thread tries with the same scratch
  const std::vector<Rule>& rules = impl.rules.rules();
  std::vector<std::vector<Diagnostic>> faults(rules.size());
  ParallelFor((rules.size() + kShare - 1) / kShare, [&](std::size_t share) {
    MatchScratch scratch;
    for (std::size_t i = share * kShare; i < std::min(rules.size(), (share + 1) * kShare); ++i) {
      const auto rule = static_cast<std::uint32_t>(i);
      if (rules[i].built_in) {
        CheckAlive(impl.cleaner, impl.rules, rule, scratch, faults[i]);
      } else {
        CheckExamples(impl.cleaner, impl.rules, rule, faults[i]);
      }
    }
  });
  const auto bad =
      std::find_if(faults.begin(), faults.end(), [](const auto& f) { return !f.empty(); });
  return bad == faults.end() ? std::vector<Diagnostic>() : std::move(*bad);
}

}  // namespace

Filter::Filter(std::shared_ptr<const Impl> impl)
    : impl_(std::move(impl)), versions_(impl_->versions) {}
Filter::Filter(Filter&&) noexcept = default;
Filter& Filter::operator=(Filter&&) noexcept = default;
Filter::~Filter() = default;

Result<Filter> Filter::Create(const FilterOptions& options) {
  std::vector<Diagnostic> faults;
  std::size_t packs = 0;
  Result<std::unique_ptr<Impl>> impl = BuildImpl(options, faults, packs);
  if (!impl.ok()) return impl.status();
  if (faults.empty()) faults = TryRules(**impl);
  if (!faults.empty()) return FaultStatus(faults);
  Filter filter(std::shared_ptr<const Impl>(std::move(impl).value()));
  if (options.templates_path.empty()) return filter;
  const Result<TemplateSet> templates = LoadTemplates(options.templates_path);
  if (!templates.ok()) return templates.status();
  return filter.WithTemplates(*templates);
}

Filter Filter::WithTemplates(const TemplateSet& templates) const {
  Filter with(impl_);
  with.templates_ = std::make_shared<const TemplateIndex>(templates);
  with.versions_.templates = HexDigits(Hash64(FormatTemplates(templates)));
  return with;
}

Report Filter::Evaluate(const Document& document) const {
  const SiteTemplates* templates =
      templates_ == nullptr ? nullptr : templates_->Find(SiteOf(document.source));
  return EvaluateDocument(*impl_, templates, document);
}

bool Filter::masks() const { return impl_->masker.on(); }

const DedupOptions& Filter::duplicate_options() const { return impl_->config.duplicates; }

std::size_t Filter::max_document_bytes() const { return impl_->config.max_document_bytes; }

}  // namespace newsieve
