// Decoding and repair of any bytes. The first byte chooses what encoding is declared.
#include <array>
#include <string>

#include "base/utf8.h"
#include "fuzzing.h"
#include "text/decode.h"
#include "text/repair.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsieve;
  static constexpr std::array<std::string_view, 8> kDeclared = {
      "", "utf-8", "utf-16", "windows-1252", "gb18030", "shift_jis", "windows-1255", "iso-2022-jp"};
  if (size == 0) return 0;
  const std::string_view bytes = View(data + 1, size - 1);
  Decoded decoded;
  Decode(bytes, kDeclared[data[0] % kDeclared.size()], {}, decoded);
  if (decoded.fault != DecodeFault::kNone) return 0;
  Require(DecodedInputText(bytes, decoded.encoding) == decoded.text,
          "the encoding names how the text was read");
  Repaired repaired;
  Repair(decoded.text, repaired);
  Require(IsValidUtf8(repaired.text), "repaired text is valid");
  Require(repaired.text.find('\0') == std::string_view::npos, "repaired text has no NUL");
  std::size_t end = 0;
  for (const TextEdit& edit : repaired.edits) {
    Require(end <= edit.start && edit.start <= edit.end && edit.end <= decoded.text.size(),
            "edits are sorted, disjoint and inside");
    end = edit.end;
  }
  Require(ApplyEdits(decoded.text, repaired.edits) == repaired.text,
          "the edits lead to the repaired text");
  return 0;
}
