// Suggest: rules for the lines that a corpus repeats and no rule takes yet, for a person to accept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "newsieve/options.h"
#include "newsieve/status.h"
#include "newsieve/stream.h"

namespace newsieve {

struct SuggestResult {
  Status status;
  std::string yaml;                         // a pack; CheckRules passes it with the same options
  std::size_t rules = 0;                    // in it
  std::uint64_t documents = 0, failed = 0;  // looked at; unreadable
};

// Writes a pack, whole or not at all; to standard output where `path` is empty. kIo or kUsage.
Status SaveRules(const std::string& yaml, const std::string& path);

// Reads the inputs of `run` twice: learns templates from them (newsieve/templates.h), then cleans
// them under `options` and proposes those that are left standing more often than not (config:
// templates.suggest), but none that a rule of `where: keep` holds. At most `limit` rules, what
// takes most first; a line of several sites goes into one rule for all. The result depends on
// inputs, configuration and rules only, not on threads; besides the templates and a few lines for
// each, memory is bounded as for a run. kUsage where an input is standard input, which cannot be
// read twice; kConfig, kIo, kInterrupted.
SuggestResult SuggestRules(const FilterOptions& options, const RunOptions& run, std::size_t limit);

}  // namespace newsieve
