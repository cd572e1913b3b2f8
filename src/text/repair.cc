#include "text/repair.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/ascii_run.h"
#include "text/mojibake.h"

namespace newsieve {
namespace {

constexpr std::array<std::string_view, kRepairKinds> kIds = {
    "decode.bom", "decode.invalid_bytes", "decode.control", "decode.invisible", "decode.mojibake"};

// Bytes at which a repair may begin. All others are passed over.
constexpr std::array<bool, 256> kSuspicious = [] {
  std::array<bool, 256> table{};
  for (int i = 0; i < 0x20; ++i)
    table[static_cast<std::size_t>(i)] = i != '\t' && i != '\n' && i != '\r';
  table[0x7F] = true;
  table[0xC2] = true;  // C1 controls, soft hyphen
  table[0xE2] = true;  // zero-width space, word joiner
  table[0xEF] = true;  // byte order mark, noncharacters
  return table;
}();

bool IsLineBreakControl(char32_t rune) { return rune == '\v' || rune == '\f' || rune == 0x85; }

bool IsControl(char32_t rune) {
  if (rune == '\t' || rune == '\n' || rune == '\r') return false;
  return rune < 0x20 || (rune >= 0x7F && rune < 0xA0);
}

bool IsInvisible(char32_t rune) {
  const bool nonchar = (rune & 0xFFFE) == 0xFFFE || (rune >= 0xFDD0 && rune <= 0xFDEF);
  return rune == 0x200B || rune == 0x2060 || rune == 0xFEFF || rune == 0xAD || nonchar;
}

// Collects the single-character repairs of `text`, which may be any bytes.
class CharacterRepairs {
 public:
  explicit CharacterRepairs(std::string_view text) : text_(text), valid_(IsValidUtf8(text)) {}

  std::vector<TextEdit> Run() {
    std::size_t pos = 0;
    while ((pos += PrintableRun(text_, pos)) < text_.size()) {
      const bool look = kSuspicious[static_cast<unsigned char>(text_[pos])] ||
                        (!valid_ && static_cast<unsigned char>(text_[pos]) >= 0x80);
      pos += look ? Look(pos) : 1;
    }
    return std::move(edits_);
  }

 private:
  // Judges the character at `pos` and returns its length.
  std::size_t Look(std::size_t pos) {
    const std::size_t length = ValidCharacterLength(text_.substr(pos));
    if (length == 0) return Invalid(pos, InvalidSequenceLength(text_.substr(pos)));
    std::size_t end = pos;
    const char32_t rune = NextCharacter(text_, end);
    if (pos == 0 && rune == 0xFEFF) {
      edits_.push_back({pos, end, "", kBom});
    } else if (IsControl(rune)) {
      edits_.push_back({pos, end, IsLineBreakControl(rune) ? "\n" : "", kControl});
    } else if (IsInvisible(rune)) {
      edits_.push_back({pos, end, "", kInvisible});
    }
    return length;
  }

  std::size_t Invalid(std::size_t pos, std::size_t length) {
    std::string replacement;
    AppendCharacter(replacement, kReplacementCharacter);
    edits_.push_back({pos, pos + length, std::move(replacement), kInvalidBytes});
    return length;
  }

  std::string_view text_;
  bool valid_;
  std::vector<TextEdit> edits_;
};

}  // namespace

std::string_view RepairId(int kind) { return kIds[static_cast<std::size_t>(kind)]; }

void Repair(std::string_view input, Repaired& out) {
  out.text = input;
  const auto apply = [&](const std::vector<TextEdit>& edits) {
    if (edits.empty()) return false;
    for (const TextEdit& edit : edits) ++out.counts[static_cast<std::size_t>(edit.rule)];
    out.owned = ApplyEdits(out.text, edits);
    out.text = out.owned;
    out.edits = ComposeEdits(out.edits, edits);
    return true;
  };
  // Mojibake first: what it leaves behind looks like control characters. One repair can bring
  // another to light (text converted twice, a NUL inside a sequence), so on until nothing is found.
  // Only contrived text needs more than a few rounds; its remaining mojibake stays.
  constexpr int kMaxRounds = 16;
  for (int round = 0; round < kMaxRounds; ++round)
    if (!apply(FindMojibake(out.text, kMojibake)) && !apply(CharacterRepairs(out.text).Run()))
      return;
  while (apply(CharacterRepairs(out.text).Run())) {
  }
}

}  // namespace newsieve
