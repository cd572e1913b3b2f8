
#include <numeric>

#include "signals/news_shape.h"
#include "signals/signal.h"

namespace newsieve {
std::size_t SignalInput::characters() const {
  return characters_.Get([&] {
    const auto inner = bytes().begin() + 0x80;  // bytes that begin no character, up to 0xBF
    return text().size() - std::accumulate(inner, inner + 0x40, std::size_t{0});
  });
}

const ByteCounts& SignalInput::bytes() const {
  return bytes_.Get([&] { return CountBytes(text()); });
}

std::size_t SignalInput::CountOf(const std::vector<std::string>& what) const {
  std::size_t count = 0;
  for (const std::string& item : what) {
    const std::size_t most = bytes()[static_cast<unsigned char>(item.front())];
    count += item.size() == 1 || most == 0 ? most : newsieve::CountOf(text(), item);
  }
  return count;
}

const SignalWords& SignalInput::words() const {
  return words_.Get([&] { return FindSignalWords(text()); });
}

const SignalLines& SignalInput::lines() const {
  return lines_.Get([&] { return FindSignalLines(text(), words(), config().ellipses); });
}

const RepeatedNgrams& SignalInput::ngrams() const {
  return ngrams_.Get([&] {
    std::vector<std::uint32_t> characters;  // by number; far smaller than the words
    characters.reserve(words().different.size());
    for (const SignalWord& word : words().different) characters.push_back(word.characters);
    WordSequence sequence(words().all.size());
    for (const WordPlace& word : words().all) sequence.Add(word.number, characters[word.number]);
    return FindRepeatedNgrams(sequence);
  });
}

const std::vector<RawLine>& SignalInput::raw_lines() const {
  return raw_lines_.Get([&] { return SplitAtLineFeeds(text(), words().all); });
}

const RpsWords& SignalInput::rps_words() const {
  return rps_words_.Get([&] { return NormaliseForRps(config().peers.rps, raw_lines(), words()); });
}

const RepeatedNgrams& SignalInput::rps_ngrams() const {
  return rps_ngrams_.Get([&] { return FindRepeatedNgrams(rps_words().all); });
}

const RpsTokens& SignalInput::rps_tokens() const {
  return rps_tokens_.Get([&] { return ReadRpsTokens(config().peers.rps, raw_lines(), words()); });
}

const NemoCharacters& SignalInput::nemo_characters() const {
  return nemo_characters_.Get(
      [&] { return CountNemoCharacters(config().peers.nemo, text(), bytes()); });
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
  return news_.Get([&] { return MeasureNewsShape(config().news, text(), words(), lines().all); });
}

}  // namespace newsieve
