#include "text/language_lines.h"

#include <array>
#include <tuple>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"

namespace newsieve {
namespace {

constexpr std::uint32_t kNoSpaceLetter = 3;

Script KnownScript(std::string_view code) {
  Script script = kScriptCommon;
  ScriptOf(code, script);
  return script;
}

struct KnownScripts {
  Script latin = KnownScript("Latn"), han = KnownScript("Hani");
  Script hiragana = KnownScript("Hira"), katakana = KnownScript("Kana");
};

const KnownScripts& Scripts() {
  static const KnownScripts scripts;
  return scripts;
}

// Letters by script, of a line or a text.
class ScriptTally {
 public:
  void Add(Script script, std::uint32_t letters) {
    if (script == kScriptCommon || letters == 0) return;
    if (counts_[script] == 0) seen_.push_back(script);
    counts_[script] += letters;
  }

  void AddAll(const ScriptTally& other) {
    for (const Script script : other.seen_) Add(script, other.counts_[script]);
  }

  void Clear() {
    for (const Script script : seen_) counts_[script] = 0;
    seen_.clear();
  }

  // The script of most letters, and how many are in it; the first met of several.
  // kScriptCommon where there are no letters.
  std::pair<Script, std::uint32_t> Most() const {
    const auto [latin, han, hiragana, katakana] = Scripts();
    const std::uint32_t kana = counts_[hiragana] + counts_[katakana];
    const std::uint32_t japanese = kana + counts_[han];
    // One sentence in kanji needs some kana; a Chinese text may show some too.
    constexpr std::uint32_t kKanaPart = 10;
    const bool is_japanese = kana > 0 && kana * kKanaPart >= japanese;
    const auto most = MostOf(is_japanese ? japanese : 0);
    return is_japanese && most.first == kScriptCommon ? std::pair(hiragana, japanese) : most;
  }

 private:
  std::pair<Script, std::uint32_t> MostOf(std::uint32_t more_than) const {
    std::pair<Script, std::uint32_t> most = {kScriptCommon, more_than};
    for (const Script script : seen_)
      if (counts_[script] > most.second) most = {script, counts_[script]};
    return most.first == kScriptCommon ? std::pair(kScriptCommon, 0U) : most;
  }

  std::array<std::uint32_t, 256> counts_{};
  std::vector<Script> seen_;
};

constexpr std::uint32_t kHashStart = 2166136261U, kHashPrime = 16777619U;  // FNV-1a

bool IsInnerSign(char c) { return c == '\'' || c == '-'; }

// Reads the tokens of one line after another.
class LineReader {
 public:
  LineReader(std::string_view text, LanguageLines& out) : text_(text), out_(out) {}

  void Read(const LineSpan& span) {
    LanguageLine line{.span = span};
    line.words_begin = out_.words.size();
    for (std::size_t pos = span.begin; pos < span.end;) {
      if (IsAsciiSpace(text_[pos])) {
        ++pos;
      } else {
        pos = ReadToken(pos, span.end, line);
      }
    }
    line.words_end = out_.words.size();
    tally_.Add(latin_, std::exchange(ascii_letters_, 0));
    std::tie(line.script, line.script_letters) = tally_.Most();
    out_.letters += line.letters;
    all_.AddAll(tally_);
    tally_.Clear();
    out_.lines.push_back(line);
  }

  Script MainScript() const { return all_.Most().first; }

 private:
  std::size_t ReadToken(std::size_t begin, std::size_t line_end, LanguageLine& line) {
    std::size_t end = begin;
    std::uint32_t hash = kHashStart;
    const std::string_view text = text_;
    for (std::uint32_t lower; end < line_end; ++end) {
      lower = static_cast<unsigned char>(text[end]) | 0x20U;
      if (lower - 'a' >= 26) break;
      hash = (hash ^ lower) * kHashPrime;
    }
    if (end > begin && (end == line_end || IsAsciiSpace(text_[end]))) {  // most are letters alone
      AddAscii(begin, static_cast<std::uint32_t>(end - begin), hash, line);
      return end;
    }
    unsigned char any = 0;
    for (end = begin; end < line_end && !IsAsciiSpace(text_[end]); ++end)
      any |= static_cast<unsigned char>(text_[end]);
    if (any < 0x80) {
      ReadAscii(begin, end, line);
    } else {
      ReadUnicode(begin, end, line);
    }
    return end;
  }

  // A word in ASCII is letters with signs around them.
  void ReadAscii(std::size_t begin, std::size_t end, LanguageLine& line) {
    while (begin < end && !IsAsciiLetter(text_[begin])) ++begin;
    while (end > begin && !IsAsciiLetter(text_[end - 1])) --end;
    std::uint32_t hash = kHashStart, letters = 0;
    for (std::size_t pos = begin; pos < end; ++pos) {
      const char c = text_[pos];
      if (!IsAsciiLetter(c)) {
        if (IsInnerSign(c)) continue;
        return;
      }
      hash = (hash ^ static_cast<unsigned char>(c | 0x20)) * kHashPrime;
      ++letters;
    }
    if (letters > 0) AddAscii(begin, letters, hash, line);
  }

  void AddAscii(std::size_t begin, std::uint32_t letters, std::uint32_t hash, LanguageLine& line) {
    line.letters += letters;
    ascii_letters_ += letters;
    AddWord(hash, text_[begin] < 'a', line);
  }

  void ReadUnicode(std::size_t begin, std::size_t end, LanguageLine& line) {
    std::uint32_t hash = kHashStart;
    bool any = false, capital = false;
    for (std::size_t pos = begin; pos < end;) {
      const CharInfo info = InfoOf(NextCharacter(text_, pos));
      if (!(info.flags & kLetter)) continue;
      if (!any) capital = (info.flags & kUpper) != 0;
      any = true;
      const std::uint32_t weight = (info.flags & kNoSpaceScript) ? kNoSpaceLetter : 1;
      line.letters += weight;
      tally_.Add(info.script, weight);
      hash = (hash ^ static_cast<std::uint32_t>(info.lower)) * kHashPrime;
    }
    if (any) AddWord(hash, capital, line);
  }

  void AddWord(std::uint32_t hash, bool capital, LanguageLine& line) {
    out_.words.push_back(static_cast<std::uint16_t>((hash ^ hash >> 16) % kLanguageWords));
    line.capital_words += capital;
  }

  std::string_view text_;
  LanguageLines& out_;
  ScriptTally tally_, all_;
  const Script latin_ = Scripts().latin;
  std::uint32_t ascii_letters_ = 0;  // of the line
};

}  // namespace

LanguageLines ReadLanguageLines(std::string_view text) {
  LanguageLines lines;
  LineReader reader(text, lines);
  for (const LineSpan& span : SplitLines(text)) reader.Read(span);
  lines.script = reader.MainScript();
  return lines;
}

bool IsOtherScript(Script part, Script whole) {
  if (part == kScriptCommon || part == whole) return false;
  return !(whole == Scripts().hiragana && part == Scripts().han);
}

}  // namespace newsieve
