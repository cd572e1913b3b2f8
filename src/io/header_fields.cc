#include "io/header_fields.h"

#include <algorithm>

#include "base/ascii.h"

namespace newsieve {

bool HeaderFields::AddLine(std::string_view line) {
  bytes_ += line.size();
  if (++lines_ > kMaxHeaderLines || bytes_ > kMaxHeaderBytes) return false;
  const std::string_view trimmed = TrimmedAscii(line);
  if (!line.empty() && IsAsciiSpace(line[0])) {
    if (!fields_.empty()) fields_.back().second.append(" ").append(trimmed);
    return true;
  }
  const std::size_t colon = trimmed.find(':');
  if (colon == trimmed.npos) return true;
  fields_.emplace_back(LowerAscii(TrimmedAscii(trimmed.substr(0, colon))),
                       TrimmedAscii(trimmed.substr(colon + 1)));
  return true;
}

std::string_view HeaderFields::Get(std::string_view name) const {
  const auto found = std::find_if(fields_.begin(), fields_.end(),
                                  [&](const auto& field) { return field.first == name; });
  return found == fields_.end() ? std::string_view() : found->second;
}

std::vector<std::string_view> HeaderFields::GetAll(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [key, value] : fields_)
    if (key == name) values.push_back(value);
  return values;
}

std::string_view TrimmedAscii(std::string_view text) {
  while (!text.empty() && IsAsciiSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsAsciiSpace(text.back())) text.remove_suffix(1);
  return text;
}

std::pair<std::string_view, std::size_t> FirstLine(std::string_view text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return {line, std::min(end + 1, text.size())};
}

}  // namespace newsieve
