// What charset a web page says it is in: the prescan of the standard
// (https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding), carried on to
// the end of the head where the first 1,024 bytes hold no declaration (one page in ten has it
// later, and browsers heed it there too, as their parser comes to it).
#pragma once

#include <string>
#include <string_view>

namespace newsieve {

// The label that `bytes` declares, in lower case, for Decode (text/decode.h), known or not; empty
// where there is none. A page that can be read so far in bytes is not UTF-16: where it says so it
// is taken for UTF-8. Thread-safe.
std::string HtmlCharset(std::string_view bytes);

}  // namespace newsieve
