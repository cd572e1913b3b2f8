#include "rules/anchors.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "rules/literal_rates.h"
#include "rules/pattern.h"
#include "text/unicode.h"

namespace newsieve {
namespace {

constexpr std::size_t kMaxTexts = 160, kMaxTextBytes = 20, kMaxClass = 6, kMinAnchorBytes = 2,
                      kMaxBeforeDigit = 3;

using Texts = std::vector<std::string>;

// What is known of a part of an expression: the texts that its matches begin with, and, where it is
// exact, are; and the best anchors inside it.
struct Part {
  Texts begins = {""};
  Texts inside;  // of a part that may be missing: what it begins with where it is not
  bool exact = true;
  bool signs = false;  // \W: may stand between the start of a line and a leading anchor
  std::optional<AnchorSet> best;
};

// The texts that may stand right before a part, for anchors that reach over the border.
struct Window {
  Texts texts = {""};
  bool leading = false;
  Texts skipped;  // what else may stand at the start: parts that may be missing
  bool empty() const { return texts.size() == 1 && texts[0].empty(); }
};

std::size_t LongestOf(const Texts& texts) {
  std::size_t longest = 0;
  for (const std::string& text : texts) longest = std::max(longest, text.size());
  return longest;
}

void RemoveDoubles(Texts& texts) {
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
}

// False, and nothing done, where the product would be too large.
bool Multiply(Texts& left, const Texts& right) {
  if (left.size() * right.size() > kMaxTexts) return false;
  if (LongestOf(left) + LongestOf(right) > kMaxTextBytes) return false;
  Texts product;
  for (const std::string& a : left)
    for (const std::string& b : right) product.push_back(a + b);
  RemoveDoubles(product);
  left = std::move(product);
  return true;
}

// Texts of which one begins with the other are one: the shorter.
AnchorSet SetOf(Texts texts, bool leading) {
  AnchorSet set;
  std::sort(texts.begin(), texts.end());
  for (std::string& text : texts) {
    if (!set.anchors.empty() && text.starts_with(set.anchors.back().text)) continue;
    const LiteralRates& rates = LiteralRates::BuiltIn();
    set.hits += leading ? rates.Leading(text) : rates.Anywhere(text);
    set.anchors.push_back({std::move(text), leading});
  }
  return set;
}

// One sign that tells more than most words do, such as a brace.
bool IsRareSign(const std::string& text) {
  constexpr double kRare = 0.01;
  const bool sign =
      text.size() == 1 && static_cast<unsigned char>(text[0]) < 0x80 &&
      !(InfoOf(static_cast<unsigned char>(text[0])).flags & (kLetter | kDigit | kSpace));
  return sign && LiteralRates::BuiltIn().Anywhere(text) < kRare;
}

// Alternatives may have chosen the same.
AnchorSet WithoutDoubles(const AnchorSet& set) {
  Texts leading, anywhere;
  for (const Anchor& anchor : set.anchors)
    (anchor.leading ? leading : anywhere).push_back(anchor.text);
  AnchorSet joined = SetOf(std::move(leading), true), others = SetOf(std::move(anywhere), false);
  joined.hits += others.hits;
  joined.anchors.insert(joined.anchors.end(), others.anchors.begin(), others.anchors.end());
  return joined;
}

void Consider(const Window& window, std::optional<AnchorSet>& best) {
  const bool leading = window.leading;
  Texts texts = window.texts;
  texts.insert(texts.end(), window.skipped.begin(), window.skipped.end());
  const auto too_short = [leading](const std::string& text) {
    if (text.empty()) return true;
    return !leading && text.size() < kMinAnchorBytes && !IsRareSign(text);
  };
  if (std::any_of(texts.begin(), texts.end(), too_short)) return;
  AnchorSet set = SetOf(std::move(texts), leading);
  if (!best || set.hits < best->hits) best = std::move(set);
}

struct Repetition {
  int least = 1;
  bool once = true;  // at most
};

class Reader {
 public:
  explicit Reader(std::string_view expression) : s_(expression) {}

  std::optional<AnchorSet> Run() {
    Part all = Alternatives({});
    if (failed_ || pos_ < s_.size() || !all.best) return std::nullopt;
    return WithoutDoubles(*all.best);
  }

 private:
  bool More() const { return pos_ < s_.size() && !failed_; }
  bool Skip(std::string_view text) {
    if (!s_.substr(pos_).starts_with(text)) return false;
    pos_ += text.size();
    return true;
  }
  Part Fail() {
    failed_ = true;
    return Unknown();
  }
  static Part Unknown() {
    return {.begins = {""}, .inside = {}, .exact = false, .signs = false, .best = {}};
  }
  static Part Exactly(std::string text) {
    return {.begins = {std::move(text)}, .inside = {}, .exact = true, .signs = false, .best = {}};
  }

  // A|B|C. Each needs an anchor of its own, or there is none for all.
  Part Alternatives(const Window& before) {
    Part all = Sequence(before);
    while (More() && Skip("|")) {
      const Part next = Sequence(before);
      all.exact &= next.exact;
      all.signs = false;
      all.begins.insert(all.begins.end(), next.begins.begin(), next.begins.end());
      if (!next.best) all.best.reset();
      if (!all.best) continue;
      all.best->hits += next.best->hits;
      all.best->anchors.insert(all.best->anchors.end(), next.best->anchors.begin(),
                               next.best->anchors.end());
    }
    RemoveDoubles(all.begins);
    if (all.begins.size() > kMaxTexts) all.begins = {""}, all.exact = false;
    return all;
  }

  Part Sequence(Window window) {
    Part all;
    while (More() && s_[pos_] != '|' && s_[pos_] != ')') {
      if (Skip("^")) {
        window.leading |= window.empty();
        continue;
      }
      const Part part = Repeated(window);
      Append(part, window, all);
    }
    Consider(window, all.best);
    return all;
  }

  // Adds what follows to the sequence: `window` is what stands before the next part.
  static void Append(const Part& part, Window& window, Part& all) {
    if (part.best && (!all.best || part.best->hits < all.best->hits)) all.best = part.best;
    if (all.exact && (!Multiply(all.begins, part.begins) || !part.exact)) all.exact = false;
    if (part.signs && window.empty()) return;  // `window` stays leading if it was
    if (!part.inside.empty() && window.leading && window.empty()) {
      window.skipped.insert(window.skipped.end(), part.inside.begin(), part.inside.end());
      return;
    }
    const Window before = window;
    const bool joined = Multiply(window.texts, part.begins);
    if (joined && part.exact) return;
    Consider(before, all.best);
    if (joined) Consider(window, all.best);
    const bool fresh = part.exact && LongestOf(part.begins) <= kMaxTextBytes;
    window = {.texts = fresh ? part.begins : Texts{""}, .leading = false, .skipped = {}};
  }

  Part Repeated(const Window& before) {
    Part part = Single(before);
    for (Repetition times; More() && ReadRepetition(times); times = {}) {
      if (!times.once) part.exact = false;
      if (times.least > 0) continue;
      const auto is_empty = [](const std::string& text) { return text.empty(); };
      if (std::none_of(part.begins.begin(), part.begins.end(), is_empty)) part.inside = part.begins;
      part.best.reset();
      if (part.exact) {
        part.begins.emplace_back();
        RemoveDoubles(part.begins);
      } else {
        part.begins = {""};
      }
    }
    return part;
  }

  bool ReadRepetition(Repetition& times) {
    if (Skip("?")) return times = {0, true}, true;
    if (Skip("*")) return times = {0, false}, Skip("?"), true;
    if (Skip("+")) return times = {1, false}, Skip("?"), true;
    if (!Skip("{")) return false;
    const std::size_t end = s_.find('}', pos_);
    if (end == std::string_view::npos) return failed_ = true, false;
    const std::string_view range = s_.substr(pos_, end - pos_);
    if (range.find_first_not_of("0123456789,") != std::string_view::npos || range.empty())
      return failed_ = true, false;
    times.least = range[0] == '0' || range[0] == ',' ? 0 : 1;
    times.once = range == "1" || range == "0,1";
    pos_ = end + 1;
    Skip("?");
    return true;
  }

  Part Single(const Window& before) {
    const std::size_t begin = pos_;
    const char32_t rune = NextCharacter(s_, pos_);
    switch (rune) {
      case '(':
        return Group(before);
      case '[':
        return Class();
      case '\\':
        return Escape(before);
      case '.':
        return Unknown();
      case '$':
        return Exactly("");
      case '*':
      case '+':
      case '?':
        return Fail();
      default:
        return Exactly(Lower(s_.substr(begin, pos_ - begin)));
    }
  }

  Part Group(const Window& before) {
    if (Skip("?P<")) {
      pos_ = std::min(s_.find('>', pos_), s_.size() - 1) + 1;
    } else if (!Skip("?:") && More() && s_[pos_] == '?') {
      return Fail();
    }
    Part part = Alternatives(before);
    if (!Skip(")")) return Fail();
    return part;
  }

  Part Escape(const Window& before) {
    if (!More()) return Fail();
    const char c = s_[pos_++];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!letter) return static_cast<unsigned char>(c) < 0x80 ? Exactly(std::string(1, c)) : Fail();
    Part part = Unknown();
    switch (c) {
      case 'b':
        return Exactly("");
      case 's':
        return Exactly(" ");  // the only white space of a folded line
      case 'W':
        part.signs = true;
        return part;
      case 'd':
        return before.leading && LongestOf(before.texts) <= kMaxBeforeDigit ? OneOf(Digits())
                                                                            : part;
      case 'D':
      case 'w':
      case 'S':
        return part;
      case 'p':
      case 'P':
        if (!Skip("{")) return ++pos_, part;
        pos_ = std::min(s_.find('}', pos_), s_.size() - 1) + 1;
        return part;
      default:
        return Fail();
    }
  }

  // A class of a few characters is as good as alternatives; any other says nothing.
  Part Class() {
    Texts texts;
    bool plain = !Skip("^");
    for (bool first = true; More() && (first || s_[pos_] != ']'); first = false) {
      if (s_.substr(pos_).starts_with("[:")) return Fail();
      const std::size_t begin = pos_;
      if (Skip("\\")) {
        if (!More() || static_cast<unsigned char>(s_[pos_]) >= 0x80) return Fail();
        const char c = s_[pos_++];
        if (c == 'p' || c == 'P' || c == 'x') plain = false, Skip("{");
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
          plain = false;
        texts.emplace_back(1, c);
        continue;
      }
      NextCharacter(s_, pos_);
      if (s_[begin] == '-' && !first && s_[pos_ < s_.size() ? pos_ : begin] != ']') plain = false;
      texts.push_back(Lower(s_.substr(begin, pos_ - begin)));
    }
    if (!Skip("]")) return Fail();
    if (!plain || texts.size() > kMaxClass) return Unknown();
    return OneOf(std::move(texts));
  }

  static Part OneOf(Texts texts) {
    RemoveDoubles(texts);
    return {.begins = std::move(texts), .inside = {}, .exact = true, .signs = false, .best = {}};
  }

  static Texts Digits() { return {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}; }

  static std::string Lower(std::string_view character) {
    std::size_t pos = 0;
    std::string lower;
    AppendCharacter(lower, InfoOf(NextCharacter(character, pos)).lower);
    return lower;
  }

  std::string_view s_;
  std::size_t pos_ = 0;
  bool failed_ = false;
};

}  // namespace

AnchorSet FindAnchors(std::string_view expression) {
  return Reader(expression).Run().value_or(AnchorSet{});
}

bool HasAnchor(const AnchorSet& set) {
  constexpr std::size_t kTellingBytes = 3;
  constexpr double kRareHits = 0.02;
  const auto telling = [](const Anchor& anchor) { return anchor.text.size() >= kTellingBytes; };
  return !set.anchors.empty() &&
         (set.hits <= kRareHits || std::all_of(set.anchors.begin(), set.anchors.end(), telling));
}

AnchorSet AnchorsOf(const Pattern& pattern, std::string_view expression) {
  AnchorSet own = FindAnchors(expression), others;
  if (HasAnchor(own)) return own;
  for (const std::string& literal : pattern.literals()) {
    others.anchors.push_back({literal, false});
    others.hits += LiteralRates::BuiltIn().Anywhere(literal);
  }
  return HasAnchor(others) || own.anchors.empty() ? others : own;
}

// The expected hits, then the anchors, each behind a sign.
std::vector<std::string> WriteAnchors(const AnchorSet& set) {
  std::array<char, 32> number{};
  const auto end = std::to_chars(number.data(), number.data() + number.size(), set.hits).ptr;
  std::vector<std::string> texts = {std::string(number.data(), end)};
  for (const Anchor& anchor : set.anchors)
    texts.push_back((anchor.leading ? '^' : '.') + anchor.text);
  return texts;
}

AnchorSet ReadAnchors(const std::vector<std::string>& texts) {
  AnchorSet set;
  std::from_chars(texts[0].data(), texts[0].data() + texts[0].size(), set.hits);
  for (std::size_t i = 1; i < texts.size(); ++i)
    set.anchors.push_back({texts[i].substr(1), texts[i][0] == '^'});
  return set;
}

}  // namespace newsieve
