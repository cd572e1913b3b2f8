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

Status CheckFormat(const std::string& name) {
  if (name.empty() || FindFormat(name) != nullptr) return {};
  return {StatusCode::kUsage, "there is no input format " + name + "; see: newsieve formats list"};
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
