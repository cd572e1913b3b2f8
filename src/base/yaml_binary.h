// A YamlNode tree as bytes. Built-in files are parsed when newsieve is built (tools/pack_yaml.cc);
// reading the tree back takes a hundredth of the time that parsing its text takes. Both functions
// are thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "base/yaml.h"

namespace newsieve {

// The tree `root` as bytes that are good for a file of the text `text` only. Requires a tree no
// deeper than YamlFile::Parse gives.
std::string WriteYamlBinary(const YamlNode& root, std::string_view text);

// Reads what WriteYamlBinary wrote. False, with `root` unspecified, where the bytes are damaged or
// of another text.
bool ReadYamlBinary(std::string_view bytes, std::string_view text, YamlNode& root);

}  // namespace newsieve
