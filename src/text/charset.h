// Legacy encodings by name, converted by iconv (glibc's), windows-1252 by the WHATWG table.
#pragma once

#include <string>
#include <string_view>

namespace newsieve {

// The canonical name of a label ("Latin1" -> "windows-1252", as browsers read it), or empty where
// it is unknown or must not be decoded (UTF-7, and what the standard replaces: ISO-2022-KR, HZ).
// Labels of the web mean what the standard says, others what iconv knows by them. Any input is
// safe.
std::string CharsetName(std::string_view label);

// `bytes` in UTF-8; each undecodable byte becomes U+FFFD. `name` must come from CharsetName and be
// none of the UTFs.
std::string Transcode(std::string_view bytes, std::string_view name);

// What windows-1252 reads a byte as.
char32_t Windows1252Character(unsigned char byte);

}  // namespace newsieve
