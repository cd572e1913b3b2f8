#include "clean/core.h"

#include <algorithm>
#include <cstdint>

namespace newsieve {
namespace {

using Lines = std::vector<const LineFacts*>;

// Begins as only the rest of a sentence does.
bool BeginsInside(const LineFacts& line) {
  const bool lower = (line.traits & kStartsLower) && !(line.traits & kHasMarker);
  return lower || (line.traits & kBeginsWithStop);
}

// `line` goes on with what `above` began.
bool Continues(const LineFacts& above, const LineFacts& line) {
  if ((line.traits & kHasMarker) || !BeginsInside(line)) return false;
  if ((line.traits & kBeginsWithStop) && (line.traits & kHasLetter)) return true;
  return !EndsSentence(above) && above.end != LineEnd::kColon;
}

// A short line such as the text of a link (a name, so in capitals), between a line that has not
// ended and one that goes on.
bool IsLinkText(const LineFacts& above, const LineFacts& line) {
  constexpr std::uint32_t kMaxLinkWords = 8;
  const bool above_open = (above.end == LineEnd::kNone || above.end == LineEnd::kComma) &&
                          (above.traits & kEndsInLower);
  return above_open && line.words <= kMaxLinkWords && !(line.traits & kHasMarker) &&
         !BeginsInside(line);
}

bool ChainIsProse(const Lines& lines, std::size_t begin, std::size_t end,
                  const ProseOptions& options) {
  constexpr std::uint32_t kMinLongestEnded = 4, kMinLongestUnended = 6, kMinMeanWords = 3;
  std::uint64_t words = 0;
  std::uint32_t longest = 0;
  bool sentence = false;
  for (std::size_t i = begin; i < end; ++i) {
    const LineFacts& line = *lines[i];
    if (HasWords(line, options.line)) return true;
    words += line.words;
    longest = std::max(longest, line.words);
    sentence |= EndsSentence(line) || (line.traits & kSentenceInside);
  }
  if (sentence && words >= options.chain.ended && longest >= kMinLongestEnded) return true;
  return words >= options.chain.unended && longest >= kMinLongestUnended &&
         words >= kMinMeanWords * (end - begin);
}

// A maximum-sum stretch. Only prose scores, so it begins and ends with prose; sum 0: there is none.
struct Stretch {
  std::int64_t sum = 0;
  std::size_t begin = 0, end = 0;
};

class Scorer {
 public:
  Scorer(const Lines& lines, const std::vector<ProseKind>& prose, const ProseOptions& prose_options,
         const CoreOptions& options)
      : scores_(lines.size()) {
    for (std::size_t i = 0; i < lines.size(); ++i)
      scores_[i] = ScoreOf(*lines[i], prose[i], prose_options, options);
  }

  Stretch Best(std::size_t begin, std::size_t end) const {
    Stretch best, running;
    for (std::size_t i = begin; i < end; ++i) {
      if (running.sum <= 0) running = {0, i, i};
      running.sum += scores_[i];
      running.end = i + 1;
      if (running.sum > best.sum) best = running;
    }
    return best;
  }

  // Where the first stretch of [begin, end) with a sum of at least `sum` begins; `end` without one.
  std::size_t FirstBegin(std::size_t begin, std::size_t end, double sum) const {
    std::size_t start = begin;
    std::int64_t running = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (running <= 0) running = 0, start = i;
      running += scores_[i];
      if (running > 0 && static_cast<double>(running) >= sum) return start;
    }
    return end;
  }

  // Where the last such stretch ends; `begin` without one.
  std::size_t LastEnd(std::size_t begin, std::size_t end, double sum) const {
    std::size_t stop = end;
    std::int64_t running = 0;
    for (std::size_t i = end; i > begin; --i) {
      if (running <= 0) running = 0, stop = i;
      running += scores_[i - 1];
      if (running > 0 && static_cast<double>(running) >= sum) return stop;
    }
    return begin;
  }

 private:
  static std::int64_t ScoreOf(const LineFacts& line, ProseKind kind,
                              const ProseOptions& prose_options, const CoreOptions& options) {
    const std::int64_t capped = std::min(line.words, options.max_line_words);
    if (kind == ProseKind::kLine) return capped - options.prose_cost;
    if (kind == ProseKind::kChain) return HasWords(line, prose_options.line) ? capped : line.words;
    return BeginsInside(line) ? 0 : -std::int64_t{options.other_cost};
  }

  std::vector<std::int64_t> scores_;
};

}  // namespace

bool EndsSentence(const LineFacts& facts) {
  return facts.end == LineEnd::kSentence || facts.end == LineEnd::kEllipsis;
}

bool HasWords(const LineFacts& facts, const WordLimits& limits) {
  return facts.words >=
         (EndsSentence(facts) ? std::min(limits.ended, limits.unended) : limits.unended);
}

std::vector<bool> FindLinks(const Lines& lines) {
  std::vector<bool> links(lines.size(), false);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) links[i] = Continues(*lines[i], *lines[i + 1]);
  for (std::size_t i = 0; i + 2 < lines.size(); ++i)
    if (!links[i] && links[i + 1]) links[i] = IsLinkText(*lines[i], *lines[i + 1]);
  return links;
}

std::vector<ProseKind> FindProse(const Lines& lines, const ProseOptions& options) {
  std::vector<ProseKind> prose(lines.size(), ProseKind::kNone);
  const std::vector<bool> links = FindLinks(lines);
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin + 1;
    while (end < lines.size() && links[end - 1]) ++end;
    if (end - begin == 1) {
      if (HasWords(*lines[begin], options.line)) prose[begin] = ProseKind::kLine;
    } else if (ChainIsProse(lines, begin, end, options)) {
      std::fill(prose.begin() + static_cast<std::ptrdiff_t>(begin),
                prose.begin() + static_cast<std::ptrdiff_t>(end), ProseKind::kChain);
    }
    begin = end;
  }
  return prose;
}

Core FindCore(const Lines& lines, const std::vector<ProseKind>& prose,
              const ProseOptions& prose_options, const CoreOptions& options) {
  const Scorer scorer(lines, prose, prose_options, options);
  const Stretch best = scorer.Best(0, lines.size());
  Core core{best.begin, best.end};
  if (best.sum == 0) return {};
  // The same as joining the best stretch of what lies beside the core, again and again, while it
  // has enough; but linear, however many there are.
  const double enough = options.extension_share * static_cast<double>(best.sum);
  core.begin = scorer.FirstBegin(0, core.begin, enough);
  core.end = scorer.LastEnd(core.end, lines.size(), enough);
  return core;
}

}  // namespace newsieve
