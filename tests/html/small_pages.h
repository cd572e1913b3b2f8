// A small page with an article among furniture, and tables of hints, for tests of the page model.
#pragma once

#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "html/page_hints.h"

namespace newsieve {

inline constexpr const char* kHeadline = "Harbour town votes to rebuild its lighthouse";
inline constexpr const char* kFirstParagraph =
    "The council of Eastmouth voted on Tuesday to rebuild the old lighthouse, which lost half of "
    "its roof in a storm last winter.";
inline constexpr const char* kLastParagraph =
    "Engineers expect the work to take eighteen months, and they warned that the stone stairs "
    "inside the lighthouse may have to be replaced as well.";
inline constexpr std::string_view kStoryPage =
    "<title>Harbour town votes to rebuild its lighthouse - Eastmouth Gazette</title>"
    "<body><nav><ul><li><a href=/>Home</a><li><a href=/s>Sport</a></ul></nav>"
    "<article><h1>Harbour town votes to rebuild its lighthouse</h1>"
    "<div class=body><p>The council of Eastmouth voted on Tuesday to rebuild the old lighthouse, "
    "which lost half of its roof in a storm last winter.</p>"
    "<p>Engineers expect the work to take eighteen months, and they warned that the stone stairs "
    "inside the lighthouse may have to be replaced as well.</p></div></article>"
    "<div class=more><div class=teaser-1><a href=/1>Storm hits the coast</a></div>"
    "<div class=teaser-2><a href=/2>Ferry fares to rise</a></div>"
    "<div class=teaser-3><a href=/3>Fish market opens</a></div></div>"
    "<footer><p><a href=/c>Contact</a></p></footer>";

// As models/page.bin holds it.
inline std::string BytesOf(const std::vector<std::pair<std::uint32_t, Hint>>& hints) {
  std::string bytes(4 + 12 * hints.size(), '\0');
  const auto count = static_cast<std::uint32_t>(hints.size());
  std::memcpy(bytes.data(), &count, 4);
  for (std::size_t i = 0; i < hints.size(); ++i) {
    std::memcpy(&bytes[4 + 12 * i], &hints[i].first, 4);
    std::memcpy(&bytes[8 + 12 * i], &hints[i].second, 8);
  }
  return bytes;
}

inline HintTable TableOf(const std::vector<std::pair<std::uint32_t, Hint>>& hints) {
  const std::string bytes = BytesOf(hints);
  std::string_view left = bytes;
  return HintTable::Read(left).value();
}

// The hash of a word of class names.
inline std::uint32_t HintOfClass(std::string_view word) {
  const std::string source = "<p class=" + std::string(word) + ">x";
  const HtmlPage page = ReadHtml(source, kHtmlLimits);
  std::vector<std::uint32_t> hints;
  AppendHints(page, page.elements[page.lines[0].element], hints);
  return hints.at(1);  // [0] is the tag's
}

}  // namespace newsieve
