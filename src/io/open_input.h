// OpenInput: a file as its readers want it, decompressed and with its format chosen.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "io/file_reader.h"
#include "io/format.h"

namespace newsieve {

struct OpenedInput {
  std::unique_ptr<ByteSource> source;
  const InputFormat* format = nullptr;
  std::optional<Reason> failure;                  // set: the other two are null
  std::vector<Reason> notes;                      // for the record of its first document
  std::optional<FileFacts> facts = std::nullopt;  // of a regular file
};

// Opens `path` ("-": standard input, which `stop` ends). What is compressed with gzip or zstd, once
// or twice, is decompressed, by what its bytes are and not by its name. The format is `forced`, or
// where that is nullptr chosen by the name without .gz and .zst, then by the first bytes.
OpenedInput OpenInput(const std::string& path, const InputFormat* forced, const StopSign& stop);

}  // namespace newsieve
