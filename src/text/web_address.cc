#include "text/web_address.h"

#include <algorithm>
#include <array>
#include <optional>

namespace newsieve {
namespace {

using Text = std::span<const ChunkRune>;

bool All(Text text, CharClasses classes) {
  return std::all_of(text.begin(), text.end(),
                     [&](const ChunkRune& at) { return (at.classes & classes) != 0; });
}

std::size_t Find(Text text, char32_t rune, std::size_t from = 0) {
  std::size_t at = std::min(from, text.size());
  while (at < text.size() && text[at].rune != rune) ++at;
  return at;
}

// What may stand behind a host: nothing, a port, a path.
bool IsTail(Text text) {
  constexpr std::size_t kLeastPort = 2, kMostPort = 5;
  if (!text.empty() && text[0].rune == ':') {
    std::size_t digits = 1;
    while (digits < text.size() && (text[digits].classes & kDigitClass)) ++digits;
    if (digits - 1 < kLeastPort || digits - 1 > kMostPort) return false;
    text = text.subspan(digits);
  }
  if (text.empty()) return true;
  return text[0].rune == '/' || text[0].rune == '?' || text[0].rune == '#';
}

// A number of one to three ASCII digits.
std::optional<unsigned> Octet(Text text) {
  if (text.empty() || text.size() > 3) return std::nullopt;
  unsigned value = 0;
  for (const ChunkRune& at : text) {
    if (at.rune < '0' || at.rune > '9') return std::nullopt;
    value = value * 10 + (at.rune - '0');
  }
  return value;
}

bool IsPublicIp(Text host) {
  std::array<unsigned, 4> octets{};
  for (std::size_t i = 0; i < octets.size(); ++i) {
    const std::size_t dot = i + 1 < octets.size() ? Find(host, '.') : host.size();
    if (i + 1 < octets.size() && dot == host.size()) return false;
    const std::optional<unsigned> octet = Octet(host.first(dot));
    const bool zero_first = host[0].rune == '0';
    // The inner two may have a zero in front, of two digits.
    const bool inner = i == 1 || i == 2;
    if (!octet || *octet > 255 || (zero_first && (!inner || dot == 3))) return false;
    octets[i] = *octet;
    host = host.subspan(std::min(dot + 1, host.size()));
  }
  const auto [first, second, third, last] = octets;
  if (first > 223 || last > 254 || first == 10 || first == 127) return false;
  if ((first == 169 && second == 254) || (first == 192 && second == 168)) return false;
  return !(first == 172 && second >= 16 && second <= 31);
}

// Up to 64 characters, "_" and "-" only inside.
bool IsLabel(Text text) {
  constexpr std::size_t kLongest = 64;
  const auto is_host = [](const ChunkRune& at) { return (at.classes & kHostClass) != 0; };
  return !text.empty() && text.size() <= kLongest && is_host(text.front()) &&
         is_host(text.back()) && std::all_of(text.begin(), text.end(), [&](const ChunkRune& at) {
           return is_host(at) || at.rune == '_' || at.rune == '-';
         });
}

bool IsHostName(Text host) {
  constexpr std::size_t kLeastDomain = 2, kMostDomain = 63;
  std::size_t labels = 0;
  for (std::size_t dot = Find(host, '.'); dot < host.size(); dot = Find(host, '.')) {
    if (!IsLabel(host.first(dot))) return false;
    host = host.subspan(dot + 1);
    ++labels;
  }
  return labels > 0 && host.size() >= kLeastDomain && host.size() <= kMostDomain &&
         All(host, kDomainClass);
}

bool IsHostAndTail(Text text) {
  const auto of_host = [](const ChunkRune& at) {
    return (at.classes & kHostClass) || at.rune == '.' || at.rune == '_' || at.rune == '-';
  };
  const auto end =
      static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), of_host) - text.begin());
  if (end == 0 || !IsTail(text.subspan(end))) return false;
  return IsHostName(text.first(end)) || IsPublicIp(text.first(end));
}

// Where the text behind "scheme://" begins, or 0.
std::size_t SchemeEnd(Text text) {
  constexpr std::size_t kLeastScheme = 2;
  const std::size_t colon = Find(text, ':');
  if (colon < kLeastScheme || colon + 2 >= text.size() || !All(text.first(colon), kSchemeClass))
    return 0;
  return text[colon + 1].rune == '/' && text[colon + 2].rune == '/' ? colon + 3 : 0;
}

}  // namespace

bool IsWebAddress(std::span<const ChunkRune> text) {
  if (Find(text, '.') == text.size()) return false;
  if (IsHostAndTail(text)) return true;
  const std::size_t scheme = SchemeEnd(text);
  if (scheme > 0 && IsHostAndTail(text.subspan(scheme))) return true;
  for (std::size_t at = Find(text, '@'); at < text.size(); at = Find(text, '@', at + 1))
    if (at > 0 && IsHostAndTail(text.subspan(at + 1))) return true;
  return false;
}

}  // namespace newsieve
