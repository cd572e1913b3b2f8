#include <algorithm>

#include "base/hash.h"
#include "base/utf8.h"
#include "signals/news_shape.h"
#include "signals/signal.h"
#include "text/line.h"
#include "text/unicode.h"
#include "text/words.h"

namespace newsieve {
namespace {

constexpr std::uint16_t kCloserFlags = kQuote | kOpen | kIgnorable;

// A sentence may end inside quotes and brackets: `... he said.”`
std::string_view WithoutClosers(std::string_view line) {
  while (!line.empty()) {
    std::size_t pos = LastCharacterStart(line);
    const std::string_view before = line.substr(0, pos);
    if (!(InfoOf(NextCharacter(line, pos)).flags & (kCloserFlags | kSpace))) break;
    line = before;
  }
  return line;
}

bool EndsWithAny(std::string_view text, const std::vector<std::string>& ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [&](const std::string& end) { return text.ends_with(end); });
}

bool EndsInSentenceMark(std::string_view text) {
  if (text.empty()) return false;
  std::size_t pos = LastCharacterStart(text);
  return (InfoOf(NextCharacter(text, pos)).flags & kSentenceEnd) != 0;
}

// The line up to its last sentence mark with white space behind it: the `.` of "3.5" and "u.s.a"
// ends nothing. The full-width marks of East Asia need no space.
std::string_view UpToLastSentence(std::string_view line) {
  constexpr char32_t kFullWidth = 0x3000;
  bool at_gap = false;
  while (!line.empty()) {
    std::size_t pos = LastCharacterStart(line);
    const std::string_view before = line.substr(0, pos);
    const char32_t rune = NextCharacter(line, pos);
    const std::uint16_t flags = InfoOf(rune).flags;
    if ((flags & kSentenceEnd) && (at_gap || rune > kFullWidth)) break;
    at_gap = (flags & kSpace) || (at_gap && (flags & kCloserFlags));
    line = before;
  }
  return line;
}

SignalLine MakeLine(const SignalConfig& config, std::string_view text) {
  const std::string_view core = WithoutClosers(text);
  SignalLine line{.text = text};
  line.ends_in_ellipsis = EndsWithAny(text, config.ellipses);
  line.ends_sentence = EndsInSentenceMark(core) && !EndsWithAny(core, config.ellipses);
  const std::string_view sentences = line.ends_sentence ? core : UpToLastSentence(core);
  line.sentence_words = CountTextWords(sentences);
  line.words = line.sentence_words + CountTextWords(text.substr(sentences.size()));
  return line;
}

// Paragraphs are runs of lines with no blank line between them.
SignalLines FindLines(const SignalConfig& config, std::string_view text) {
  SignalLines found;
  std::string_view paragraph;
  const auto close_paragraph = [&] {
    if (!paragraph.empty()) found.repeated_paragraphs.Add(paragraph);
    paragraph = {};
  };
  for (const LineSpan& span : SplitLines(text)) {
    const std::string_view line = TrimSpace(text.substr(span.begin, span.end - span.begin));
    if (line.empty()) {
      close_paragraph();
      continue;
    }
    const char* begin = paragraph.empty() ? line.data() : paragraph.data();
    paragraph = {begin, static_cast<std::size_t>(line.data() + line.size() - begin)};
    found.repeated_lines.Add(line);
    found.all.push_back(MakeLine(config, line));
    found.words += found.all.back().words;
  }
  close_paragraph();
  return found;
}

}  // namespace

std::size_t SignalInput::characters() const {
  return characters_.Get([&] { return CountCharacters(text()); });
}

const SignalWords& SignalInput::words() const {
  return words_.Get([&] { return FindSignalWords(text()); });
}

const SignalLines& SignalInput::lines() const {
  return lines_.Get([&] { return FindLines(config(), text()); });
}

const RepeatedNgrams& SignalInput::ngrams() const {
  return ngrams_.Get([&] {
    WordSequence sequence(words().all.size());
    for (const WordPlace& word : words().all)
      sequence.Add(word.number, words().different[word.number].characters);
    return FindRepeatedNgrams(sequence);
  });
}

const std::vector<RawLine>& SignalInput::raw_lines() const {
  return raw_lines_.Get([&] { return SplitAtLineFeeds(text(), words().all); });
}

const RpsWords& SignalInput::rps_words() const {
  return rps_words_.Get(
      [&] { return NormaliseForRps(config().peers.rps, raw_lines(), words()); });
}

const RepeatedNgrams& SignalInput::rps_ngrams() const {
  return rps_ngrams_.Get([&] { return FindRepeatedNgrams(rps_words().all); });
}

const RpsTokens& SignalInput::rps_tokens() const {
  return rps_tokens_.Get([&] { return ReadRpsTokens(config().peers.rps, raw_lines(), words()); });
}

const NemoCharacters& SignalInput::nemo_characters() const {
  return nemo_characters_.Get([&] { return CountNemoCharacters(config().peers.nemo, text()); });
}

const NemoParagraphs& SignalInput::nemo_paragraphs() const {
  return nemo_paragraphs_.Get([&] { return ReadNemoParagraphs(config().peers.nemo, text()); });
}

const Repeats& SignalInput::nemo_lines() const {
  return nemo_lines_.Get([&] { return CountNemoLines(raw_lines()); });
}

const DolmaLines& SignalInput::dolma_lines() const {
  return dolma_lines_.Get([&] { return ReadDolmaLines(config().peers.dolma, raw_lines()); });
}

const NewsShape& SignalInput::news() const {
  return news_.Get([&] { return MeasureNewsShape(config().news, lines().all); });
}

}  // namespace newsieve
