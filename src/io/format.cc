#include "io/format.h"

#include <algorithm>

#include "io/escape.h"

namespace newsieve {

const InputFormat* FindFormat(std::string_view name) {
  const auto formats = InputFormats();
  const auto row = std::find_if(formats.begin(), formats.end(),
                                [&](const InputFormat& format) { return format.name == name; });
  return row == formats.end() ? nullptr : &*row;
}

Status CheckReading(const std::string& format, const std::vector<std::string>& fields) {
  if (!format.empty() && FindFormat(format) == nullptr)
    return {StatusCode::kUsage,
            "there is no input format " + format + "; see: newsieve formats list"};
  return FieldNamesOf(fields).status();
}

ReadOptions ReadOptionsOf(std::size_t max_document_bytes, const std::string& encoding,
                          const std::vector<std::string>& fields) {
  const Result<FieldNames> names = FieldNamesOf(fields);
  return {max_document_bytes, encoding, names.ok() ? *names : FieldNames()};
}

std::string IdAt(const Source& source) {
  const std::string path = EscapedPath(source.path);
  return source.record == 0 ? path : path + ":" + std::to_string(source.record);
}

Document DocumentAt(const std::string& path, std::size_t record, std::string_view format) {
  Document document;
  document.source = {path, record, std::string(format), ""};
  document.id = IdAt(document.source);
  return document;
}

}  // namespace newsieve
