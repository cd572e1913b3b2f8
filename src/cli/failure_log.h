// FailureLog: tells of the inputs that could not be processed, of the first of them one by one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "newsieve/report.h"

namespace newsieve::cli {

// Writes to the log. Not thread-safe.
class FailureLog {
 public:
  void Add(const std::string& id, const Reason& reason);
  // How many more there were, and what `hint` says of them.
  void Finish(std::string_view hint) const;

 private:
  std::uint64_t count_ = 0;
};

}  // namespace newsieve::cli
