#include "html/page_hints.h"

#include <algorithm>
#include <cstring>

#include "base/ascii.h"
#include "base/hash.h"

namespace newsieve {
namespace {

std::uint32_t Mix(std::uint32_t hash, unsigned char letter) {
  return (hash ^ letter) * 16777619U;  // FNV-1a
}

// Calls see(hash) for each word: a run of letters, lower-cased; a capital behind a small letter
// begins another (`articleBody`).
template <typename See>
void ForEachName(std::string_view value, See see) {
  std::uint32_t hash = 2166136261U;
  std::size_t letters = 0;
  bool small = false;
  const auto end = [&] {
    if (letters > 0) see(hash);
    hash = 2166136261U;
    letters = 0;
  };
  for (const char c : value) {
    if (!IsAsciiLetter(c) && IsAscii(c)) {
      end();
      continue;
    }
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital && small) end();
    small = !capital;
    hash = Mix(hash, static_cast<unsigned char>(capital ? c | 0x20 : c));
    ++letters;
  }
  end();
}

std::optional<HintKind> KindOf(AttributeName name) {
  switch (name) {
    case AttributeName::kClass:
    case AttributeName::kId:
      return HintKind::kName;
    case AttributeName::kRole:
      return HintKind::kRole;
    case AttributeName::kItemprop:
      return HintKind::kItemprop;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<HintTable> HintTable::Read(std::string_view& bytes) {
  std::uint32_t count = 0;
  const auto take = [&bytes](auto& out) {
    if (bytes.size() < sizeof out) return false;
    std::memcpy(&out, bytes.data(), sizeof out);
    bytes.remove_prefix(sizeof out);
    return true;
  };
  if (!take(count) || bytes.size() / sizeof(Slot) < count) return std::nullopt;
  HintTable table;
  std::size_t size = 2;
  while (size < 2 * std::size_t{count} + 1) size *= 2;
  table.slots_.resize(size);
  table.mask_ = size - 1;
  for (std::uint32_t i = 0; i < count; ++i) {
    Slot slot;
    if (!take(slot.hash) || !take(slot.hint) || slot.hash == 0) return std::nullopt;
    std::size_t at = slot.hash & table.mask_;
    while (table.slots_[at].hash != 0) at = (at + 1) & table.mask_;
    table.slots_[at] = slot;
  }
  return table;
}

std::uint32_t HintHash(HintKind kind, std::uint32_t hash) {
  const std::uint64_t mixed =
      (std::uint64_t{hash} << 3 | static_cast<std::uint32_t>(kind)) * 0x9E3779B97F4A7C15;
  return std::max(static_cast<std::uint32_t>(mixed >> 32), 1U);
}

Names NameReader::Read(const HtmlElement& element) {
  const Value& tag = ValueOf(HintKind::kTag, NameOf(element.tag));
  Hint high = tag.high, low = tag.low;
  Names names{.heaviest = {}, .path = tag.words};
  for (const HtmlAttribute& attribute : page_.AttributesOf(element)) {
    const std::optional<HintKind> kind = KindOf(attribute.name);
    if (!kind) continue;
    const Value& value = ValueOf(*kind, attribute.value);
    high = {std::max(high.furniture, value.high.furniture), std::max(high.over, value.high.over)};
    low = {std::min(low.furniture, value.low.furniture), std::min(low.over, value.low.over)};
    if (attribute.name == AttributeName::kClass) names.path += value.words;
  }
  names.heaviest = {high.furniture + low.furniture, high.over + low.over};
  return names;
}

const NameReader::Value& NameReader::ValueOf(HintKind kind, std::string_view value) {
  const auto [known, is_new] =
      known_.try_emplace(Hash64(value, static_cast<std::uint64_t>(kind)), Value());
  Value& out = known->second;
  if (is_new) {
    ForEachName(value, [&](std::uint32_t word) {
      const std::uint32_t hash = HintHash(kind, word);
      const Hint hint = hints_.Of(hash);
      out.high = {std::max(out.high.furniture, hint.furniture), std::max(out.high.over, hint.over)};
      out.low = {std::min(out.low.furniture, hint.furniture), std::min(out.low.over, hint.over)};
      out.words = (out.words ^ hash) * 0x9E3779B97F4A7C15;
    });
  }
  return out;
}

void AppendHints(const HtmlPage& page, const HtmlElement& element,
                 std::vector<std::uint32_t>& hints) {
  const std::size_t first = hints.size();
  const auto add = [&](HintKind kind, std::string_view value) {
    ForEachName(value, [&](std::uint32_t word) {
      const std::uint32_t hint = HintHash(kind, word);
      const auto begin = hints.begin() + static_cast<std::ptrdiff_t>(first);
      if (std::find(begin, hints.end(), hint) == hints.end()) hints.push_back(hint);
    });
  };
  add(HintKind::kTag, NameOf(element.tag));
  for (const HtmlAttribute& attribute : page.AttributesOf(element))
    if (const std::optional<HintKind> kind = KindOf(attribute.name)) add(*kind, attribute.value);
}

}  // namespace newsieve
