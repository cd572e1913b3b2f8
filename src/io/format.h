// Input formats: how the bytes of one file become documents. The list is io/table.cc; each format
// has a file of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/field_names.h"
#include "io/file_reader.h"
#include "newsieve/document.h"
#include "newsieve/report.h"
#include "newsieve/status.h"

namespace newsieve {

struct ReadOptions {
  std::size_t max_document_bytes = 0;  // larger documents are failures, and are not held in memory
  std::string encoding;                // declared encoding of text; empty: detect
  FieldNames fields = {};              // of JSON lines and rows
};

// What a reader found: a document, or why there is none.
struct Reading {
  Document document;              // `id` and `source` are set in any case
  std::optional<Reason> failure;  // set: there is nothing to judge
  std::vector<Reason>
      notes;  // what the record should tell beside the judgement: repairs made on the way in
};

// What readers leave out because it is no document, by kind, with how often.
using PassedOver = std::map<std::string, std::uint64_t>;

// Yields what one source holds, in order. A fault of one document never hides the next. Not
// thread-safe.
class DocumentReader {
 public:
  virtual ~DocumentReader() = default;

  // The next document or failure; nothing at the end.
  virtual std::optional<Reading> Next() = 0;

  // What was passed over so far.
  virtual PassedOver passed_over() const { return {}; }
};

struct InputFormat {
  std::string_view name, extensions, description;  // extensions: ".a .b"
  // Reads `source`, which must outlive the reader and is called `path` in ids and messages.
  std::unique_ptr<DocumentReader> (*open)(ByteSource& source, const std::string& path,
                                          const ReadOptions& options);
};

// All formats that can be read.
std::span<const InputFormat> InputFormats();

// The format of that name, or nullptr.
const InputFormat* FindFormat(std::string_view name);

// kUsage, saying so, where `format` is neither empty nor the name of one, or `fields` are not as
// FieldNamesOf takes them.
Status CheckReading(const std::string& format, const std::vector<std::string>& fields);

// Of options that CheckReading has passed.
ReadOptions ReadOptionsOf(std::size_t max_document_bytes, const std::string& encoding,
                          const std::vector<std::string>& fields);

// The id of a document that has none of its own: its path, or "path:record".
std::string IdAt(const Source& source);

// The document, yet without bytes, that is the whole of `path` or its record `record` (1-based, 0:
// the whole).
Document DocumentAt(const std::string& path, std::size_t record, std::string_view format);

// The rows of the table, each in the file of its format.
std::unique_ptr<DocumentReader> OpenText(ByteSource& source, const std::string& path,
                                         const ReadOptions& options);
std::unique_ptr<DocumentReader> OpenHtml(ByteSource& source, const std::string& path,
                                         const ReadOptions& options);
std::unique_ptr<DocumentReader> OpenJsonl(ByteSource& source, const std::string& path,
                                          const ReadOptions& options);
std::unique_ptr<DocumentReader> OpenCsv(ByteSource& source, const std::string& path,
                                        const ReadOptions& options);
std::unique_ptr<DocumentReader> OpenTsv(ByteSource& source, const std::string& path,
                                        const ReadOptions& options);
std::unique_ptr<DocumentReader> OpenWarc(ByteSource& source, const std::string& path,
                                         const ReadOptions& options);
std::unique_ptr<DocumentReader> OpenWet(ByteSource& source, const std::string& path,
                                        const ReadOptions& options);

}  // namespace newsieve
