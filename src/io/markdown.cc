#include "io/markdown.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/yaml_quote.h"
#include "io/markdown_escape.h"

namespace newsieve {
namespace {

using Kind = LineRole::Kind;

struct Line {
  std::string_view text;           // not blank
  const LineRole* role = nullptr;  // none: a paragraph
  bool apart = false;              // an empty line stands before it

  bool Is(Kind kind) const { return role != nullptr && role->kind == kind; }
};

bool IsBlank(std::string_view text) { return text.find_first_not_of(" \t\r\f\v") == text.npos; }

std::vector<Line> LinesOf(const Report& report) {
  std::vector<Line> lines;
  bool apart = false;
  auto role = report.roles.begin();
  const std::string_view text = report.text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    while (role != report.roles.end() && role->start < begin) ++role;
    if (IsBlank(line)) {
      apart = true;
    } else {
      const bool has = role != report.roles.end() && role->start < std::max(end, begin + 1);
      lines.push_back({line, has ? &*role : nullptr, apart});
      apart = false;
    }
    begin = end + 1;
  }
  return lines;
}

class Writer {
 public:
  // `breaks`: lines of a paragraph stay lines, as those of a page are.
  Writer(std::vector<Line> lines, bool breaks) : lines_(std::move(lines)), breaks_(breaks) {}

  std::string Written() {
    for (std::size_t i = 0; i < lines_.size();) {
      if (i > 0) out_ += '\n';
      i = Block(i);
    }
    return std::move(out_);
  }

 private:
  // Writes the block that begins with line `i`, without a line end behind it but its own, and
  // returns the line behind it.
  std::size_t Block(std::size_t i) {
    if (lines_[i].role == nullptr) return Paragraph(i);
    switch (lines_[i].role->kind) {
      case Kind::kHeading:
        return Heading(i);
      case Kind::kListItem:
        return List(i);
      case Kind::kQuote:
        return Quote(i);
      case Kind::kTableRow:
        return Table(i);
      case Kind::kPreformatted:
        return Preformatted(i);
      case Kind::kCaption:
        return Paragraph(i);
    }
    return Paragraph(i);
  }

  void Add(std::string_view prefix, std::string_view text) {
    out_.append(prefix).append(EscapedMarkdown(text)) += '\n';
  }

  std::size_t Paragraph(std::size_t i) {
    const std::size_t begin = i;
    for (; i < lines_.size() && (i == begin || (!lines_[i].apart && SameRole(begin, i))); ++i) {
      if (i > begin && breaks_) out_.insert(out_.size() - 1, "\\");
      Add("", lines_[i].text);
    }
    return i;
  }

  bool SameRole(std::size_t a, std::size_t b) const {
    if (lines_[a].role == nullptr || lines_[b].role == nullptr)
      return lines_[a].role == lines_[b].role;
    return lines_[a].role->kind == lines_[b].role->kind;
  }

  std::size_t Heading(std::size_t i) {
    const std::size_t level = std::clamp<std::size_t>(lines_[i].role->level, 1, 6);
    Add(std::string(level, '#') + " ", lines_[i].text);
    return i + 1;
  }

  // Numbers are those of the items that are left.
  std::size_t List(std::size_t i) {
    constexpr std::size_t kMaxLevel = 16;
    std::array<std::size_t, kMaxLevel + 1> numbers{};
    std::array<std::size_t, kMaxLevel + 2> indents{};  // by level
    std::size_t above = 0;
    for (; i < lines_.size() && lines_[i].Is(Kind::kListItem); ++i) {
      const LineRole& role = *lines_[i].role;
      // A level without one above it would be code.
      const std::size_t level =
          std::min({std::max<std::size_t>(role.level, 1), above + 1, kMaxLevel});
      if (level > above) numbers[level] = 0;
      const std::string marker =
          role.ordered ? std::to_string(++numbers[level]) + ". " : std::string("- ");
      Add(std::string(indents[level], ' ') + marker, lines_[i].text);
      indents[level + 1] = indents[level] + marker.size();
      above = level;
    }
    return i;
  }

  std::size_t Quote(std::size_t i) {
    for (bool first = true; i < lines_.size() && lines_[i].Is(Kind::kQuote); ++i, first = false) {
      const std::size_t level = std::max<std::size_t>(lines_[i].role->level, 1);
      const std::string marks(level, '>');
      if (!first) out_.append(marks) += '\n';
      Add(marks + " ", lines_[i].text);
    }
    return i;
  }

  // The first row is the head, for Markdown has no table without one.
  std::size_t Table(std::size_t i) {
    std::size_t columns = 0, end = i;
    for (;
         end < lines_.size() && lines_[end].Is(Kind::kTableRow) && (end == i || !lines_[end].apart);
         ++end)
      columns = std::max(columns, CellsOf(lines_[end].text).size());
    for (std::size_t row = i; row < end; ++row) {
      std::vector<std::string_view> cells = CellsOf(lines_[row].text);
      cells.resize(columns);
      for (const std::string_view cell : cells)
        out_.append("| ").append(EscapedMarkdownCell(cell)).append(cell.empty() ? "" : " ");
      out_ += "|\n";
      if (row > i) continue;
      for (std::size_t column = 0; column < columns; ++column) out_ += "| --- ";
      out_ += "|\n";
    }
    return end;
  }

  static std::vector<std::string_view> CellsOf(std::string_view row) {
    std::vector<std::string_view> cells;
    for (std::size_t begin = 0;;) {
      const std::size_t end = std::min(row.find('\t', begin), row.size());
      cells.push_back(row.substr(begin, end - begin));
      if (end == row.size()) return cells;
      begin = end + 1;
    }
  }

  std::size_t Preformatted(std::size_t i) {
    std::size_t end = i, longest = 0;
    for (; end < lines_.size() && lines_[end].Is(Kind::kPreformatted); ++end)
      longest = std::max(longest, LongestRun(lines_[end].text, '`'));
    const std::string fence(std::max<std::size_t>(longest + 1, 3), '`');
    out_.append(fence) += '\n';
    for (std::size_t line = i; line < end; ++line) {
      if (line > i && lines_[line].apart) out_ += '\n';
      out_.append(lines_[line].text) += '\n';
    }
    out_.append(fence) += '\n';
    return end;
  }

  static std::size_t LongestRun(std::string_view text, char c) {
    std::size_t longest = 0, run = 0;
    for (const char at : text) longest = std::max(longest, run = at == c ? run + 1 : 0);
    return longest;
  }

  std::vector<Line> lines_;
  bool breaks_;
  std::string out_;
};

void AddScalar(std::string_view key, std::string_view value, std::string& out) {
  if (!value.empty()) out.append(key).append(": ").append(YamlQuoted(value)) += '\n';
}

// The names of a page's authors one by one, else what the document states of them.
void AddAuthors(const Document& document, const Report& report, std::string& out) {
  const auto fact = std::ranges::find(report.metadata, "author", &PageFact::name);
  if (!document.author.empty() || fact == report.metadata.end())
    return AddScalar("author", report.author, out);
  out += "author:\n";
  for (const std::string& name : fact->values) out.append("- ").append(YamlQuoted(name)) += '\n';
}

std::string FrontMatter(const Document& document, const Report& report) {
  std::string out = "---\n";
  AddScalar("title", report.title, out);
  AddAuthors(document, report, out);
  AddScalar("date", report.published, out);
  AddScalar("lang", report.language.code == "und" ? "" : report.language.code, out);
  AddScalar("url", document.source.url, out);
  AddScalar("id", document.id, out);
  std::array<char, 32> score;
  const auto end = std::to_chars(score.data(), score.data() + score.size(), report.score).ptr;
  out.append("score: ").append(score.data(), end) += "\n---\n\n";
  return out;
}

}  // namespace

std::string MarkdownOf(const Document& document, const Report& report) {
  return FrontMatter(document, report) +
         Writer(LinesOf(report), document.content == ContentType::kHtml).Written();
}

}  // namespace newsieve
