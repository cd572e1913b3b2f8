#include "eval/page_judge.h"

#include <algorithm>
#include <memory>
#include <new>
#include <string_view>

#include "base/utf8.h"
#include "text/words.h"

namespace newsieve {
namespace {

// The ASCII separators (FS, GS, RS, US), which Unicode does not call white space. Most scorers of
// lines are written in Python, which does.
bool IsSeparator(char32_t rune) { return rune >= 0x1C && rune <= 0x1F; }

// Where a line of text may end (Unicode 15, 5.8), and the separators but the last.
bool EndsLine(char32_t rune) {
  const bool control = (rune >= 0x0A && rune <= 0x0D) || rune == 0x85;
  return control || rune == 0x2028 || rune == 0x2029 || (IsSeparator(rune) && rune != 0x1F);
}

// Appends `text` with a space for each line end in it; one at the very end goes.
void AppendAsOneLine(std::string& out, std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    const char32_t rune = NextCharacter(text, pos);
    if (rune == '\r' && pos < text.size() && text[pos] == '\n') ++pos;
    if (!EndsLine(rune)) {
      out.append(text.substr(begin, pos - begin));
    } else if (pos < text.size()) {
      out += ' ';
    }
  }
}

// A page as the text that is cleaned, and where its lines begin and end there.
struct JoinedPage {
  struct Span {
    std::size_t begin, end;
  };
  std::string text;
  std::vector<Span> lines;
};

JoinedPage Join(const LabelledPage& page) {
  JoinedPage joined;
  for (const LabelledLine& line : page.lines) {
    if (!joined.lines.empty()) joined.text += '\n';
    const std::size_t begin = joined.text.size();
    AppendAsOneLine(joined.text, line.text);
    joined.lines.push_back({begin, joined.text.size()});
  }
  return joined;
}

// Of each line the rule of the edit that takes all of it; empty for other lines.
std::vector<std::string> RulesOf(const JoinedPage& page, const std::vector<Edit>& edits) {
  std::vector<std::string> rules;
  auto edit = edits.begin();
  for (const JoinedPage::Span& line : page.lines) {
    while (edit != edits.end() && edit->end <= line.begin) ++edit;
    const bool taken = edit != edits.end() && edit->inserted.empty() && line.begin < line.end &&
                       edit->start <= line.begin && edit->end >= line.end;
    rules.push_back(taken ? edit->rule : "");
  }
  return rules;
}

void Count(Confusion& counts, bool boilerplate, bool removed, std::size_t weight) {
  std::uint64_t& positive = boilerplate ? counts.true_positives : counts.false_positives;
  std::uint64_t& negative = boilerplate ? counts.false_negatives : counts.true_negatives;
  (removed ? positive : negative) += weight;
}

void CountLines(JudgedPage& judged) {
  for (std::size_t i = 0; i < judged.rules.size(); ++i) {
    if (judged.page.lines[i].label == LineLabel::kUndecided) continue;
    const bool boilerplate = judged.page.lines[i].label == LineLabel::kBoilerplate;
    const bool removed = !judged.rules[i].empty();
    Count(judged.counts.characters, boilerplate, removed, judged.Weight(i));
    Count(judged.counts.lines, boilerplate, removed, 1);
  }
}

}  // namespace

std::size_t JudgedPage::Weight(std::size_t line) const {
  const std::string& text = page.lines[line].text;
  const auto separators = std::count_if(text.begin(), text.end(), [](char byte) {
    return IsSeparator(static_cast<unsigned char>(byte));
  });
  return CountNonSpace(text) - static_cast<std::size_t>(separators);
}

bool JudgedPage::Wrong(std::size_t line) const {
  const LineLabel right = rules[line].empty() ? LineLabel::kArticle : LineLabel::kBoilerplate;
  return page.lines[line].label != LineLabel::kUndecided && page.lines[line].label != right;
}

PageJudge::PageJudge(const Filter& filter, const std::vector<std::string>& keys)
    : filter_(filter), keys_(keys), parsers_([] { return std::make_unique<LabelledParser>(); }) {}

JudgedPage PageJudge::Judge(const Input& input) const {
  const Document& document = input.reading.document;
  JudgedPage judged;
  judged.place = document.id;
  judged.failure = input.reading.failure;
  if (judged.failure) return judged;
  {
    const auto parser = parsers_.Take();
    judged.failure = (*parser).ParsePage(document.bytes, keys_, judged.page);
  }
  if (!judged.failure) judged.failure = Clean(judged);
  if (judged.page.id.empty()) judged.page.id = judged.place;
  return judged;
}

std::optional<Reason> PageJudge::Clean(JudgedPage& judged) const {
  JoinedPage joined = Join(judged.page);
  Document document;
  document.bytes = std::move(joined.text);
  document.encoding = "utf-8";
  document.source.site = judged.page.site;
  const Report report = filter_.Evaluate(document);
  if (report.decision == Decision::kFailed) return report.reasons.front();
  judged.rules = RulesOf(joined, report.edits);
  CountLines(judged);
  return std::nullopt;
}

}  // namespace newsieve
