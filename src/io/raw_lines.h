// Raw lines: a file as a document for each line that is not blank, as it stands.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "io/format.h"

namespace newsieve {

// Reads `source`, which must outlive the reader; documents have Source::format `format`. A line of
// more than options.max_document_bytes is a failure.
std::unique_ptr<DocumentReader> OpenRawLines(ByteSource& source, const std::string& path,
                                             const ReadOptions& options, std::string_view format);

}  // namespace newsieve
