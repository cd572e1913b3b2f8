// Pattern: one regular expression of a rule, and the literals of which each match holds one. The
// only user of RE2.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class FilteredRE2;
class RE2;
}  // namespace re2

namespace newsieve {

// Immutable after construction and thread-safe. Matching is case-insensitive and linear in time.
class Pattern {
 public:
  explicit Pattern(const std::string& expression);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  // What is wrong with the expression, and the mend; empty where nothing is. A faulty pattern must
  // not be matched.
  const std::string& fault() const { return fault_; }
  const std::string& fix() const { return fix_; }

  // // Lower-case literals: a text that holds none of them cannot match.
  // Empty: none are known.
  const std::vector<std::string>& literals() const { return literals_; }

  bool Matches(std::string_view text) const;

  // The span of group 1, or of the whole match where there is no group. An empty span is no match.
  bool Find(std::string_view text, std::uint32_t& begin, std::uint32_t& end) const;

  // `literal` as an expression that matches just it.
  static std::string Quote(std::string_view literal);

 private:
  void FindLiterals(const std::vector<std::string>& atoms);
  // Whether a text may match that holds all atoms but the excluded ones.
  bool MatchesWithout(const std::vector<bool>& excluded) const;

  std::unique_ptr<re2::FilteredRE2> filtered_;
  const re2::RE2* re_ = nullptr;
  std::vector<std::string> literals_;
  std::string fault_, fix_;
};

// Several expressions, none of them faulty, tried at once. Immutable after construction and
// thread-safe.
class PatternSet {
 public:
  explicit PatternSet(const std::vector<std::string>& expressions);
  ~PatternSet();

  // Fills `matching` with the indices of the expressions that match, in no order. False where that
  // cannot be told (the common automaton does not fit its memory): then each has to be tried by
  // itself.
  bool Match(std::string_view text, std::vector<int>& matching) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace newsieve
