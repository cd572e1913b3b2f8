#include "api/edit_names.h"

#include <cmath>
#include <string>
#include <string_view>

#include "base/rounded.h"
#include "text/repair.h"

namespace newsieve {
namespace {

// What edits of these are named; of templates, with the site behind it.
constexpr std::string_view kLineModelRule = "model.lines", kTemplateRule = "template.";

class EditNames {
 public:
  EditNames(const SourceText& source, const std::vector<Rule>& rules,
            const std::vector<Taken>& taken)
      : source_(source), rules_(rules), taken_(taken) {}

  std::vector<Edit> Describe(const std::vector<TextEdit>& edits) const {
    std::vector<Edit> described;
    std::size_t line = 1, counted = 0;
    for (const TextEdit& edit : edits) {
      line += CountLineEnds(counted, edit.start);
      counted = edit.start;
      Edit& out = described.emplace_back();
      out.start = edit.start;
      out.end = edit.end;
      out.line = line;
      out.removed = source_.input.substr(edit.start, edit.end - edit.start);
      out.inserted = edit.inserted;
      Name(edit, out);
    }
    return described;
  }

 private:
  void Name(const TextEdit& edit, Edit& out) const {
    if (edit.rule < 0) return NameCut(static_cast<std::size_t>(-1 - edit.rule), out);
    const bool repair = edit.rule < kRepairKinds;
    out.action = edit.inserted.empty() ? EditAction::kRemoveSpan : EditAction::kReplace;
    if (repair) {
      out.rule = RepairId(edit.rule);
      return;
    }
    const auto index = static_cast<std::size_t>(edit.rule - kRepairKinds);
    if (index >= rules_.size()) return NameTaken(taken_[index - rules_.size()], out);
    const Rule& rule = rules_[index];
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
    out.probability = ProbabilityOf(verdict.margin);
    out.why.assign(verdict.why.begin(), verdict.why.end());
  }

  void NameCut(std::size_t index, Edit& out) const {
    const Cut& cut = source_.article.cuts[index];
    out.action = cut.whole_line ? EditAction::kRemoveLine : EditAction::kRemoveSpan;
    out.rule = RuleOf(cut.cause);
    if (cut.cause != CutCause::kModel) return;
    const JudgedLine& judged = source_.judged[cut.line];
    out.probability = ProbabilityOf(judged.margin);
    out.why.assign(judged.why.begin(), judged.why.end());
  }

  static std::string_view RuleOf(CutCause cause) {
    switch (cause) {
      case CutCause::kHidden:
        return "html.hidden";
      case CutCause::kEmptySection:
        return "html.empty_section";
      case CutCause::kModel:
        break;
    }
    return "model.page";
  }

  static double ProbabilityOf(double margin) { return Rounded(1 / (1 + std::exp(-margin))); }

  // Line ends (LF, CR LF, CR) in [begin, end) of the input text; a CR LF across `end` is counted
  // with what follows.
  std::size_t CountLineEnds(std::size_t begin, std::size_t end) const {
    const std::string_view text = source_.input;
    std::size_t count = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const bool bare_cr = text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
      count += text[i] == '\n' || bare_cr;
    }
    return count;
  }

  const SourceText& source_;
  const std::vector<Rule>& rules_;
  const std::vector<Taken>& taken_;
};

}  // namespace

std::vector<Edit> DescribeEdits(const std::vector<TextEdit>& edits, const SourceText& source,
                                const std::vector<Rule>& rules, const std::vector<Taken>& taken) {
  return EditNames(source, rules, taken).Describe(edits);
}

}  // namespace newsieve
