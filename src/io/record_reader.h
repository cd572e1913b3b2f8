// Reading records back: what `newsieve verify` needs of a line that AppendRecord wrote.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "newsieve/report.h"
#include "newsieve/status.h"

namespace newsieve {

struct ParsedRecord {
  std::string id, path, format, encoding, hash, decision;
  std::uint64_t record = 0, input_bytes = 0, output_bytes = 0;
  std::string text;
  std::vector<Edit> edits;  // start, end, rule, removed and inserted
};

// Reuses its memory from line to line. Not thread-safe.
class RecordParser {
 public:
  RecordParser();
  ~RecordParser();

  // Reads one record; kLinePadding bytes must be readable behind `line`. kIo, with what is wrong,
  // where it is none.
  Result<ParsedRecord> Parse(std::string_view line);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace newsieve
