// The codings of HTTP bodies: chunks, and compression as Content-Encoding names it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "io/decoder.h"

namespace newsieve {

struct Dechunked {
  bool is_chunked = false;  // false: `bytes` is empty, the body is what it is
  bool is_cut = false;      // the last chunk, or the end, is missing
  std::string bytes;
};

// `body` without its chunk sizes. Where they are `declared`, a first line that is one suffices;
// else the whole body must be chunks to the last.
Dechunked Dechunk(std::string_view body, bool declared);

// The codec of `body`, to which `coding` (in lower case) was applied according to its header.
// Nothing where it is unknown, or the body does not look like it.
std::optional<Codec> CodecOfBody(std::string_view coding, std::string_view body);

struct Uncompressed {
  std::string bytes;  // as far as it goes
  std::string fault;  // why it ends before its end; empty: it does not
  bool is_cut = false, is_bomb = false, is_too_large = false;
};

// All of `body`, where it is no more than `max_bytes`; members of gzip one after the other.
Uncompressed Uncompress(Codec codec, std::string_view body, std::size_t max_bytes);

// Whether `body` begins as text or markup do, and no compression does.
bool LooksDecoded(std::string_view body);

}  // namespace newsieve
