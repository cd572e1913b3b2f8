// Escape: bytes that are not text made fit for messages, ids and JSON.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsieve {

// `bytes` with each ill-formed UTF-8 sequence (WHATWG maximal subpart) as one U+FFFD. Adds their
// number to `*repaired` unless that is null.
std::string RepairUtf8(std::string_view bytes, std::size_t* repaired = nullptr);

// A path for people and ids: where it holds control characters, "\x" or bytes that are not UTF-8,
// those and its backslashes are written as \xNN. Different
// paths stay different.
std::string EscapedPath(std::string_view path);

// Two lower-case hex digits a byte.
std::string HexBytes(std::string_view bytes);

}  // namespace newsieve
