// What a run that can be resumed notes down, as JSON: which inputs it has read, and how far it has
// come.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/append_file.h"
#include "io/file_reader.h"
#include "io/format.h"
#include "newsieve/filter.h"
#include "newsieve/stream.h"

namespace newsieve {

// Names of files: of the journal and the list of inputs, one line of JSON for each file, in the
// hidden folder of a run, and of the manifest in the run's own.
inline constexpr std::string_view kJournal = "journal", kInputList = "inputs.jsonl",
                                  kSpool = "spool", kSuspects = "suspects",
                                  kManifest = "manifest.json", kStateFolder = ".newsieve-run";

// A file of the inputs, of which all was read.
struct InputFile {
  std::string path;                // as EscapedPath
  std::optional<FileFacts> facts;  // none of what is no regular file
  std::string failure;             // code, where it could not be opened; empty: it could
  std::uint64_t documents = 0;     // and failures
  std::uint64_t hash = 0;          // of these, one after the other
  PassedOver passed_over;          // as DocumentReader::passed_over
};

// A place between two documents of the inputs: behind so many files, and so many documents of the
// next.
struct StreamPosition {
  std::uint64_t files = 0, documents = 0;
  std::uint64_t hash = 0;  // of these documents

  bool operator==(const StreamPosition&) const = default;
};

// A file of the output.
struct Part {
  Extent extent;
  std::uint64_t documents = 0;
};

// One entry of a run's journal: all up to `position` is on the disk.
struct Checkpoint {
  StreamPosition position;
  Extent inputs;             // of the list of inputs
  std::uint64_t spool = 0;   // bytes of the records that are held back
  std::vector<Part> sealed;  // parts that were finished since the checkpoint before
  Part open;                 // of the part under way
  // Since the checkpoint before, of a finished run of all; without seconds and what is not of
  // documents.
  RunSummary counts;
  bool cut_short = false;  // it lies here, and not further on, because the inputs ended
  bool finished = false;   // all was read, and every part is sealed
};

std::string ToJson(const InputFile& file);
std::string ToJson(const Checkpoint& checkpoint);

// Nothing where `json` is not what ToJson writes.
std::optional<Checkpoint> CheckpointOf(std::string_view json);

// Of a job: what its output depends on besides inputs and versions, and those. Both are JSON
// objects, equal exactly where the jobs are.
struct JobNames {
  std::string options, versions;
};
JobNames NamesOf(const RunOptions& options, const Versions& versions);

// The first entry of a journal, and back; nothing where `json` is none.
std::string ToJson(const JobNames& names);
std::optional<JobNames> JobNamesOf(std::string_view json);

// The manifest, a JSON document for people and programs: versions, options, counts, parts with
// sizes and hashes.
std::string ManifestOf(const JobNames& names, const Checkpoint& last, const RunSummary& totals,
                       const std::vector<Part>& parts, const RunOptions& options);

// Reads a list of inputs back. Not thread-safe.
class InputListReader {
 public:
  // Of no lines where the file cannot be read.
  explicit InputListReader(const std::string& path);
  ~InputListReader();

  // The next file; nothing at the end, or where the line is none.
  std::optional<InputFile> Next();
  // Of the lines that were read.
  Extent extent() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// "part-00012.jsonl".
std::string PartName(std::uint64_t number, OutputFormat format);

// A part as a manifest names it.
struct NamedPart {
  std::string name;
  Part part;
};

// The parts that a manifest tells of; nothing where it is no manifest.
std::optional<std::vector<NamedPart>> PartsOfManifest(std::string_view json);

}  // namespace newsieve
