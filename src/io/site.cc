#include "io/site.h"

#include <algorithm>

#include "base/ascii.h"
#include "io/escape.h"

namespace newsieve {
namespace {

constexpr std::size_t kMaxHostBytes = 253;  // of the DNS, RFC 1035

// Without what comes before and at the last `mark`.
std::string_view Behind(std::string_view text, char mark) {
  const std::size_t at = text.rfind(mark);
  return at == text.npos ? text : text.substr(at + 1);
}

std::string_view WithoutPort(std::string_view host) {
  const std::size_t colon = host.rfind(':');
  const bool port = colon != host.npos &&
                    host.find_first_not_of("0123456789", colon + 1) == std::string_view::npos;
  return port ? host.substr(0, colon) : host;
}

bool IsHost(std::string_view host) {
  const auto bad = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7F'; };
  return !host.empty() && host.size() <= kMaxHostBytes &&
         std::none_of(host.begin(), host.end(), bad);
}

std::string_view FolderOfPath(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? "" : path.substr(0, slash);
}

}  // namespace

std::string SiteOfUrl(std::string_view url) {
  constexpr std::string_view kHostEnds = "/?#\\";
  const std::size_t first = url.find_first_of(kHostEnds);
  // Farther behind, "//" belongs to a URL in the path or the arguments.
  const bool marked = first != url.npos && url.substr(first).starts_with("//") &&
                      (first == 0 || url[first - 1] == ':');
  if (marked) url.remove_prefix(first + 2);
  url = url.substr(0, url.find_first_of(kHostEnds));
  std::string host = LowerAscii(WithoutPort(Behind(url, '@')));
  while (host.ends_with('.')) host.pop_back();
  if (host.starts_with("www.")) host.erase(0, 4);
  // "example.com/page" is a host, "about:blank" is not.
  return IsHost(host) && (marked || host.find('.') != host.npos) ? host : "";
}

std::string SiteOfFile(std::string_view relative, std::string_view path, bool is_record) {
  if (is_record || path == "-") return EscapedPath(relative.empty() ? path : relative);
  const std::string_view below = FolderOfPath(relative);
  if (!below.empty()) return EscapedPath(below);
  const std::string_view folder = Behind(FolderOfPath(path), '/');
  return folder.empty() ? "." : EscapedPath(folder);
}

std::string SiteOf(const Source& source) {
  if (!source.site.empty()) return source.site;
  std::string host = SiteOfUrl(source.url);
  return host.empty() ? SiteOfFile("", source.path, source.record > 0) : host;
}

}  // namespace newsieve
