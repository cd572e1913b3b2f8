// Decoding: the bytes of a document -> its input text. Repairs of that text (invalid bytes, control
// characters, mojibake) are a second step, text/repair.h, so that each of them is an edit on
// record.
//
// The order of trust is byte order mark, declared encoding, guess. UTF-7 is never decoded.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsieve {

// Limits of what is still text (config: decode).
struct DecodeOptions {
  double max_replaced_share =
      0.1;  // of the characters, 0..1: more invalid sequences than that is damage
  double max_control_share =
      0.1;  // of the bytes, 0..1: more control characters than that is binary
};

enum class DecodeFault {
  kNone,
  kBinary,       // a known binary format, or too many control characters
  kUndecodable,  // UTF-16 of an odd number of bytes
  kDamaged,      // too many invalid sequences
};

struct Decoded {
  DecodeFault fault = DecodeFault::kNone;
  std::string detail;    // where there is a fault: one sentence about it
  std::string encoding;  // WHATWG name: "utf-8", "utf-16le", "utf-16be", "windows-1252", ...
  bool declared_ignored =
      false;              // a declared encoding is unknown, or the bytes are certainly another
  std::string_view text;  // the input text: views the bytes where they are UTF-8, else `owned`
  std::string owned;  // may hold surrogates as three bytes (WTF-8), so that UTF-16 can be written
                      // back exactly

  Decoded() = default;
  Decoded(const Decoded&) = delete;  // `text` may view `owned`
  Decoded& operator=(const Decoded&) = delete;
};

// Decodes `bytes` into `out`, which may view them afterwards. `declared` is a label in any case, or
// empty.
void Decode(std::string_view bytes, std::string_view declared, const DecodeOptions& options,
            Decoded& out);

// The input text of `bytes` under an encoding that Decode named before.
std::string DecodedInputText(std::string_view bytes, std::string_view encoding);

}  // namespace newsieve
