// Writing YAML: any text as a scalar that reads back the same.
#pragma once

#include <string>
#include <string_view>

namespace newsieve {

// `text` (valid UTF-8) in double quotes, on one line; what YAML does not print is escaped.
std::string YamlQuoted(std::string_view text);

}  // namespace newsieve
