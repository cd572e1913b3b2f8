#include "text/language.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "base/utf8.h"
#include "text/unicode.h"

namespace newsieve {
namespace {

// Enough: on the 4,350 articles at hand 2 KB and 4 KB never told different languages.
constexpr std::size_t kSampleBytes = 2048;
constexpr std::size_t kSamplePlaces = 4;

bool IsContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// CLD2 stops at what Unicode calls not valid for interchange: controls and noncharacters.
bool IsInterchangeValid(char32_t rune) {
  if (rune < 0x20) return rune == '\t' || rune == '\n' || rune == '\r';
  if (rune >= 0x7F && rune <= 0x9F) return false;
  if (rune >= 0xFDD0 && rune <= 0xFDEF) return false;
  return (rune & 0xFFFE) != 0xFFFE;
}

void AppendSafely(std::string_view piece, std::string& sample) {
  for (std::size_t pos = 0; pos < piece.size();) {
    const std::size_t start = pos;
    if (IsInterchangeValid(NextCharacter(piece, pos)))
      sample.append(piece, start, pos - start);
    else
      sample.push_back(' ');
  }
}

std::string_view PieceAt(std::string_view text, std::size_t start, std::size_t size) {
  std::size_t end = std::min(start + size, text.size());
  while (start < end && IsContinuation(text[start])) ++start;
  while (end < text.size() && end > start && IsContinuation(text[end])) --end;
  return text.substr(start, end - start);
}

// The whole of a short text; otherwise pieces spread evenly from the start to the end, since the
// top and the foot of a scraped page are often not in the language of its article.
std::string SampleOf(std::string_view text) {
  std::string sample;
  sample.reserve(std::min(text.size(), kSampleBytes) + kSamplePlaces);
  if (text.size() <= kSampleBytes) {
    AppendSafely(text, sample);
    return sample;
  }
  constexpr std::size_t kPiece = kSampleBytes / kSamplePlaces;
  const std::size_t stride = (text.size() - kPiece) / (kSamplePlaces - 1);
  for (std::size_t i = 0; i < kSamplePlaces; ++i) {
    AppendSafely(PieceAt(text, i * stride, kPiece), sample);
    sample.push_back('\n');
  }
  return sample;
}

// CLD2's codes are of 2013, with a few withdrawn ones, private ones ("xx-Qaai"), jokes ("zzp") and
// regional suffixes.
std::string CodeOf(CLD2::Language language) {
  std::string code = CLD2::LanguageCode(language);
  code = code.substr(0, code.find('-'));
  constexpr std::pair<std::string_view, std::string_view> kRenamed[] = {
      {"iw", "he"},   {"jw", "jv"},   {"un", "und"},  {"xx", "und"},  {"xxx", "und"},
      {"tlh", "und"}, {"zzb", "und"}, {"zze", "und"}, {"zzh", "und"}, {"zzp", "und"}};
  for (const auto& [old_code, new_code] : kRenamed)
    if (code == old_code) return std::string(new_code);
  return code;
}

struct Verdict {
  CLD2::Language language = CLD2::UNKNOWN_LANGUAGE;
  int percent = 0;
  bool reliable = false;
};

Verdict AskCld2(const std::string& sample) {
  const CLD2::CLDHints no_hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING,
                                   CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> languages;
  std::array<int, 3> percents;
  std::array<double, 3> scores;
  int text_bytes = 0, valid_bytes = 0;
  Verdict verdict;
  CLD2::ExtDetectLanguageSummaryCheckUTF8(
      sample.data(), static_cast<int>(sample.size()), /*is_plain_text=*/true, &no_hints,
      /*flags=*/0, languages.data(), percents.data(), scores.data(),
      /*resultchunkvector=*/nullptr, &text_bytes, &verdict.reliable, &valid_bytes);
  if (valid_bytes < static_cast<int>(sample.size())) return {};
  verdict.language = languages[0];
  verdict.percent = percents[0];
  return verdict;
}

}  // namespace

Language DetectLanguage(std::string_view text) {
  const std::string sample = SampleOf(text);
  const Verdict verdict = AskCld2(sample);
  Language language{.code = "und", .confidence = 0, .script = std::string(MainScriptCode(sample))};
  if (!verdict.reliable) return language;
  language.code = CodeOf(verdict.language);
  if (language.code != "und") language.confidence = std::clamp(verdict.percent / 100.0, 0.0, 1.0);
  return language;
}

}  // namespace newsieve
