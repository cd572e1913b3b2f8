// Sniff: which format a source is in.
#pragma once

#include <optional>
#include <string_view>

#include "io/format.h"
#include "newsieve/report.h"

namespace newsieve {

struct ChosenFormat {
  const InputFormat* format = nullptr;
  std::optional<Reason>
      failure;  // set: a format that newsieve does not read (`input.unsupported_format`)
};

// By what the path's extension says and newsieve cannot read: nothing needs to be opened. `forced`
// is the format asked for, or nullptr: then extensions are not looked at.
std::optional<Reason> UnsupportedByName(std::string_view path, const InputFormat* forced);

// By `forced`, else by extension, else by the first bytes, `head`. Compressed data is refused in
// any case; HTML and WARC unless a format is forced.
ChosenFormat ChooseFormat(std::string_view path, std::string_view head, const InputFormat* forced);

}  // namespace newsieve
