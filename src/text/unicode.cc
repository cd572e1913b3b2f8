#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/ascii_run.h"

namespace newsieve {
namespace {

constexpr char32_t kPlaneSize = 0x10000;

bool IsNoSpaceScript(UScriptCode script) {
  switch (script) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return false;
  }
}

std::uint16_t CategoryFlags(UChar32 rune) {
  const std::uint32_t category = U_GET_GC_MASK(rune);
  std::uint16_t flags = 0;
  if (category & U_GC_L_MASK) flags |= kLetter;
  if (category & (U_GC_LU_MASK | U_GC_LT_MASK)) flags |= kUpper;
  if (category & U_GC_LL_MASK) flags |= kLower;
  if (category & U_GC_ND_MASK) flags |= kDigit;
  if (category & U_GC_M_MASK) flags |= kMark;
  if (category & U_GC_SC_MASK) flags |= kCurrency;
  if (category & (U_GC_PS_MASK | U_GC_PE_MASK)) flags |= kOpen;
  if (category & (U_GC_SO_MASK | U_GC_SM_MASK)) flags |= kSymbol;
  if (category & (U_GC_CC_MASK | U_GC_CO_MASK | U_GC_CN_MASK)) flags |= kOther;
  return flags;
}

CharInfo Compute(char32_t code) {
  const auto rune = static_cast<UChar32>(code);
  CharInfo info;
  info.flags = CategoryFlags(rune);
  if (u_hasBinaryProperty(rune, UCHAR_WHITE_SPACE)) info.flags |= kSpace;
  if (u_hasBinaryProperty(rune, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) info.flags |= kIgnorable;
  if (u_hasBinaryProperty(rune, UCHAR_S_TERM)) info.flags |= kSentenceEnd;
  if (u_hasBinaryProperty(rune, UCHAR_QUOTATION_MARK)) info.flags |= kQuote;
  if (u_hasBinaryProperty(rune, UCHAR_DASH)) info.flags |= kDash;
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(rune, &error);
  if (U_SUCCESS(error) && script > USCRIPT_INHERITED && static_cast<int>(script) < 256 &&
      script != USCRIPT_UNKNOWN)
    info.script = static_cast<Script>(script);
  if ((info.flags & kLetter) && IsNoSpaceScript(script)) info.flags |= kNoSpaceScript;
  info.lower = static_cast<char32_t>(u_tolower(rune));
  return info;
}

}  // namespace

const CharInfo* FirstPlane() {
  static const std::vector<CharInfo> table = [] {
    std::vector<CharInfo> built(kPlaneSize);
    for (char32_t rune = 0; rune < kPlaneSize; ++rune) built[rune] = Compute(rune);
    return built;
  }();
  return table.data();
}

// Nearly every character of news is of the first plane; the others (emoji, rare Han) are computed
// when met, with a small cache a thread.
CharInfo InfoOf(char32_t rune) {
  if (rune < kPlaneSize) return FirstPlane()[rune];
  thread_local std::array<std::pair<char32_t, CharInfo>, 64> cache{};
  auto& [cached_rune, info] = cache[rune % cache.size()];
  if (cached_rune != rune) cached_rune = rune, info = Compute(rune);
  return info;
}

std::string_view ScriptCode(Script script) {
  if (script == kScriptCommon) return "Zyyy";
  return uscript_getShortName(static_cast<UScriptCode>(script));
}

bool ScriptOf(std::string_view code, Script& script) {
  for (int i = 0; i < 256; ++i) {
    const char* name = uscript_getShortName(static_cast<UScriptCode>(i));
    if (name != nullptr && name == code) return script = static_cast<Script>(i), true;
  }
  return false;
}

Script FamilyOf(Script script) {
  switch (static_cast<UScriptCode>(script)) {
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_BOPOMOFO:
      return static_cast<Script>(USCRIPT_HAN);
    default:
      return script;
  }
}

bool MayBeWrittenIn(std::string_view language, std::string_view script) {
  Script wanted = kScriptCommon;
  if (!ScriptOf(script, wanted)) return true;
  std::array<UScriptCode, 16> scripts;
  UErrorCode error = U_ZERO_ERROR;
  const int count = uscript_getCode(std::string(language).c_str(), scripts.data(),
                                    static_cast<int>(scripts.size()), &error);
  if (U_FAILURE(error) || count <= 0) return true;
  return std::any_of(scripts.begin(), scripts.begin() + count, [&](UScriptCode script_code) {
    const auto code = static_cast<int>(script_code);
    return code >= 0 && code < 256 &&
           FamilyOf(static_cast<Script>(script_code)) == FamilyOf(wanted);
  });
}

std::string_view MainScriptCode(std::string_view text) {
  std::array<std::size_t, 256> letters{};
  std::size_t ascii = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    if (static_cast<unsigned char>(text[pos]) < 0x80) {
      ascii += IsAsciiLetter(text[pos++]);
      continue;
    }
    const CharInfo info = InfoOf(NextCharacter(text, pos));
    if (info.flags & kLetter) ++letters[info.script];
  }
  letters[InfoOf('a').script] += ascii;
  letters[kScriptCommon] = 0;
  const auto most = std::max_element(letters.begin(), letters.end());
  return *most == 0 ? "Zyyy" : ScriptCode(static_cast<Script>(most - letters.begin()));
}

}  // namespace newsieve
