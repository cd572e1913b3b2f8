// Tally: counts towards a RunSummary. Sums do not depend on the order in which parts are added.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "newsieve/report.h"
#include "newsieve/stream.h"

namespace newsieve {

class Tally {
 public:
  void Add(const Report& report);
  void Add(const Tally& other);
  void Add(const RunSummary& summary);

  // Of a document that was added: it is `to` now, not `from`, for a reason of that code.
  void Change(Decision from, Decision to, const std::string& code);

  // The counts as a summary, most frequent first; what has nothing to do with documents is left to
  // the caller.
  RunSummary Summary() const;

 private:
  struct Use {
    std::uint64_t edits = 0, bytes = 0;
  };

  void AddCounts(const RunSummary& counts);
  void AddUse(const std::string& rule, const Use& use);

  RunSummary counts_;
  std::map<std::string, std::uint64_t> reasons_;
  std::map<std::string, Use> rules_;
};

}  // namespace newsieve
