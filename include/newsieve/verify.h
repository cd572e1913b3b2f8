// Verify: the proof that a run lost nothing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "newsieve/status.h"

namespace newsieve {

struct VerifyOptions {
  std::string run;  // a JSONL file of records, a directory written by `--to tree`, or one of parts
  std::string input;  // the inputs of that run (directory or file) to compare with byte for byte;
                      // empty: hashes only
  std::vector<std::string> fields = {};  // RunOptions::fields of that run
};

struct VerifyResult {
  std::uint64_t records = 0;   // records read
  std::uint64_t proved = 0;    // whose text and edits rebuild the input exactly
  std::uint64_t withheld = 0;  // of masked runs, not proved: without VerifyOptions::input only the
                               // shape of their edits can be checked
  std::uint64_t failed = 0;    // records of decision "failed": accounted for, nothing to rebuild
  std::vector<std::string>
      faults;  // one sentence each: record, and what does not hold; inputs that no record names;
               // parts that are not as the run's manifest says
};

// Reads the run once. Not ok only where the run itself cannot be read; faults are in the result.
Result<VerifyResult> Verify(const VerifyOptions& options);

}  // namespace newsieve
