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

// `path` without the .gz or .zst that says how it is compressed, twice at most.
std::string_view NameInside(std::string_view path);

// By what the path's extension says and newsieve cannot read: nothing needs to be opened. `forced`
// is the format asked for, or nullptr: then extensions are not looked at.
std::optional<Reason> UnsupportedByName(std::string_view path, const InputFormat* forced);

// By `forced`, else by the extension of NameInside(path), else by the first bytes, `head`, after
// decompression; those also tell pages and archives that are called text. Compressed data that
// newsieve does not decompress are refused in any case.
ChosenFormat ChooseFormat(std::string_view path, std::string_view head, const InputFormat* forced);

// Whether `head` begins as an HTML page does.
bool BeginsAsHtml(std::string_view head);

}  // namespace newsieve
