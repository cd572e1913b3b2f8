#include "base/ip_address.h"

#include <arpa/inet.h>

#include <algorithm>

namespace newsieve {

std::optional<std::uint32_t> ParseIpv4(const std::string& text) {
  in_addr address{};
  if (inet_pton(AF_INET, text.c_str(), &address) != 1) return std::nullopt;
  return ntohl(address.s_addr);
}

std::optional<std::array<std::uint8_t, 16>> ParseIpv6(const std::string& text) {
  in6_addr address{};
  if (inet_pton(AF_INET6, text.c_str(), &address) != 1) return std::nullopt;
  std::array<std::uint8_t, 16> bytes{};
  std::copy(std::begin(address.s6_addr), std::end(address.s6_addr), bytes.begin());
  return bytes;
}

}  // namespace newsieve
