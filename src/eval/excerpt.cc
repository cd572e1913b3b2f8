#include "eval/excerpt.h"

#include "io/escape.h"
#include "newsieve/eval.h"
#include "newsieve/rules_diff.h"

namespace newsieve {

std::string Excerpt(std::string_view bytes) {
  constexpr std::size_t kMost = LineEvaluation::kMaxExcerptBytes;
  static_assert(kMost == RulesDiff::kMaxExcerptBytes);
  if (bytes.size() <= kMost) return RepairUtf8(bytes);
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(bytes[end]) & 0xC0) == 0x80) --end;
  return RepairUtf8(bytes.substr(0, end));
}

}  // namespace newsieve
