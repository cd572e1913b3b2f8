#include "rules/pattern.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <utility>

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include "base/utf8.h"
#include "text/unicode.h"

namespace newsieve {
namespace {

constexpr int kMinLiteralBytes = 2;  // a pair of braces or one sign of copyright is rare enough
constexpr std::int64_t kMaxMemoryBytes = 8 << 20;  // of one rule's automata
constexpr int kMaxProgramSize =
    4000;  // instructions; more, and the automaton no longer fits its memory and crawls

// Characters that folding replaces, so that no folded line holds them.
struct Unfoldable {
  std::string_view sign, instead;
};
constexpr std::array kUnfoldable = {Unfoldable{"\u2019", "'"},   Unfoldable{"\u2018", "'"},
                                    Unfoldable{"\u201c", "\""},  Unfoldable{"\u201d", "\""},
                                    Unfoldable{"\u2013", "-"},   Unfoldable{"\u2014", "-"},
                                    Unfoldable{"\u2026", "..."}, Unfoldable{"\u00a0", "a space"}};

// RE2's \W knows ASCII only, and takes the letters of every other script for signs. Here it is what
// rule authors mean by it: white space, punctuation and symbols of every script.
constexpr std::string_view kSigns =
    "[\\x00-/:-@\\[-`{-\\x{a9}\\x{ab}-\\x{b4}\\x{b6}-\\x{b9}\\x{bb}-\\x{bf}\\x{d7}\\x{f7}"
    "\\x{60c}\\x{61b}\\x{61f}\\x{6d4}\\x{964}\\x{965}\\x{2000}-\\x{2e7f}\\x{3000}-\\x{3004}"
    "\\x{3008}-\\x{303f}\\x{30fb}\\x{fe10}-\\x{fe6f}\\x{ff00}-\\x{ff0f}\\x{ff1a}-\\x{ff20}"
    "\\x{1f000}-\\x{1faff}]";

// Whether matching folded text with regard to case is matching it without: RE2 then makes smaller
// automata in half the time. Greek has two small letters for one capital, so case matters to it.
bool IsLowerCase(std::string_view expression) {
  constexpr std::string_view kNotSpelledOut = "pPx0123456789";        // \p{Lu}, \x41, \101
  if (expression.find("[:") != std::string_view::npos) return false;  // [[:upper:]]
  for (std::size_t pos = 0; pos < expression.size();) {
    const bool escape = expression[pos] == '\\';
    const char32_t rune = NextCharacter(expression, pos);
    if (escape && pos < expression.size()) {
      const char32_t escaped = NextCharacter(expression, pos);  // \W, \B, \S
      if (escaped < 0x80 && kNotSpelledOut.find(static_cast<char>(escaped)) != std::string::npos)
        return false;
    }
    const bool greek = (rune >= 0x370 && rune < 0x400) || (rune >= 0x1F00 && rune < 0x2000);
    if (greek || InfoOf(rune).lower != rune) return false;
  }
  return true;
}

// `expression` as RE2 is to have it: case-insensitive, with each \W outside of brackets written
// out.
std::string Prepared(std::string_view expression) {
  std::string out = IsLowerCase(expression) ? "" : "(?i)";
  bool in_class = false;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    const char c = expression[i];
    if (c == '\\' && i + 1 < expression.size()) {
      const bool signs = expression[++i] == 'W' && !in_class;
      out.append(signs ? kSigns : expression.substr(i - 1, 2));
      continue;
    }
    if (c == '[') in_class = true;
    if (c == ']') in_class = false;
    out.push_back(c);
  }
  return out;
}

RE2::Options Options() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kMaxMemoryBytes);
  return options;
}

// FilteredRE2 knows which sets of atoms allow a match, so it can be asked for a set without which
// none is possible.
class LiteralFinder {
 public:
  explicit LiteralFinder(const RE2& re) : filtered_(kMinLiteralBytes) {
    int id = 0;
    if (filtered_.Add(re.pattern(), re.options(), &id) == RE2::NoError) filtered_.Compile(&atoms_);
  }

  // First the longest atoms, as many as it takes, then without those common short ones that longer
  // ones make superfluous. Of "(about|on) the .* newsletter" the last word is left.
  std::vector<std::string> Find() const {
    constexpr std::size_t kCommonBytes = 7;  // "the ", "and ": they stand in every other line
    std::size_t least = 1, over = 1;         // the least size of an anchor is in [least, over)
    for (const std::string& atom : atoms_) over = std::max(over, atom.size() + 1);
    if (MatchesWithout(AtomsFrom(least))) return {};
    while (over - least > 1) {
      const std::size_t middle = least + (over - least) / 2;
      (MatchesWithout(AtomsFrom(middle)) ? over : least) = middle;
    }
    std::vector<bool> anchor = AtomsFrom(least);
    for (std::size_t i = 0; i < atoms_.size(); ++i) {
      if (!anchor[i] || atoms_[i].size() >= kCommonBytes) continue;
      anchor[i] = false;
      anchor[i] = MatchesWithout(anchor);
    }
    std::vector<std::string> literals;
    for (std::size_t i = 0; i < atoms_.size(); ++i)
      if (anchor[i]) literals.push_back(atoms_[i]);
    return literals;
  }

 private:
  std::vector<bool> AtomsFrom(std::size_t least_bytes) const {
    std::vector<bool> chosen;
    for (const std::string& atom : atoms_) chosen.push_back(atom.size() >= least_bytes);
    return chosen;
  }

  // Whether a text may match that holds all atoms but the excluded ones.
  bool MatchesWithout(const std::vector<bool>& excluded) const {
    std::vector<int> others, potentials;
    for (std::size_t i = 0; i < excluded.size(); ++i)
      if (!excluded[i]) others.push_back(static_cast<int>(i));
    filtered_.AllPotentials(others, &potentials);
    return !potentials.empty();
  }

  re2::FilteredRE2 filtered_;
  std::vector<std::string> atoms_;
};

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

struct Pattern::Compiled {
  std::once_flag once;
  std::unique_ptr<RE2> re;
};

bool Pattern::Refuse(std::string fault, std::string fix) {
  fault_ = std::move(fault);
  fix_ = std::move(fix);
  return false;
}

bool Pattern::IsUsable(const std::string& expression) {
  if (!IsValidUtf8(expression))
    return Refuse("RE2 refuses the pattern: invalid UTF-8", "save the file as UTF-8");
  for (const Unfoldable& entry : kUnfoldable)
    if (expression.find(entry.sign) != std::string::npos)
      return Refuse("no folded line holds '" + std::string(entry.sign) + "'",
                    "write " + std::string(entry.instead));
  if (!re().ok())
    return Refuse("RE2 refuses the pattern: " + RE2(expression, Options()).error(),
                  "see https://github.com/google/re2/wiki/Syntax: no look-around, no "
                  "back-references, repetition up to 1000");
  if (re().ProgramSize() > kMaxProgramSize)
    return Refuse(
        "the pattern is too large (" + std::to_string(re().ProgramSize()) + " instructions)",
        "write .* for a counted gap such as .{0,60}, and bound the line with max_words "
        "or max_chars; or part it into several `patterns`");
  if (RE2::PartialMatch("", re()))
    return Refuse("the pattern matches an empty line, so it matches every line",
                  "make at least one part of it mandatory");
  return true;
}

Pattern::Pattern() : compiled_(std::make_unique<Compiled>()) {}

Pattern::Pattern(const std::string& expression) : Pattern() {
  expression_ = expression;
  if (IsUsable(expression)) literals_ = LiteralFinder(re()).Find();
}

Pattern Pattern::Proven(std::string expression) {
  Pattern pattern;
  pattern.expression_ = std::move(expression);
  return pattern;
}

Pattern Pattern::AnyOf(const std::vector<std::string>& expressions) {
  std::string all;
  for (const std::string& expression : expressions)
    all += (all.empty() ? "(?:" : "|(?:") + expression + ")";
  return Proven(std::move(all));
}

const RE2& Pattern::re() const {
  std::call_once(compiled_->once, [this] {
    compiled_->re = std::make_unique<RE2>(Prepared(expression_), Options());
  });
  return *compiled_->re;
}

Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

bool Pattern::Matches(std::string_view text) const { return RE2::PartialMatch(Piece(text), re()); }

bool Pattern::MayMatch(std::string_view text) const {
  return !re().ok() || re().ProgramSize() > kMaxProgramSize || Matches(text);
}

bool Pattern::Find(std::string_view text, std::uint32_t& begin, std::uint32_t& end,
                   std::size_t from) const {
  std::array<re2::StringPiece, 2> groups;
  const int count = re().NumberOfCapturingGroups() > 0 ? 2 : 1;
  if (!re().Match(Piece(text), from, text.size(), RE2::UNANCHORED, groups.data(), count))
    return false;
  const re2::StringPiece span = groups[static_cast<std::size_t>(count) - 1];
  if (span.empty()) return false;
  begin = static_cast<std::uint32_t>(span.data() - text.data());
  end = begin + static_cast<std::uint32_t>(span.size());
  return true;
}

// Of the blocks of signs in kSigns those that have letters among them are signs throughout.
bool Pattern::IsSign(char32_t rune) {
  const auto in = [rune](char32_t first, char32_t last) { return rune >= first && rune <= last; };
  if (in(0x2000, 0x2E7F) || in(0x3000, 0x303F) || in(0xFE10, 0xFE6F) || in(0x1F000, 0x1FAFF))
    return true;
  return !(InfoOf(rune).flags & (kLetter | kDigit | kMark));
}

std::string Pattern::Quote(std::string_view literal) { return RE2::QuoteMeta(Piece(literal)); }

}  // namespace newsieve
