// StatsTally: adds up the figures of documents, as a whole and by group.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/quantiles.h"
#include "io/run_records.h"
#include "newsieve/stats.h"

namespace newsieve {

// Whether `name` is asked for: itself, or its family; everything where `asked` is empty.
bool IsAskedFor(const std::vector<std::string>& asked, std::string_view name);

// The figures of a set of documents.
class GroupStats {
 public:
  void Add(const RecordFigures& figures, const std::vector<std::string>& asked);

  std::uint64_t documents() const { return group_.documents; }
  const std::map<std::string, Quantiles, std::less<>>& numbers() const { return numbers_; }
  Stats::Group Finish(std::string key, std::string value) const;

 private:
  Stats::Group group_;  // the counts
  std::map<std::string, Quantiles, std::less<>> numbers_;
};

// The groups of one key. Where there are more than twice Stats::kMaxGroups, the smallest are let
// go, for good: a group's figures are of all its documents or not told at all.
class KeyGroups {
 public:
  void Add(const std::string& value, const RecordFigures& figures,
           const std::vector<std::string>& asked);

  // Appends the largest to stats.groups, and what is left to stats.rests.
  void Finish(const std::string& key, Stats& stats) const;

 private:
  void LetGo();

  struct Entry {
    std::uint64_t documents = 0;
    std::unique_ptr<GroupStats> stats;  // nullptr: let go
  };
  std::map<std::string, Entry> entries_;
  std::size_t held_ = 0;
};

// Not thread-safe.
class StatsTally {
 public:
  explicit StatsTally(const StatsOptions& options) : options_(options), keys_(options.by.size()) {}

  void Add(const RecordFigures& figures);
  Stats Finish() const;

 private:
  const StatsOptions& options_;
  GroupStats all_;
  std::vector<KeyGroups> keys_;  // as options.by
  std::vector<std::uint64_t> score_bins_ = std::vector<std::uint64_t>(Stats::kScoreBins);
  std::map<std::string, std::uint64_t> reasons_, versions_;
};

}  // namespace newsieve
