// What the rules of C4 would leave of a text, as datatrove applies them.
#include <limits>

#include "signals/families.h"

namespace newsieve {
namespace {

using Input = SignalInput;

template <std::size_t C4Lines::*Member>
double Count(const Input& input) {
  return static_cast<double>(input.datatrove().c4().*Member);
}

double Paragraphs(const Input& input) {
  return static_cast<double>(CountC4Paragraphs(input.text()));
}

constexpr double kNoEnd = std::numeric_limits<double>::infinity();

constexpr std::string_view kSource =
    "C4 (Raffel et al. 2020) as in datatrove 0.10.1, C4QualityFilter";

// clang-format off
constexpr SignalRow kRows[] = {
    {{"c4.lines", "lines", kSource,
      "Lines, blank ones too. Each goes for the first of the reasons below, or is kept.", 0, kNoEnd}, Count<&C4Lines::lines>},
    {{"c4.long_word_lines", "lines", kSource,
      "Lines that go for a word of more than 1,000 characters.", 0, kNoEnd}, Count<&C4Lines::long_word>},
    {{"c4.no_terminal_punctuation_lines", "lines", kSource,
      "Lines that go because they do not end with a sentence mark or quote, or end with three dots.", 0, kNoEnd}, Count<&C4Lines::no_end_mark>},
    {{"c4.short_lines", "lines", kSource,
      "Lines that go because they have fewer than three words.", 0, kNoEnd}, Count<&C4Lines::few_words>},
    {{"c4.lorem_ipsum_lines", "lines", kSource,
      "Lines with \"lorem ipsum\": the whole document goes.", 0, kNoEnd}, Count<&C4Lines::filler>},
    {{"c4.javascript_lines", "lines", kSource,
      "Lines that go because they speak of Javascript.", 0, kNoEnd}, Count<&C4Lines::script>},
    {{"c4.curly_bracket_lines", "lines", kSource,
      "Lines with a curly bracket: the whole document goes.", 0, kNoEnd}, Count<&C4Lines::bracket>},
    {{"c4.policy_lines", "lines", kSource,
      "Lines that go for a phrase about cookies, privacy or terms of use.", 0, kNoEnd}, Count<&C4Lines::policy>},
    {{"c4.kept_lines", "lines", kSource,
      "Lines that are kept.", 0, kNoEnd}, Count<&C4Lines::kept>},
    {{"c4.sentences", "sentences", kSource,
      "Sentences of the lines that are kept, as spaCy's sentencizer finds them.", 0, kNoEnd}, Count<&C4Lines::sentences>},
    {{"c4.paragraphs", "lines", "datatrove 0.10.1, C4ParagraphFilter (mC4)",
      "Lines of 200 characters or more.", 0, kNoEnd}, Paragraphs},
};
// clang-format on

}  // namespace

std::span<const SignalRow> C4Signals() { return kRows; }

}  // namespace newsieve
