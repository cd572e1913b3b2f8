#include "html/line_writer.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace newsieve {
namespace {

// Longer cells are no table's, but columns of a page.
constexpr std::size_t kMaxCellBytes = 200;

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

enum class ByteKind : std::uint8_t { kOther, kSpace, kMaybeNoBreakSpace };

constexpr std::array<ByteKind, 256> kByteKinds = [] {
  std::array<ByteKind, 256> kinds{};
  for (const char c : {' ', '\t', '\n', '\r', '\f'})
    kinds[static_cast<unsigned char>(c)] = ByteKind::kSpace;
  kinds[static_cast<unsigned char>(kNoBreakSpace[0])] = ByteKind::kMaybeNoBreakSpace;
  return kinds;
}();

ByteKind KindOf(char c) { return kByteKinds[static_cast<unsigned char>(c)]; }

// Where the white space ends that begins at `at`.
std::size_t SkipSpace(std::string_view text, std::size_t at) {
  while (true) {
    while (at < text.size() && KindOf(text[at]) == ByteKind::kSpace) ++at;
    if (!text.substr(at).starts_with(kNoBreakSpace)) return at;
    at += kNoBreakSpace.size();
  }
}

// Where white space begins at or behind `at` that is more than a single space within the text.
std::size_t FindRaggedSpace(std::string_view text, std::size_t at) {
  for (; at < text.size(); ++at) {
    const ByteKind kind = KindOf(text[at]);
    if (kind == ByteKind::kOther) continue;
    const bool single =
        text[at] == ' ' && at + 1 < text.size() && KindOf(text[at + 1]) == ByteKind::kOther;
    if (single) continue;
    if (kind == ByteKind::kSpace || text.substr(at).starts_with(kNoBreakSpace)) break;
  }
  return at;
}

}  // namespace

void LineWriter::Write(std::string_view text, const OpenElement& in) {
  if (in.literal) {
    WriteLiteral(text, in);
  } else {
    WriteCollapsed(text, in);
  }
}

void LineWriter::WriteCollapsed(std::string_view text, const OpenElement& in) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = SkipSpace(text, at);
    if (begin > at) Space();
    at = FindRaggedSpace(text, begin);
    if (at > begin) Append(text.substr(begin, at - begin), in);
  }
}

void LineWriter::WriteLiteral(std::string_view text, const OpenElement& in) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = text.substr(0, end);
    const bool blank = line.find_first_not_of(" \t\f") == line.npos;
    if (!blank || (open_ && !line.empty())) Append(line, in);
    if (end == text.size()) return;
    Break(false);
    text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
  }
}

void LineWriter::Append(std::string_view text, const OpenElement& in) {
  if (!open_) Begin(in);
  if (space_) page_.text += ' ';
  space_ = false;
  HtmlLine& line = page_.lines.back();
  const std::size_t begin = page_.text.size();
  page_.text += text;
  line.end = page_.text.size();
  const bool goes_on = line.run_count > 0 && page_.runs.back().element == in.element;
  if (goes_on) {
    page_.runs.back().end = line.end;
    return;
  }
  page_.runs.push_back({begin, line.end, in.element});
  ++line.run_count;
}

void LineWriter::Begin(const OpenElement& in) {
  if (!page_.text.empty()) page_.text += gap_ == Gap::kMargin ? "\n\n" : "\n";
  HtmlLine& line = page_.lines.emplace_back();
  line.begin = line.end = page_.text.size();
  line.element = in.block;
  line.first_run = static_cast<std::uint32_t>(page_.runs.size());
  line.kind = in.kind;
  line.level = in.level;
  line.ordered = in.ordered && in.kind == LineKind::kListItem;
  gap_ = Gap::kNone;
  open_ = true;
  space_ = after_br_ = false;
}

void LineWriter::End() { open_ = space_ = false; }

void LineWriter::Break(bool margin) {
  if (open_) End();
  after_br_ = false;
  gap_ = std::max(gap_, margin ? Gap::kMargin : Gap::kLine);
}

void LineWriter::BreakLine() {
  const bool second = after_br_;
  Break(second);
  after_br_ = true;
}

void LineWriter::JoinRow(std::size_t first, std::uint32_t row) {
  Break(false);
  auto& lines = page_.lines;
  if (lines.size() < first + 2) return;
  for (std::size_t i = first; i < lines.size(); ++i) {
    const Tag tag = page_.elements[lines[i].element].tag;
    const bool cell = tag == Tag::kTd || tag == Tag::kTh;
    const bool repeated = i > first && lines[i].element == lines[i - 1].element;
    const bool apart = i > first && lines[i].begin != lines[i - 1].end + 1;
    if (!cell || repeated || apart || lines[i].end - lines[i].begin > kMaxCellBytes) return;
  }
  for (std::size_t i = first + 1; i < lines.size(); ++i) {
    page_.text[lines[i].begin - 1] = '\t';
    lines[first].run_count += lines[i].run_count;
  }
  lines[first].end = lines.back().end;
  lines[first].kind = LineKind::kTableRow;
  lines[first].element = row;
  lines.resize(first + 1);
}

void LineWriter::Finish() {
  Break(false);
  if (!page_.text.empty()) page_.text += '\n';
}

}  // namespace newsieve
