// Inputs that a program with a loop in a loop would take minutes for, of any size.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace newsieve {

struct WorstCase {
  std::string name;
  std::string file;  // its name, which tells the format
  bool duplicates;   // judged with the search for duplicates on
  std::function<std::string(std::size_t bytes)> make;
};

std::vector<WorstCase> WorstCases();

}  // namespace newsieve
