// Pattern: one regular expression of a rule, and the literals of which each match holds one. The
// only user of RE2.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}  // namespace re2

namespace newsieve {

// Immutable after construction and thread-safe. Matching is linear in time and case-insensitive, on
// folded text: where the expression has no upper-case letter, the text must not have any either.
class Pattern {
 public:
  explicit Pattern(const std::string& expression);
  // An expression that is known to have no fault, and whose literals nobody will ask for, is
  // compiled when it is first matched: few of a thousand are needed to clean one document.
  static Pattern Proven(std::string expression);
  // Matches where any of these proven ones does: they are looked for together.
  static Pattern AnyOf(const std::vector<std::string>& expressions);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  const std::string& expression() const { return expression_; }

  // What is wrong with the expression, and the mend; empty where nothing is. A faulty pattern must
  // not be matched.
  const std::string& fault() const { return fault_; }
  const std::string& fix() const { return fix_; }

  // Lower-case literals: a text that holds none of them cannot match.
  // Empty: none are known.
  const std::vector<std::string>& literals() const { return literals_; }

  bool Matches(std::string_view text) const;

  // False only where the pattern does not match. One that is larger than a pattern may be, as many
  // together can be, rules nothing out.
  bool MayMatch(std::string_view text) const;

  // The span of group 1, or of the whole match where there is no group, of the first match that
  // begins at `from` or behind it (^ and \b see what is before). An empty span is no match.
  bool Find(std::string_view text, std::uint32_t& begin, std::uint32_t& end,
            std::size_t from = 0) const;

  // True for every character that \W takes, and perhaps for a few others.
  static bool IsSign(char32_t rune);

  // `literal` as an expression that matches just it.
  static std::string Quote(std::string_view literal);

 private:
  bool Refuse(std::string fault, std::string fix);
  bool IsUsable(const std::string& expression);

  struct Compiled;  // on first use
  Pattern();
  const re2::RE2& re() const;

  std::string expression_;
  std::unique_ptr<Compiled> compiled_;
  std::vector<std::string> literals_;
  std::string fault_, fix_;
};

}  // namespace newsieve
