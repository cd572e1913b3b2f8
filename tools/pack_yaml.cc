// pack_yaml <name> <in.yaml> <out>: writes the tree of a YAML file in the form of
// base/yaml_binary.h. A part of the build (cmake/EmbedFiles.cmake), so that a built-in file with a
// fault in it fails there, with file, line and column, and no program has to parse it again.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "base/yaml.h"
#include "base/yaml_binary.h"

namespace {

int Fail(const std::string& message) {
  std::cerr << message << "\n";
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return Fail("usage: pack_yaml <name> <in.yaml> <out>");
  const std::string name = argv[1], from = argv[2], to = argv[3];

  std::ifstream in(from, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in) return Fail(from + ": cannot be read");

  newsieve::YamlFile file(name, text);
  const newsieve::YamlNode* root = file.Parse();
  for (const newsieve::Diagnostic& fault : file.faults())
    std::cerr << from << ":" << fault.line << ":" << fault.column << ": error: " << fault.message
              << "\n"
              << fault.excerpt << "\n"
              << fault.fix << "\n";
  if (root == nullptr) return 1;

  std::ofstream out(to, std::ios::binary);
  out << newsieve::WriteYamlBinary(*root, text) << std::flush;
  return out ? 0 : Fail(to + ": cannot be written");
}
