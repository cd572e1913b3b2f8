#include "rules/pattern.h"

#include <algorithm>
#include <array>
#include <utility>

#include <re2/filtered_re2.h>
#include <re2/re2.h>
#include <re2/set.h>

namespace newsieve {
namespace {

constexpr int kMinLiteralBytes = 2;  // a pair of braces or one sign of copyright is rare enough
constexpr std::int64_t kMaxSetMemoryBytes = 64 << 20;
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

// `expression` with each \W outside of brackets written out.
std::string WithUnicodeSigns(std::string_view expression) {
  std::string out;
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

RE2::Options OptionsWith(std::int64_t max_memory_bytes) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(false);
  options.set_max_mem(max_memory_bytes);
  return options;
}

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

Pattern::Pattern(const std::string& expression)
    : filtered_(std::make_unique<re2::FilteredRE2>(kMinLiteralBytes)) {
  for (const Unfoldable& entry : kUnfoldable) {
    if (expression.find(entry.sign) == std::string::npos) continue;
    fault_ = "no folded line holds '" + std::string(entry.sign) + "'";
    fix_ = "write " + std::string(entry.instead);
    return;
  }
  const RE2::Options options = OptionsWith(kMaxMemoryBytes);
  int id = 0;
  if (filtered_->Add(WithUnicodeSigns(expression), options, &id) != RE2::NoError) {
    const RE2 failed(expression, options);  // FilteredRE2 keeps the message to itself
    fault_ = "RE2 refuses the pattern: " + failed.error();
    fix_ =
        "see https://github.com/google/re2/wiki/Syntax: no look-around, no back-references, "
        "repetition up to 1000";
    return;
  }
  re_ = &filtered_->GetRE2(id);
  if (re_->ProgramSize() > kMaxProgramSize) {
    fault_ = "the pattern is too large (" + std::to_string(re_->ProgramSize()) + " instructions)";
    fix_ =
        "write .* for a counted gap such as .{0,60}, and bound the line with max_words or "
        "max_chars";
    return;
  }
  if (RE2::PartialMatch("", *re_)) {
    fault_ = "the pattern matches an empty line, so it matches every line";
    fix_ = "make at least one part of it mandatory";
    return;
  }
  std::vector<std::string> atoms;
  filtered_->Compile(&atoms);
  FindLiterals(atoms);
}

Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

// FilteredRE2 knows which sets of atoms allow a match, so it can be asked for a set without which
// none is possible: first the longest atoms, as many as it takes, then without those common short
// ones that longer ones make superfluous. Of "(about|on) the .* newsletter" the last word is left.
void Pattern::FindLiterals(const std::vector<std::string>& atoms) {
  constexpr std::size_t kCommonBytes = 7;  // "the ", "and ": they stand in every other line
  std::vector<bool> anchor(atoms.size(), false);
  std::size_t least = 0;
  for (const std::string& atom : atoms) least = std::max(least, atom.size());
  for (; least > 0; --least) {
    for (std::size_t i = 0; i < atoms.size(); ++i) anchor[i] = atoms[i].size() >= least;
    if (!MatchesWithout(anchor)) break;
  }
  if (least == 0) return;
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    if (!anchor[i] || atoms[i].size() >= kCommonBytes) continue;
    anchor[i] = false;
    anchor[i] = MatchesWithout(anchor);
  }
  for (std::size_t i = 0; i < atoms.size(); ++i)
    if (anchor[i]) literals_.push_back(atoms[i]);
}

bool Pattern::MatchesWithout(const std::vector<bool>& excluded) const {
  std::vector<int> others, potentials;
  for (std::size_t i = 0; i < excluded.size(); ++i)
    if (!excluded[i]) others.push_back(static_cast<int>(i));
  filtered_->AllPotentials(others, &potentials);
  return !potentials.empty();
}

bool Pattern::Matches(std::string_view text) const { return RE2::PartialMatch(Piece(text), *re_); }

bool Pattern::Find(std::string_view text, std::uint32_t& begin, std::uint32_t& end) const {
  std::array<re2::StringPiece, 2> groups;
  const int count = re_->NumberOfCapturingGroups() > 0 ? 2 : 1;
  if (!re_->Match(Piece(text), 0, text.size(), RE2::UNANCHORED, groups.data(), count)) return false;
  const re2::StringPiece span = groups[static_cast<std::size_t>(count) - 1];
  if (span.empty()) return false;
  begin = static_cast<std::uint32_t>(span.data() - text.data());
  end = begin + static_cast<std::uint32_t>(span.size());
  return true;
}

struct PatternSet::State {
  RE2::Set set{OptionsWith(kMaxSetMemoryBytes), RE2::UNANCHORED};
  bool usable = false;
};

PatternSet::PatternSet(const std::vector<std::string>& expressions)
    : state_(std::make_unique<State>()) {
  bool added = true;
  for (const std::string& expression : expressions)
    added &= state_->set.Add(WithUnicodeSigns(expression), nullptr) >= 0;
  state_->usable = added && state_->set.Compile();
}

PatternSet::~PatternSet() = default;

// RE2::Set answers "no match" when it runs out of memory; only its error tells the difference.
bool PatternSet::Match(std::string_view text, std::vector<int>& matching) const {
  if (!state_->usable) return false;
  RE2::Set::ErrorInfo error{RE2::Set::kNoError};
  state_->set.Match(Piece(text), &matching, &error);
  return error.kind == RE2::Set::kNoError;
}

std::string Pattern::Quote(std::string_view literal) { return RE2::QuoteMeta(Piece(literal)); }

}  // namespace newsieve
