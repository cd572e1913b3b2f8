// Words that mix scripts, in which letters of one stand for like ones of another: spam that hides
// from filters, and damage by optical character recognition. After Unicode Technical Standard #39,
// "Unicode Security Mechanisms", 5: mixed-script detection.
#include "base/utf8.h"
#include "signals/families.h"
#include "text/unicode.h"

namespace newsieve {
namespace {

Script GreekScript() {
  static const Script greek = [] {
    Script script = kScriptCommon;
    ScriptOf("Grek", script);
    return script;
  }();
  return greek;
}

// Letters without case take no part: 5G網絡, KBS는 and ב-BBC are how their languages are written.
bool MixesScripts(std::string_view word) {
  Script script = kScriptCommon;
  std::size_t greek = 0;
  bool mixed = false;
  for (std::size_t pos = 0; pos < word.size();) {
    const CharInfo info = InfoOf(NextCharacter(word, pos));
    if (!(info.flags & kLetter)) {
      // Parts of a compound may differ: IT-компания, WhatsApp/Телеграм.
      if (!(info.flags & (kMark | kIgnorable))) script = kScriptCommon;
      continue;
    }
    if (!(info.flags & (kUpper | kLower)) || info.script == kScriptCommon) continue;
    if (info.script == GreekScript() && ++greek == 1) continue;
    mixed |= script != kScriptCommon && script != info.script;
    script = info.script;
  }
  return mixed;
}

double TextMixedScriptShare(const SignalInput& input) {
  // A word of as many bytes as characters is ASCII.
  const std::size_t mixed = input.words().CountOf([](const SignalWord& word) {
    return word.characters < word.text.size() && MixesScripts(word.text);
  });
  return Ratio(mixed, input.words().all.size());
}

constexpr std::string_view kUts39 = "after Unicode UTS #39 (mixed-script confusables)";

// clang-format off
constexpr SignalRow kRows[] = {
    {{"text.mixed_script_share", "share", kUts39,
      "Share of words between white space with letters of two scripts that have capitals, as in раypal with Cyrillic ра; a single Greek letter (µg) is none.",
      0, 1}, TextMixedScriptShare},
};
// clang-format on

}  // namespace

std::span<const SignalRow> MixedScriptSignals() { return kRows; }

}  // namespace newsieve
