// What the names that a page's authors gave its parts say of them: words of `class`, `id`, `role`
// and `itemprop`, tags, and whole short lines. Which of them belong to articles and which to
// furniture is learned (tools/train_page_model.py), and kept by hash alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "html/page.h"

namespace newsieve {

// What a hash says, in log-odds; 0 where nothing is known.
struct Hint {
  float furniture = 0;  // that lines under an element, or lines that say so, are furniture
  float over = 0;       // that the article is over where the first of them stands
};

// Immutable after construction and thread-safe.
class HintTable {
 public:
  HintTable() = default;
  // Reads one from the start of `bytes` and moves `bytes` behind it. std::nullopt where it is
  // malformed.
  static std::optional<HintTable> Read(std::string_view& bytes);

  Hint Of(std::uint32_t hash) const {
    if (slots_.empty()) return {};
    for (std::size_t at = hash & mask_;; at = (at + 1) & mask_)
      if (slots_[at].hash == hash || slots_[at].hash == 0) return slots_[at].hint;
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;  // 0: free
    Hint hint;
  };
  std::vector<Slot> slots_;  // a power of two, less than half of them taken
  std::size_t mask_ = 0;
};

// What is told apart: the same word says other things as a class than as a tag.
enum class HintKind : std::uint32_t { kTag, kName, kRole, kItemprop, kLine, kOpening };

// Never 0.
std::uint32_t HintHash(HintKind kind, std::uint32_t hash);

// What the names of an element say together.
struct Names {
  Hint heaviest;           // the heaviest for and the heaviest against, added up
  std::uint64_t path = 0;  // of its tag and the words of its class; numbers tell nothing apart
};

// Reads the names of a page's elements; the same values come again and again, and are looked up
// once. Not thread-safe.
class NameReader {
 public:
  // Both must outlive it.
  NameReader(const HtmlPage& page, const HintTable& hints) : page_(page), hints_(hints) {}

  Names Read(const HtmlElement& element);

 private:
  struct Value {
    Hint high, low;
    std::uint64_t words = 0;
  };
  const Value& ValueOf(HintKind kind, std::string_view value);

  const HtmlPage& page_;
  const HintTable& hints_;
  std::unordered_map<std::uint64_t, Value> known_;
};

// Appends the hashes of all that an element is called, each at most once: what NameReader looks up.
void AppendHints(const HtmlPage& page, const HtmlElement& element,
                 std::vector<std::uint32_t>& hints);

}  // namespace newsieve
