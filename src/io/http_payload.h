// What an HTTP response in an archive says of itself, and its body as the page it stands for.
//
// Archives lie: many hold bodies that were decoded already under headers that say otherwise. So a
// body is tried as declared, and taken as it stands where it is not that.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsieve/report.h"

namespace newsieve {

struct HttpResponse {
  int status = 0;                                   // 0: the status line has none
  std::string media_type;                           // "text/html", in lower case; empty: not stated
  std::string charset;                              // of the Content-Type; empty: not stated
  std::string transfer_encoding, content_encoding;  // in lower case
  std::string_view body;                            // views the block
};

// `block` as a response: status line, header fields, an empty line and a body. Nothing where it
// does not begin as one.
std::optional<HttpResponse> ParseHttp(std::string_view block);

// "text/html; charset=utf-8": the media type, in lower case, and the charset.
std::pair<std::string, std::string> ParseContentType(std::string_view value);

struct HttpBody {
  std::string bytes;
  std::optional<Reason> failure;  // nothing can be made of it
  std::vector<Reason> notes;      // not as declared, or cut short
};

// The body without chunks and compression; at most `max_bytes`.
HttpBody DecodeBody(const HttpResponse& response, std::size_t max_bytes);

}  // namespace newsieve
