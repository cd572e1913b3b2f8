#include "rules/anchors.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "rules/pattern.h"
#include "text/unicode.h"

namespace newsieve {
namespace {

constexpr std::size_t kMaxTexts = 160, kMaxTextBytes = 20, kMaxClass = 6, kMinAnchorBytes = 2;
constexpr double kLineBytes = 56;  // of a line of whole pages, on average

using Texts = std::vector<std::string>;

// What is known of a part of an expression: the texts that its matches begin with, and, where it is
// exact, are; and the best anchors inside it.
struct Part {
  Texts begins = {""};
  bool exact = true;
  bool at_start = false;  // begins with ^
  bool signs = false;     // \W: may stand between the start of a line and a leading anchor
  std::optional<AnchorSet> best;
};

// The texts that may stand right before a part, for anchors that reach over the border.
struct Window {
  Texts texts = {""};
  bool leading = false;
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
    set.hits += leading ? ExpectedHits(text) / (kLineBytes / 4) : ExpectedHits(text);
    set.anchors.push_back({std::move(text), leading});
  }
  return set;
}

void Consider(const Texts& texts, bool leading, std::optional<AnchorSet>& best) {
  const auto too_short = [](const std::string& text) { return text.size() < kMinAnchorBytes; };
  if (std::any_of(texts.begin(), texts.end(), too_short)) return;
  AnchorSet set = SetOf(texts, leading);
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
    if (failed_ || pos_ < s_.size()) return std::nullopt;
    AnchorSet set = all.best.value_or(AnchorSet{});
    set.at_start = all.at_start;
    return set;
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
    return {.begins = {""}, .exact = false, .at_start = false, .signs = false, .best = {}};
  }
  static Part Exactly(std::string text) {
    return {
        .begins = {std::move(text)}, .exact = true, .at_start = false, .signs = false, .best = {}};
  }

  // A|B|C. Each needs an anchor of its own, or there is none for all.
  Part Alternatives(const Window& before) {
    Part all = Sequence(before);
    while (More() && Skip("|")) {
      const Part next = Sequence(before);
      all.exact &= next.exact;
      all.signs = false;
      all.at_start &= next.at_start;
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
    all.at_start = s_.substr(pos_).starts_with('^');
    while (More() && s_[pos_] != '|' && s_[pos_] != ')') {
      if (Skip("^")) {
        window.leading |= window.empty();
        continue;
      }
      const Part part = Repeated(window);
      Append(part, window, all);
    }
    Consider(window.texts, window.leading, all.best);
    return all;
  }

  // Adds what follows to the sequence: `window` is what stands before the next part.
  static void Append(const Part& part, Window& window, Part& all) {
    if (part.best && (!all.best || part.best->hits < all.best->hits)) all.best = part.best;
    if (all.exact && (!Multiply(all.begins, part.begins) || !part.exact)) all.exact = false;
    if (part.signs && window.empty()) return;  // `window` stays leading if it was
    const Texts before = window.texts;
    const bool joined = Multiply(window.texts, part.begins);
    if (joined && part.exact) return;
    Consider(before, window.leading, all.best);
    if (joined) Consider(window.texts, window.leading, all.best);
    const bool fresh = part.exact && LongestOf(part.begins) <= kMaxTextBytes;
    window = {fresh ? part.begins : Texts{""}, false};
  }

  Part Repeated(const Window& before) {
    Part part = Single(before);
    for (Repetition times; More() && ReadRepetition(times); times = {}) {
      if (!times.once) part.exact = false;
      if (times.least > 0) continue;
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
        return Escape();
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

  Part Escape() {
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
    RemoveDoubles(texts);
    return {
        .begins = std::move(texts), .exact = true, .at_start = false, .signs = false, .best = {}};
  }

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

// Words that stand in every other line.
constexpr std::string_view kCommonWords[] = {
    "the",  "and",  "for",   "you",   "your",  "with",  "this",  "that", "from", "are",  "our",
    "all",  "more", "not",   "has",   "have",  "will",  "was",   "were", "can",  "may",  "his",
    "her",  "its",  "their", "about", "new",   "news",  "use",   "get",  "out",  "but",  "who",
    "they", "been", "also",  "one",   "any",   "these", "other", "to",   "of",   "in",   "on",
    "at",   "by",   "is",    "it",    "as",    "or",    "be",    "an",   "we",   "us",   "a",
    "i",    "if",   "do",    "my",    "up",    "no",    "so",    "he",   "she",  "read", "here",
    "home", "time", "year",  "years", "first", "last",  "said",  "de",   "la",   "le",   "les",
    "et",   "des",  "en",    "el",    "los",   "las",   "que",   "un",   "una",  "por",  "para",
    "con",  "del",  "se",    "su",    "der",   "die",   "das",   "und",  "den",  "von",  "zu",
    "mit",  "im",   "auf",   "für",   "ist",   "ein",   "eine",  "di",   "da",   "il",   "che",
    "per",  "dan",  "yang",  "ini",   "untuk", "dari",  "een",   "het",  "van",  "je",   "op",
    "na",   "do",   "w",     "z",     "nie",   "to",    "ve",    "bu",   "e",    "o",    "os",
    "as",   "em",   "um",    "uma",   "com",   "não",   "и",     "в",    "на",   "не",   "с",
    "по",   "за",   "что",   "та",    "у",     "du",    "est",   "y"};

bool IsCommon(std::string_view word) {
  return std::find(std::begin(kCommonWords), std::end(kCommonWords), word) !=
         std::end(kCommonWords);
}

// The chance of a byte after those before it.
double ByteChance(char c) {
  constexpr double kCommonLetter = 0.13, kLetter = 0.07, kRareLetter = 0.025, kWide = 0.2,
                   kDigitOrSign = 0.03, kSpace = 0.25;
  if (static_cast<unsigned char>(c) >= 0x80) return kWide;
  if (c == ' ') return kSpace;
  if (c < 'a' || c > 'z') return kDigitOrSign;
  if (std::string_view("etaoinsr").find(c) != std::string_view::npos) return kCommonLetter;
  return std::string_view("jqxzkvwyb").find(c) != std::string_view::npos ? kRareLetter : kLetter;
}

}  // namespace

double ExpectedHits(std::string_view literal) {
  constexpr double kCommonWord = 0.004;
  double chance = 1;
  for (std::size_t pos = 0; pos < literal.size();) {
    if (literal[pos] == ' ') {
      chance *= ByteChance(literal[pos++]);
      continue;
    }
    const std::size_t end = std::min(literal.find(' ', pos), literal.size());
    double word = 1;
    // Letters of a word depend on one another: each further one tells less.
    constexpr std::size_t kTelling = 4;
    for (std::size_t i = pos; i < end; ++i)
      word *= i - pos < kTelling ? ByteChance(literal[i]) : 0.4;
    if (IsCommon(literal.substr(pos, end - pos))) word = std::max(word, kCommonWord);
    chance *= word;
    pos = end;
  }
  return chance * kLineBytes;
}

AnchorSet FindAnchors(std::string_view expression) {
  return Reader(expression).Run().value_or(AnchorSet{});
}

bool HasAnchor(const AnchorSet& set) {
  constexpr std::size_t kMinLoneBytes = 3;
  const auto enough = [](const Anchor& anchor) { return anchor.text.size() >= kMinLoneBytes; };
  return !set.anchors.empty() && std::all_of(set.anchors.begin(), set.anchors.end(), enough);
}

AnchorSet AnchorsOf(const Pattern& pattern, std::string_view expression) {
  AnchorSet set = FindAnchors(expression);
  if (HasAnchor(set)) return set;
  set.anchors.clear();
  set.hits = 0;
  for (const std::string& literal : pattern.literals()) {
    set.anchors.push_back({literal, false});
    set.hits += ExpectedHits(literal);
  }
  return set;
}

// The expected hits, whether matches begin at the start, then the anchors, each behind a sign.
std::vector<std::string> WriteAnchors(const AnchorSet& set) {
  std::array<char, 32> number{};
  const auto end = std::to_chars(number.data(), number.data() + number.size(), set.hits).ptr;
  std::vector<std::string> texts = {std::string(number.data(), end), set.at_start ? "^" : ""};
  for (const Anchor& anchor : set.anchors)
    texts.push_back((anchor.leading ? '^' : '.') + anchor.text);
  return texts;
}

AnchorSet ReadAnchors(const std::vector<std::string>& texts) {
  AnchorSet set;
  std::from_chars(texts[0].data(), texts[0].data() + texts[0].size(), set.hits);
  set.at_start = !texts[1].empty();
  for (std::size_t i = 2; i < texts.size(); ++i)
    set.anchors.push_back({texts[i].substr(1), texts[i][0] == '^'});
  return set;
}

}  // namespace newsieve
