#include "api/evaluation.h"

#include <algorithm>
#include <utility>

#include "api/edit_names.h"
#include "api/line_roles.h"
#include "api/source_text.h"
#include "base/hash.h"
#include "html/metadata.h"
#include "score/score.h"
#include "signals/signal.h"
#include "text/edits.h"
#include "text/language.h"
#include "text/language_blocks.h"

namespace newsieve {
namespace {

// Finds the lines of a text that edits change, in one pass for all of them.
class LineFinder {
 public:
  explicit LineFinder(std::string_view text) : text_(text), line_end_(text.find('\n')) {}

  // The lines that `edit` changes, whole: a number may begin outside of it. Edits are asked for in
  // their order.
  std::string_view LinesOf(const Edit& edit) {
    while (line_end_ < edit.start) {  // never where it is npos: the last line
      line_begin_ = line_end_ + 1;
      line_end_ = text_.find('\n', line_begin_);
    }
    const std::size_t end = line_end_ < edit.end ? text_.find('\n', edit.end) : line_end_;
    return text_.substr(line_begin_, end - line_begin_);
  }

 private:
  std::string_view text_;
  std::size_t line_begin_ = 0, line_end_;  // of the line that the edit before began in
};

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
    if (!ReadSourceText(document_, filter_.config, source_)) return FailDecoding();
    report_.encoding = source_.decoded.encoding;
    report_.input_hash = Hash64(source_.input);
    NoteRepairs();
    NotePage();
    TakeMetadata();
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
    switch (source_.decoded.fault) {
      case DecodeFault::kBinary:
        return Fail("input.binary", "Not text: " + source_.decoded.detail + ".");
      case DecodeFault::kDamaged:
        return Fail("input.encoding_damage",
                    "The encoding is damaged: " + source_.decoded.detail + ".");
      default:
        return Fail("input.undecodable", "It cannot be decoded: " + source_.decoded.detail + ".");
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
    if (source_.decoded.declared_ignored)
      Note("decode.declared_encoding",
           "The declared encoding is unknown or wrong; read as " + source_.decoded.encoding + ".");
    for (int kind = 0; kind < kRepairKinds; ++kind) {
      const std::size_t count = source_.repaired.counts[static_cast<std::size_t>(kind)];
      if (count > 0 && !kMessages[kind].empty())
        Note(std::string(RepairId(kind)), std::string(kMessages[kind]), static_cast<double>(count));
    }
  }

  void NotePage() {
    if (!source_.is_page) return;
    NoteFindings(source_.page.findings);
    if (source_.too_many_lines)
      Note("html.too_many_lines",
           "The page has more lines than clean.model.max_lines; its article was not looked for.",
           static_cast<double>(source_.page.lines.size()));
    if (source_.hidden_shown)
      Note("html.hidden_shown", "The page hides most of its text, which was read nevertheless.");
    if (source_.article.hidden_text)
      Note("html.hidden_text", "Text that the page does not show was left out.");
    if (source_.page.stated.from == StatedText::From::kArticleBody)
      Note("html.stated_body",
           "The page has its article in JSON-LD alone, from where it was taken.");
    if (source_.page.stated.from == StatedText::From::kDescription) {
      Note("html.only_description", "The page has no article, only a description of one.");
      at_best_ = Decision::kReview;
    }
    const bool empty = source_.article_text.find_first_not_of(" \t\r\n") == std::string::npos;
    if (empty && !source_.input.empty())
      Note("html.no_article", "The page has text, but no article was found in it.");
  }

  void TakeMetadata() {
    report_.title = document_.title;
    report_.author = document_.author;
    report_.published = document_.published;
    if (!source_.is_page) return;
    const PageMetadata found =
        ExtractMetadata(source_.page, document_.source.url, filter_.config.metadata);
    if (found.broken_json_ld > 0)
      Note("html.json_ld", "JSON-LD of the page cannot be read.",
           static_cast<double>(found.broken_json_ld));
    const auto take = [&](std::string& text, MetadataField field) {
      if (text.empty()) text = found.Value(field);
    };
    take(report_.title, MetadataField::kTitle);
    take(report_.author, MetadataField::kAuthor);
    take(report_.published, MetadataField::kPublished);
    for (const MetadataItem& item : found.items)
      report_.metadata.push_back({ToString(item.field), ToString(item.from), item.values});
  }

  void NoteFindings(const HtmlFindings& found) {
    if (found.cut_short) Note("html.cut_short", "The page ends inside a tag; it was cut short.");
    if (found.swallowed)
      Note("html.swallowed",
           "More than half of the page is in a comment, script or tag that is never closed.");
    if (found.too_deep)
      Note("html.too_deep", "Elements are nested too deeply; their text was kept.");
    if (found.too_many_elements)
      Note("html.too_many_elements", "The page has too many elements; their text was kept.");
  }

  void CleanText() {
    Repaired title;  // it may be the caller's own string, and whatever that holds
    Repair(report_.title, title);
    CleanRequest request{
        .text = source_.repaired.text, .title = title.text, .templates = templates_};
    request.measure_left = filter_.measures_left;
    request.by_model = !source_.is_page || filter_.config.page.line_model;
    request.detect_language = [this](std::string_view text) {
      return TellLanguage(text, filter_.config.language).code;
    };
    const CleanResult cleaned = filter_.cleaner.Clean(request);
    removed_lines_ = cleaned.removed_lines;
    left_share_ = cleaned.left_share;
    report_.text = ApplyEdits(source_.repaired.text, cleaned.edits);
    for (const Clue& clue : cleaned.clues) NoteClue(clue);
    for (const Clue& clue : cleaned.input_clues) NoteClue(clue);
    std::vector<TextEdit> edits = ComposeEdits(source_.edits, Numbered(cleaned.edits));
    edits = ComposeEdits(edits, Numbered(MaskText(cleaned)));
    report_.edits = DescribeEdits(edits, source_, filter_.rules.rules(), cleaned.taken);
    if (source_.is_page) report_.roles = LineRolesOf(source_.page, report_.edits);
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
    for (std::string* text : {&report_.title, &report_.author})
      *text = filter_.masker.Masked(*text);
    for (PageFact& fact : report_.metadata)
      for (std::string& value : fact.values) value = filter_.masker.Masked(value);
    LineFinder finder(source_.input);
    std::string_view lines;  // of the edit before: a long line may have many
    bool holds = false;
    for (Edit& edit : report_.edits) {
      if (edit.removed.empty()) continue;
      const std::string_view own = finder.LinesOf(edit);
      if (own.data() != lines.data() || own.size() != lines.size())
        lines = own, holds = filter_.masker.Holds(own);
      if (!holds) continue;
      edit.withheld = true;
      edit.removed.clear();
    }
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

  void Measure() {
    LanguageFindings languages = FindLanguages(report_.text, filter_.config.language);
    report_.language = std::move(languages.language);
    report_.machine_written = filter_.detector.Judge(report_.text, report_.language.code, clues_);
    CleaningEffect effect = MeasureCleaning(source_.before_rules(), report_.text, removed_lines_);
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
  SourceText source_;
  std::vector<RuleEvidence> clues_;  // of a machine
  EvidenceCounts found_;             // of the other kinds
  std::size_t removed_lines_ = 0;
  double left_share_ = 0;
  Decision at_best_ = Decision::kKeep;
};

}  // namespace

Report EvaluateDocument(const Filter::Impl& filter, const SiteTemplates* templates,
                        const Document& document) {
  return Evaluation(filter, templates, document).Run();
}

}  // namespace newsieve
