#include "newsieve/filter.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "api/impl.h"
#include "api/packs.h"
#include "api/version.h"
#include "base/hash.h"
#include "base/parallel.h"
#include "base/rounded.h"
#include "clean/examples.h"
#include "io/site.h"
#include "io/template_file.h"
#include "score/score.h"
#include "signals/signal.h"
#include "text/decode.h"
#include "text/language.h"
#include "text/language_blocks.h"
#include "text/repair.h"

namespace newsieve {
namespace {

// What edits of these are named; of templates, with the site behind it.
constexpr std::string_view kLineModelRule = "model.lines", kTemplateRule = "template.";

// One document on its way through the filter.
class Evaluation {
 public:
  // `templates`: of the document's site; nullptr where there are none.
  Evaluation(const Filter::Impl& filter, const SiteTemplates* templates, const Document& document)
      : filter_(filter), templates_(templates), document_(document) {}

  Report Run() {
    report_.input_bytes = document_.bytes.size();
    report_.encoding = document_.encoding.empty() ? "utf-8" : document_.encoding;
    if (document_.bytes.size() > filter_.config.max_document_bytes)
      return Fail("input.too_large", "The document is larger than limits.max_document_bytes.",
                  static_cast<double>(document_.bytes.size()),
                  static_cast<double>(filter_.config.max_document_bytes));
    Decode(document_.bytes, document_.encoding, filter_.config.decode, decoded_);
    if (decoded_.fault != DecodeFault::kNone) return FailDecoding();
    report_.encoding = decoded_.encoding;
    report_.input_hash = Hash64(decoded_.text);
    Repair(decoded_.text, repaired_);
    NoteRepairs();
    CleanText();
    Measure();
    return std::move(report_);
  }

 private:
  Report Fail(std::string code, std::string message, std::optional<double> value = {},
              std::optional<double> limit = {}) {
    report_.decision = Decision::kFailed;
    report_.reasons.push_back({std::move(code), std::move(message), value, limit});
    return std::move(report_);
  }

  Report FailDecoding() {
    switch (decoded_.fault) {
      case DecodeFault::kBinary:
        return Fail("input.binary", "Not text: " + decoded_.detail + ".");
      case DecodeFault::kDamaged:
        return Fail("input.encoding_damage", "The encoding is damaged: " + decoded_.detail + ".");
      default:
        return Fail("input.undecodable", "It cannot be decoded: " + decoded_.detail + ".");
    }
  }

  void Note(std::string code, std::string message, std::optional<double> value = {}) {
    report_.reasons.push_back({std::move(code), std::move(message), value, {}});
  }

  void NoteRepairs() {
    static constexpr std::string_view kMessages[kRepairKinds] = {
        "", "Invalid bytes were replaced by U+FFFD.", "Control characters were taken out.",
        "Invisible characters were taken out.",
        "Text that had been decoded wrongly before it came here was restored."};
    if (decoded_.declared_ignored)
      Note("decode.declared_encoding",
           "The declared encoding is unknown or wrong; read as " + decoded_.encoding + ".");
    for (int kind = 0; kind < kRepairKinds; ++kind) {
      const std::size_t count = repaired_.counts[static_cast<std::size_t>(kind)];
      if (count > 0 && !kMessages[kind].empty())
        Note(std::string(RepairId(kind)), std::string(kMessages[kind]), static_cast<double>(count));
    }
  }

  void CleanText() {
    Repaired title;  // the caller's own string, and whatever that holds
    Repair(document_.title, title);
    CleanRequest request{.text = repaired_.text, .title = title.text, .templates = templates_};
    request.measure_left = filter_.measures_left;
    request.detect_language = [this](std::string_view text) {
      return TellLanguage(text, filter_.config.language).code;
    };
    const CleanResult cleaned = filter_.cleaner.Clean(request);
    removed_lines_ = cleaned.removed_lines;
    left_share_ = cleaned.left_share;
    report_.text = ApplyEdits(repaired_.text, cleaned.edits);
    for (const Clue& clue : cleaned.clues) NoteClue(clue);
    for (const Clue& clue : cleaned.input_clues) NoteClue(clue);
    std::vector<TextEdit> edits = ComposeEdits(repaired_.edits, Numbered(cleaned.edits));
    edits = ComposeEdits(edits, Numbered(MaskText(cleaned)));
    WriteEdits(edits, cleaned.taken);
    if (filter_.masker.on()) Withhold();
    NoteGuard(cleaned);
  }

  // Rules are told of behind the kinds of repair.
  static std::vector<TextEdit> Numbered(std::vector<TextEdit> edits) {
    for (TextEdit& edit : edits) edit.rule += kRepairKinds;
    return edits;
  }

  void NoteClue(const Clue& clue) {
    const Rule& rule = filter_.rules.rules()[clue.rule];
    switch (rule.evidence.of) {
      case EvidenceKind::kMachine:
        clues_.push_back({&rule, clue.where});
        break;
      case EvidenceKind::kPromotion:
        ++found_.promotion;
        break;
      case EvidenceKind::kPrice:
        ++found_.prices;
        break;
      case EvidenceKind::kTruncation:
        ++found_.truncation;
        break;
      case EvidenceKind::kPersonalData:  // MaskText counts it
        break;
    }
  }

  std::size_t& CountOf(PersonalData data) {
    switch (data) {
      case PersonalData::kPhone:
        return found_.phones;
      case PersonalData::kIp:
        return found_.ips;
      case PersonalData::kIban:
        return found_.ibans;
      case PersonalData::kCard:
        return found_.cards;
      case PersonalData::kEmail:
        break;
    }
    return found_.emails;
  }

  // Counts personal data, and puts placeholders for what is masked into the cleaned text. What is
  // judged and measured afterwards is the masked text; only the counts are of what stood there.
  std::vector<TextEdit> MaskText(const CleanResult& cleaned) {
    const std::vector<Clue> personal = filter_.masker.Disjoint(cleaned.clues);
    for (const Clue& clue : personal) ++CountOf(filter_.rules.rules()[clue.rule].evidence.data);
    std::vector<TextEdit> masks = filter_.masker.EditsOf(personal);
    if (masks.empty()) return masks;
    report_.text = ApplyEdits(report_.text, masks);
    for (RuleEvidence& clue : clues_) clue.where = After(masks, clue.where);
    std::erase_if(clues_, [](const auto& clue) { return clue.where.start == clue.where.end; });
    return masks;
  }

  // Records tell of a masked run no byte that was personal data, whoever took it.
  void Withhold() {
    report_.masked = true;
    report_.title = filter_.masker.Masked(document_.title);
    report_.author = filter_.masker.Masked(document_.author);
    std::string_view lines;  // of the edit before: a long line may have many
    bool holds = false;
    for (Edit& edit : report_.edits) {
      if (edit.removed.empty()) continue;
      const std::string_view own = LinesOf(edit);
      if (own.data() != lines.data() || own.size() != lines.size())
        lines = own, holds = filter_.masker.Holds(own);
      if (!holds) continue;
      edit.withheld = true;
      edit.removed.clear();
    }
  }

  // The lines of the input text that `edit` changes, whole: a number may begin outside of it.
  std::string_view LinesOf(const Edit& edit) const {
    const std::string_view text = decoded_.text;
    const std::size_t before = edit.start == 0 ? text.npos : text.rfind('\n', edit.start - 1);
    const std::size_t begin = before == text.npos ? 0 : before + 1;
    return text.substr(begin, text.find('\n', edit.end) - begin);
  }

  void NoteGuard(const CleanResult& cleaned) {
    if (cleaned.guard == GuardVerdict::kFine) return;
    at_best_ = Decision::kReview;
    const double limit = filter_.config.clean.guard.max_removed_share;
    if (cleaned.guard == GuardVerdict::kRemovedTooMuch) {
      report_.reasons.push_back(
          {"guard.removed_too_much",
           "The rules would have taken too much of it, so nothing was removed.",
           cleaned.removed_share, limit});
    } else if (cleaned.guard == GuardVerdict::kOnlyProse) {
      Note("guard.only_prose", "The rules would have taken its only prose, so nothing was removed.",
           cleaned.removed_share);
    } else {
      Note("guard.nothing_left", "The rules would have taken all of it, so nothing was removed.",
           cleaned.removed_share);
    }
  }

  void WriteEdits(const std::vector<TextEdit>& edits, const std::vector<Taken>& taken) {
    std::size_t line = 1, counted = 0;
    for (const TextEdit& edit : edits) {
      line += CountLineEnds(counted, edit.start);
      counted = edit.start;
      Edit& out = report_.edits.emplace_back();
      out.start = edit.start;
      out.end = edit.end;
      out.line = line;
      out.removed = decoded_.text.substr(edit.start, edit.end - edit.start);
      out.inserted = edit.inserted;
      Name(edit, taken, out);
    }
  }

  void Name(const TextEdit& edit, const std::vector<Taken>& taken, Edit& out) const {
    const bool repair = edit.rule < kRepairKinds;
    out.action = edit.inserted.empty() ? EditAction::kRemoveSpan : EditAction::kReplace;
    if (repair) {
      out.rule = RepairId(edit.rule);
      return;
    }
    const auto index = static_cast<std::size_t>(edit.rule - kRepairKinds);
    if (index >= filter_.rules.rules().size())
      return NameTaken(taken[index - filter_.rules.rules().size()], out);
    const Rule& rule = filter_.rules.rules()[index];
    out.rule = rule.id;
    if (rule.scope != Scope::kInline && edit.inserted.empty()) out.action = EditAction::kRemoveLine;
  }

  static void NameTaken(const Taken& taken, Edit& out) {
    if (out.inserted.empty()) out.action = EditAction::kRemoveLine;
    if (taken.by_template != nullptr) return NameTemplate(*taken.by_template, out);
    NameJudged(taken.verdict, out);
  }

  static void NameTemplate(const TemplateLine& line, Edit& out) {
    out.rule = std::string(kTemplateRule).append(line.site);
    out.why.push_back("place=" + std::string(ToString(line.place)));
    if (line.of == 0) return;  // somebody wrote it by hand
    out.why.push_back("stories=" + std::to_string(line.stories));
    out.why.push_back("documents=" + std::to_string(line.documents) + "/" +
                      std::to_string(line.of));
  }

  static void NameJudged(const LineModel::Verdict& verdict, Edit& out) {
    out.rule = kLineModelRule;
    out.probability = Rounded(1 / (1 + std::exp(-verdict.margin)));
    out.why.assign(verdict.why.begin(), verdict.why.end());
  }

  // Line ends (LF, CR LF, CR) in [begin, end) of the input text; a CR LF across `end` is counted
  // with what follows.
  std::size_t CountLineEnds(std::size_t begin, std::size_t end) const {
    const std::string_view text = decoded_.text;
    std::size_t count = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const bool bare_cr = text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
      count += text[i] == '\n' || bare_cr;
    }
    return count;
  }

  void Measure() {
    LanguageFindings languages = FindLanguages(report_.text, filter_.config.language);
    report_.language = std::move(languages.language);
    report_.machine_written = filter_.detector.Judge(report_.text, report_.language.code, clues_);
    CleaningEffect effect = MeasureCleaning(decoded_.text, report_.text, removed_lines_);
    effect.left_share = left_share_;
    const SignalInput input({.config = filter_.config.score.signals,
                             .text = report_.text,
                             .language = report_.language,
                             .cleaning = effect,
                             .language_shares = languages.shares,
                             .machine_written = &report_.machine_written,
                             .evidence = found_});
    const std::vector<double> signals = MeasureSignals(input, filter_.measured);
    RecordSignals(signals);
    ScoreInput judged{.signals = signals, .at_best = at_best_};
    if (const auto probability = report_.machine_written.probability)
      judged.authenticity = 1 - *probability;
    Judge(filter_.config.score, judged, report_);
  }

  void RecordSignals(const std::vector<double>& signals) {
    for (std::size_t i = 0; i < signals.size(); ++i)
      if (filter_.recorded[i]) report_.signals.emplace_back(SignalTable()[i].info.name, signals[i]);
  }

  const Filter::Impl& filter_;
  const SiteTemplates* templates_;
  const Document& document_;
  Report report_;
  Decoded decoded_;
  Repaired repaired_;
  std::vector<RuleEvidence> clues_;  // of a machine
  EvidenceCounts found_;             // of the other kinds
  std::size_t removed_lines_ = 0;
  double left_share_ = 0;
  Decision at_best_ = Decision::kKeep;
};

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
  return Evaluation(*impl_, templates, document).Run();
}

bool Filter::masks() const { return impl_->masker.on(); }

const DedupOptions& Filter::duplicate_options() const { return impl_->config.duplicates; }

std::size_t Filter::max_document_bytes() const { return impl_->config.max_document_bytes; }

}  // namespace newsieve
