#include "text/language_blocks.h"

#include <algorithm>
#include <array>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "base/rounded.h"
#include "text/expected_languages.h"
#include "text/language_lines.h"
#include "text/unicode.h"

namespace newsieve {
namespace {

// Lines [first, last), looked at together.
struct Stretch {
  std::size_t first = 0, last = 0;
  std::size_t letters = 0, words = 0, capital_words = 0;

  bool empty() const { return first == last; }
};

struct Found {
  Stretch stretch;
  Script script = kScriptCommon;
  LanguageVerdict verdict;
};

// The words that a text uses most, which in every language are those that say least: a stretch that
// lacks them is of another language, or of names and numbers.
class FamiliarWords {
 public:
  explicit FamiliarWords(std::span<const std::uint16_t> words) {
    std::array<std::uint32_t, kLanguageWords> counts{};
    for (const std::uint16_t word : words) ++counts[word];
    std::vector<std::pair<std::uint32_t, std::size_t>> repeated;
    for (std::size_t word = 0; word < kLanguageWords; ++word)
      if (counts[word] > 1) repeated.emplace_back(counts[word], word);
    const auto end =
        repeated.begin() + static_cast<std::ptrdiff_t>(std::min(kFamiliar, repeated.size()));
    std::partial_sort(repeated.begin(), end, repeated.end(), std::greater<>());
    for (auto word = repeated.begin(); word != end; ++word) familiar_[word->second] = true;
    share_ = ShareIn(words);
  }

  double ShareIn(std::span<const std::uint16_t> words) const {
    if (words.empty()) return 0;
    const auto hits = std::count_if(words.begin(), words.end(),
                                    [&](std::uint16_t word) { return familiar_[word]; });
    return static_cast<double>(hits) / static_cast<double>(words.size());
  }

  double share() const { return share_; }  // in the whole text

 private:
  static constexpr std::size_t kFamiliar = 16;
  std::array<bool, kLanguageWords> familiar_{};
  double share_ = 0;
};

class BlockFinder {
 public:
  BlockFinder(std::string_view text, const LanguageOptions& options)
      : text_(text),
        options_(options),
        lines_(ReadLanguageLines(text)),
        document_(TellLanguage(text, options)) {}

  LanguageFindings Find() {
    FindScripts();
    if (lines_.letters >= 2 * options_.blocks.language_letters) FindTongues();
    std::sort(found_.begin(), found_.end(),
              [](const Found& a, const Found& b) { return a.stretch.first < b.stretch.first; });
    JoinNeighbours();
    return Conclude();
  }

 private:
  const LanguageLine& LineAt(std::size_t i) const { return lines_.lines[i]; }

  bool DeviatesInScript(const LanguageLine& line) const {
    return IsOtherScript(line.script, lines_.script) &&
           line.script_letters >= options_.blocks.line_script_share * line.letters;
  }

  void Extend(Stretch& stretch, std::size_t line) const {
    const LanguageLine& read = LineAt(line);
    if (stretch.empty()) stretch.first = line;
    stretch.last = line + 1;
    stretch.letters += read.letters;
    stretch.words += read.words_end - read.words_begin;
    stretch.capital_words += read.capital_words;
  }

  std::string_view TextOf(const Stretch& stretch) const {
    const std::size_t begin = LineAt(stretch.first).span.begin;
    return text_.substr(begin, LineAt(stretch.last - 1).span.end - begin);
  }

  // Lists of names and titles look like any language.
  bool IsMostlyCapital(const Stretch& stretch) const {
    return static_cast<double>(stretch.capital_words) >
           options_.blocks.max_capital_share * static_cast<double>(stretch.words);
  }

  // Runs of lines in one other script; lines without letters may stand between them.
  void FindScripts() {
    Stretch run;
    Script script = kScriptCommon;
    const auto close = [&] {
      if (!run.empty()) JudgeScript(run, script);
      run = {};
    };
    for (std::size_t i = 0; i < lines_.lines.size(); ++i) {
      const LanguageLine& line = LineAt(i);
      if (line.letters == 0) continue;
      const bool deviates = DeviatesInScript(line);
      if (!deviates || line.script != script) close();
      if (deviates) script = line.script, Extend(run, i);
    }
    close();
  }

  void JudgeScript(const Stretch& run, Script script) {
    if (run.letters < options_.blocks.script_letters || IsMostlyCapital(run)) return;
    LanguageVerdict verdict = TellLanguage(TextOf(run), options_);
    const bool told = verdict.confidence >= options_.blocks.min_confidence;
    if (!told) verdict.code = "und", verdict.confidence = 0;
    // The document's own language in another script, or none: only much of it is worth a word.
    const bool sure = told && verdict.code != document_.code;
    if (sure || run.letters >= options_.blocks.language_letters)
      found_.push_back({run, script, std::move(verdict)});
  }

  // Lines in the text's own script: a long one by itself, short ones together until they are long.
  void FindTongues() {
    const FamiliarWords familiar(lines_.words);
    const bool all =
        document_.code == "und" || document_.other_share >= options_.blocks.mixed_share;
    Stretch unit;
    const auto close = [&] {
      if (unit.letters >= options_.blocks.language_letters) JudgeTongue(unit, familiar, all);
      unit = {};
    };
    for (std::size_t i = 0; i < lines_.lines.size(); ++i) {
      const LanguageLine& line = LineAt(i);
      if (line.letters == 0) continue;
      if (line.letters >= options_.blocks.language_letters || DeviatesInScript(line)) close();
      if (DeviatesInScript(line)) continue;
      Extend(unit, i);
      if (unit.letters >= options_.blocks.language_letters) close();
    }
    close();
  }

  void JudgeTongue(const Stretch& unit, const FamiliarWords& familiar, bool all) {
    if (IsMostlyCapital(unit)) return;
    const auto words = std::span(lines_.words).subspan(LineAt(unit.first).words_begin, unit.words);
    if (!all && familiar.ShareIn(words) >= options_.blocks.unfamiliar * familiar.share()) return;
    LanguageVerdict verdict = TellLanguage(TextOf(unit), options_);
    if (verdict.confidence < options_.blocks.min_confidence) return;
    if (verdict.code == document_.code || AreAlike(options_, verdict.code, document_.code)) return;
    found_.push_back({unit, lines_.script, std::move(verdict)});
  }

  // Whether the lines between two stretches are too little to be of any language for certain.
  bool IsGap(std::size_t first, std::size_t last) const {
    std::size_t letters = 0;
    for (std::size_t i = first; i < last; ++i) letters += LineAt(i).letters;
    return letters < options_.blocks.language_letters;
  }

  bool JoinsOn(const Found& block, const Found& next) const {
    return block.verdict.code == next.verdict.code && block.script == next.script &&
           IsGap(block.stretch.last, next.stretch.first);
  }

  void Join(Found& block, const Found& next) const {
    const double total = static_cast<double>(block.stretch.letters + next.stretch.letters);
    block.verdict.confidence =
        (block.verdict.confidence * static_cast<double>(block.stretch.letters) +
         next.verdict.confidence * static_cast<double>(next.stretch.letters)) /
        total;
    for (std::size_t i = block.stretch.last; i < next.stretch.last; ++i) Extend(block.stretch, i);
  }

  void JoinNeighbours() {
    std::vector<Found> joined;
    for (Found& found : found_) {
      if (!joined.empty() && JoinsOn(joined.back(), found)) {
        Join(joined.back(), found);
      } else {
        joined.push_back(std::move(found));
      }
    }
    found_ = std::move(joined);
  }

  LanguageFindings Conclude() const {
    LanguageFindings findings;
    findings.language = {
        .code = document_.code, .confidence = document_.confidence, .script = document_.script};
    for (const Found& found : found_) {
      const std::string_view block = TextOf(found.stretch);
      const auto start = static_cast<std::size_t>(block.data() - text_.data());
      findings.language.blocks.push_back({.where = {start, start + block.size()},
                                          .code = found.verdict.code,
                                          .confidence = Rounded(found.verdict.confidence),
                                          .script = found.verdict.script});
    }
    findings.shares = MeasureShares(findings.language);
    return findings;
  }

  LanguageShares MeasureShares(const Language& language) const {
    if (lines_.letters == 0) return {};
    std::size_t deviating = 0, expected = 0;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const LanguageBlock& block = language.blocks[i];
      deviating += found_[i].stretch.letters;
      if (IsExpected(options_, block.code, block.script)) expected += found_[i].stretch.letters;
    }
    if (IsExpected(options_, language.code, language.script))
      expected += lines_.letters - deviating;
    const auto total = static_cast<double>(lines_.letters);
    return {.deviating = static_cast<double>(deviating) / total,
            .expected = static_cast<double>(expected) / total};
  }

  std::string_view text_;
  const LanguageOptions& options_;
  LanguageLines lines_;
  LanguageVerdict document_;
  std::vector<Found> found_;
};

}  // namespace

LanguageFindings FindLanguages(std::string_view text, const LanguageOptions& options) {
  return BlockFinder(text, options).Find();
}

}  // namespace newsieve
