#include "text/python_classes.h"

#include <vector>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/utf8.h"

namespace newsieve {
namespace {

constexpr char32_t kPlaneSize = 0x10000;

std::uint8_t ComputeClass(char32_t code) {
  const auto rune = static_cast<UChar32>(code);
  const auto has = [&](UProperty property) { return u_hasBinaryProperty(rune, property) != 0; };
  const bool alpha = (U_GET_GC_MASK(rune) & U_GC_L_MASK) != 0;
  const bool numeric = u_getIntPropertyValue(rune, UCHAR_NUMERIC_TYPE) != U_NT_NONE;
  const bool lower = has(UCHAR_LOWERCASE) || u_charType(rune) == U_TITLECASE_LETTER;
  unsigned bits = 0;
  if (has(UCHAR_WHITE_SPACE)) bits |= kPySpace;
  if (alpha || numeric || code == '_') bits |= kPyWord;
  if (alpha) bits |= kPyAlpha;
  if (has(UCHAR_ALPHABETIC)) bits |= kPyAlphabetic;
  if (has(UCHAR_UPPERCASE)) bits |= kPyUpper;
  if (lower) bits |= kPyLower;
  if (numeric) bits |= kPyNumeric;
  return static_cast<std::uint8_t>(bits);
}

const UNormalizer2* Nfd() {
  static const UNormalizer2* const nfd = [] {
    UErrorCode error = U_ZERO_ERROR;
    return unorm2_getNFDInstance(&error);
  }();
  return nfd;
}

// The character at `i` of valid UTF-16; moves `i` behind it.
char32_t NextOfUtf16(const UChar* units, int32_t& i) {
  const auto first = static_cast<char32_t>(units[i++]);
  if (first < 0xD800 || first > 0xDBFF) return first;
  const auto second = static_cast<char32_t>(units[i++]);
  return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
}

// For most characters of the first plane the one character that it becomes; for others kLong.
class LowerTable {
 public:
  static constexpr char32_t kLong = 0xFFFFFFFF;

  LowerTable() : mapped_(kPlaneSize) {
    for (char32_t rune = 0; rune < kPlaneSize; ++rune) mapped_[rune] = Compute(rune);
  }
  char32_t operator[](char32_t rune) const { return rune < kPlaneSize ? mapped_[rune] : kLong; }

 private:
  static char32_t Compute(char32_t rune) {
    const UChar32 lower = u_tolower(static_cast<UChar32>(rune));
    UChar ignored[32];
    UErrorCode error = U_ZERO_ERROR;
    const bool decomposes = unorm2_getDecomposition(Nfd(), lower, ignored, 32, &error) >= 0;
    const bool plain = !decomposes && u_getCombiningClass(lower) == 0;
    constexpr char32_t kCapitalSigma = 0x3A3, kCapitalDottedI = 0x130;
    return plain && rune != kCapitalSigma && rune != kCapitalDottedI ? static_cast<char32_t>(lower)
                                                                     : kLong;
  }

  std::vector<char32_t> mapped_;
};

// Writes characters in canonical order as long as no two have to change places.
class DecomposedWord {
 public:
  explicit DecomposedWord(std::string& out) : out_(out) {}

  // False where the word is to be looked at whole.
  bool Add(char32_t rune) {
    static const LowerTable table;
    const char32_t mapped = table[rune];
    if (mapped != LowerTable::kLong) {
      last_class_ = 0;
      AppendCharacter(out_, mapped);
      return true;
    }
    return rune != 0x3A3 && rune != 0x130 && AddLong(u_tolower(static_cast<UChar32>(rune)));
  }

 private:
  bool AddLong(UChar32 lower) {
    UChar units[32];
    UErrorCode error = U_ZERO_ERROR;
    const int32_t length = unorm2_getDecomposition(Nfd(), lower, units, 32, &error);
    if (U_FAILURE(error)) return false;
    if (length < 0) return AddOne(lower);
    for (int32_t i = 0; i < length;)
      if (!AddOne(static_cast<UChar32>(NextOfUtf16(units, i)))) return false;
    return true;
  }

  bool AddOne(UChar32 rune) {
    const std::uint8_t combining_class = u_getCombiningClass(rune);
    if (combining_class != 0 && combining_class < last_class_) return false;
    last_class_ = combining_class;
    AppendCharacter(out_, static_cast<char32_t>(rune));
    return true;
  }

  std::string& out_;
  std::uint8_t last_class_ = 0;
};

// What has to look at its neighbours: final sigma, and marks out of order.
void AppendByIcu(std::string_view word, std::string& out) {
  std::vector<UChar> units(word.size() + 1), lower(3 * word.size() + 1);
  UErrorCode error = U_ZERO_ERROR;
  int32_t length = 0;
  u_strFromUTF8(units.data(), static_cast<int32_t>(units.size()), &length, word.data(),
                static_cast<int32_t>(word.size()), &error);
  length = u_strToLower(lower.data(), static_cast<int32_t>(lower.size()), units.data(), length, "",
                        &error);
  std::vector<UChar> decomposed(4 * static_cast<std::size_t>(length) + 1);
  length = unorm2_normalize(Nfd(), lower.data(), length, decomposed.data(),
                            static_cast<int32_t>(decomposed.size()), &error);
  if (U_FAILURE(error)) return;
  for (int32_t i = 0; i < length;) AppendCharacter(out, NextOfUtf16(decomposed.data(), i));
}

}  // namespace

const std::uint8_t* PythonClasses() {
  static const std::vector<std::uint8_t> table = [] {
    std::vector<std::uint8_t> built(kPlaneSize);
    for (char32_t rune = 0; rune < kPlaneSize; ++rune) built[rune] = ComputeClass(rune);
    return built;
  }();
  return table.data();
}

std::uint8_t PythonClassOf(char32_t rune) {
  return rune < kPlaneSize ? PythonClasses()[rune] : ComputeClass(rune);
}

void AppendLowerDecomposed(std::string_view word, std::string& out) {
  const std::size_t start = out.size();
  DecomposedWord decomposed(out);
  for (std::size_t pos = 0; pos < word.size();) {
    if (decomposed.Add(NextCharacter(word, pos))) continue;
    out.resize(start);
    return AppendByIcu(word, out);
  }
}

}  // namespace newsieve
