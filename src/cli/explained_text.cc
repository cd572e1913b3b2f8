#include "cli/explained_text.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "cli/terminal.h"

namespace newsieve::cli {
namespace {

constexpr std::size_t kMaxLineCharacters = 160, kMaxSpanCharacters = 60;

// Writes one input text; a class for what all its parts need.
class Explainer {
 public:
  Explainer(const Report& report, const ExplainOptions& options)
      : edits_(report.edits),
        passages_(report.machine_written.passages),
        input_(RebuildInput(report.text, report.edits)),
        options_(options) {}

  std::string Run() {
    for (std::size_t begin = 0; begin < input_.size();) {
      const std::size_t newline = std::min(input_.find('\n', begin), input_.size());
      std::size_t end = newline;
      if (end > begin && input_[end - 1] == '\r') --end;
      WriteLine(begin, end, std::min(newline + 1, input_.size()));
      begin = newline + 1;
    }
    return std::move(out_);
  }

 private:
  // The line [begin, end), with its line end up to `next`.
  void WriteLine(std::size_t begin, std::size_t end, std::size_t next) {
    std::vector<const Edit*> here;
    while (first_ < edits_.size() && edits_[first_].end <= begin && edits_[first_].start < begin)
      ++first_;
    for (std::size_t i = first_; i < edits_.size() && edits_[i].start < next; ++i)
      here.push_back(&edits_[i]);
    const std::string_view line = std::string_view(input_).substr(begin, end - begin);
    const std::string machine = MachinePassage(next - begin, here, begin, next);
    if (here.empty()) {
      const bool marked = !machine.empty() && line.find_first_not_of(" \t") != line.npos;
      WriteRow(marked ? "! " : "  ", Shown(line), marked ? machine : "");
    } else if (begin == end) {
      WriteRow("  ", "", "");  // an empty line has gone with one around it
    } else if (IsWholeLine(*here.front(), begin, end)) {
      WriteRow("- ", Styled(Shown(line), Style::kStruck, options_.colour), Named(*here.front()));
    } else {
      WriteRow("~ ", Marked(here, begin, end),
               RulesOf(here) + (machine.empty() ? "" : ", " + machine));
    }
  }

  // Of a line whose text, or a part of it, is of a passage that a machine wrote: that one's
  // probability. Lines are to be asked for in their order; `size` is the line's.
  std::string MachinePassage(std::size_t size, const std::vector<const Edit*>& here,
                             std::size_t begin, std::size_t next) {
    const std::size_t from = cleaned_;
    for (const Edit* edit : here) {
      size -= std::min(edit->end, next) - std::max(edit->start, begin);
      if (edit->start >= begin) size += edit->inserted.size();
    }
    cleaned_ += size;
    for (; passage_ < passages_.size() && passages_[passage_].where.end <= from; ++passage_) {
    }
    std::string found;
    for (std::size_t i = passage_; i < passages_.size() && passages_[i].where.start < cleaned_; ++i)
      if (passages_[i].verdict == MachineVerdict::kMachine)
        found = fmt::format("machine {:.2f}", passages_[i].probability);
    return found;
  }

  static bool IsWholeLine(const Edit& edit, std::size_t begin, std::size_t end) {
    return edit.start <= begin && edit.end >= end && edit.end > begin && edit.inserted.empty();
  }

  // The rule, and what a model has to say besides.
  static std::string Named(const Edit& edit) {
    std::string name = edit.rule;
    if (edit.probability) name += fmt::format(" {:.2f}", *edit.probability);
    for (const std::string& feature : edit.why)
      name += (&feature == &edit.why.front() ? ": " : ", ") + feature;
    return name;
  }

  void WriteRow(std::string_view mark, const std::string& text, const std::string& rules) {
    std::string row(mark);
    row += text;
    if (!rules.empty()) row += "  " + Styled("<" + rules + ">", Style::kDim, options_.colour);
    while (row.ends_with(' ')) row.pop_back();
    out_ += row + "\n";
  }

  std::string Shown(std::string_view text) const {
    return options_.full ? Harmless(text) : Cut(Harmless(text), kMaxLineCharacters);
  }

  // The line with its changed spans marked.
  std::string Marked(const std::vector<const Edit*>& edits, std::size_t begin,
                     std::size_t end) const {
    std::string text;
    std::size_t at = begin;
    for (const Edit* edit : edits) {
      const std::size_t from = std::clamp(edit->start, at, end),
                        to = std::clamp(edit->end, from, end);
      text += Span(at, from);
      text += Change(from, to, edit->inserted);
      at = to;
    }
    return text + Span(at, end);
  }

  // Unchanged text between changes; its ends are what matters.
  std::string Span(std::size_t begin, std::size_t end) const {
    const std::string text = Harmless(std::string_view(input_).substr(begin, end - begin));
    return options_.full ? text : Cut(text, kMaxSpanCharacters);
  }

  std::string Change(std::size_t begin, std::size_t end, const std::string& inserted) const {
    const std::string removed = Harmless(std::string_view(input_).substr(begin, end - begin));
    std::string out;
    if (!removed.empty()) out += Mark(removed, "[-", "-]", Style::kStruck);
    if (!inserted.empty()) out += Mark(Harmless(inserted), "{+", "+}", Style::kGreen);
    return out;
  }

  std::string Mark(const std::string& text, const char* open, const char* close,
                   Style style) const {
    return options_.colour ? Styled(text, style, true) : open + text + close;
  }

  static std::string RulesOf(const std::vector<const Edit*>& edits) {
    std::vector<std::string_view> rules;
    std::string out;
    for (const Edit* edit : edits) {
      if (std::find(rules.begin(), rules.end(), edit->rule) != rules.end()) continue;
      rules.push_back(edit->rule);
      out += (out.empty() ? "" : ", ") + edit->rule;
    }
    return out;
  }

  const std::vector<Edit>& edits_;
  const std::vector<Passage>& passages_;
  std::string input_, out_;
  ExplainOptions options_;
  std::size_t first_ = 0;    // the first edit that may touch the line
  std::size_t cleaned_ = 0;  // where the line begins in the cleaned text
  std::size_t passage_ = 0;  // the first that may touch it
};

}  // namespace

std::string ExplainText(const Report& report, const ExplainOptions& options) {
  return Explainer(report, options).Run();
}

}  // namespace newsieve::cli
