// What a run has told of its documents: the figures of records, of this version or another.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/format.h"

namespace newsieve {

// The figures of one document.
struct RecordFigures {
  std::string decision;
  std::string language;                                 // code; empty where the record has none
  std::string site;                                     // as SiteOf
  std::string version;                                  // "newsieve 0.1.0 rules 0123456789abcdef"
  std::vector<std::pair<std::string, double>> numbers;  // score, scores.*, signals; finite
  std::vector<std::string> reasons;                     // codes
};

// The Source::format of a document that is a line of a run's records.
inline constexpr std::string_view kRecordFormat = "record";

// Records or documents: a file that begins with records is read line by line, as kRecordFormat;
// any other as without a forced format.
const InputFormat& RunRecordsFormat();

// The files of records of a run, in order: records.jsonl in a folder that --to tree wrote, all
// parts of one that a run of parts wrote, or `path` itself.
std::vector<std::string> RecordsIn(const std::string& path);
// Whether a run of parts in `path` still has something to do.
bool IsUnfinished(const std::string& path);
// The files of a finished run of parts in `path`, its manifest among them, that are not as the
// manifest says. Reads them all.
std::vector<std::string> ChangedParts(const std::string& path);

// Reuses its memory from record to record. Not thread-safe.
class RecordFiguresParser {
 public:
  RecordFiguresParser();
  ~RecordFiguresParser();

  // Reads one record. A reason (`input.json` or `input.schema`) where it is none: what was read is
  // then of no use. What a record lacks, or has of another type, is left out.
  std::optional<Reason> Parse(std::string_view json, RecordFigures& figures);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace newsieve
