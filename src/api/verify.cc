// Verify: reads a run once, and its inputs beside it, in the order that both have.
#include "newsieve/verify.h"

#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "api/source_text.h"
#include "base/hash.h"
#include "io/escape.h"
#include "io/format.h"
#include "io/line_reader.h"
#include "io/open_input.h"
#include "io/record_reader.h"
#include "io/run_records.h"
#include "io/walk.h"
#include "newsieve/report.h"

namespace newsieve {
namespace {

constexpr std::size_t kMaxLineBytes =
    std::numeric_limits<std::uint32_t>::max() / 2;  // simdjson reads up to 4 GiB
constexpr std::size_t kMaxFaults = 1000;

// Collects faults, up to a number that a person can still want to read.
class Faults {
 public:
  explicit Faults(std::vector<std::string>& out) : out_(out) {}
  void Add(std::string fault) {
    if (out_.size() < kMaxFaults) {
      out_.push_back(std::move(fault));
    } else {
      ++more_;
    }
  }

  void Finish() {
    if (more_ > 0) out_.push_back("and " + std::to_string(more_) + " faults more");
  }

 private:
  std::vector<std::string>& out_;
  std::size_t more_ = 0;
};

// What is wrong with the edits of a record, or nothing. Only edits without a fault may be undone.
std::string_view EditFault(const ParsedRecord& record) {
  std::size_t end = 0, removed = 0, inserted = 0;
  for (const Edit& edit : record.edits) {
    if (edit.start < end || edit.end < edit.start) return "its edits are not sorted and disjoint";
    const std::size_t span = edit.end - edit.start;
    if (edit.withheld ? !edit.removed.empty() || span == 0 : span != edit.removed.size())
      return "an edit removed other bytes than its span holds";
    if (span == 0 && edit.inserted.empty()) return "an edit changes nothing";
    const std::size_t at = edit.start - removed + inserted;
    if (at > record.text.size()) return "an edit lies outside the input";
    if (std::string_view(record.text).substr(at, edit.inserted.size()) != edit.inserted)
      return "what an edit inserted is not in the text";
    end = edit.end;
    removed += span;
    inserted += edit.inserted.size();
  }
  return {};
}

// The inputs of a run, read again in the order of its records.
class Inputs {
 public:
  Inputs(const VerifyOptions& options, Faults& faults)
      : faults_(faults), read_(ReadOptionsOf(kMaxLineBytes, "", options.fields)) {
    Walker walker({options.input}, {});
    while (std::optional<WalkedFile> file = walker.Next()) {
      by_path_.emplace(file->path, files_.size());
      by_relative_.emplace(file->relative, files_.size());
      files_.push_back({file->path, false});
    }
  }

  // The document that `record` tells of, or nothing (a fault was added then). A record that failed
  // is only ticked off.
  const Document* Find(const ParsedRecord& record) {
    const std::optional<std::size_t> file = Locate(record.path);
    const bool whole_failed = record.decision == "failed" && record.record == 0;
    if (!file) {
      if (!whole_failed)
        faults_.Add(EscapedPath(record.id) + ": there is no input " + EscapedPath(record.path));
      return nullptr;
    }
    if (whole_failed) return TickOff(*file);
    if (current_ != file || record.record <= position_) Open(*file, record.format);
    return Advance(record);
  }

  // Tells of everything that no record named.
  void Finish() {
    Drain();
    for (const File& file : files_) {
      if (!file.named && HasDocuments(file.path))
        faults_.Add(EscapedPath(file.path) + ": no record names this input");
    }
  }

 private:
  struct File {
    std::string path;
    bool named;
  };

  // By the path as it was recorded; where the inputs have moved, by as much of its end as is a path
  // below the input.
  std::optional<std::size_t> Locate(std::string_view path) const {
    if (const auto found = by_path_.find(path); found != by_path_.end()) return found->second;
    for (;;) {
      if (const auto found = by_relative_.find(path); found != by_relative_.end())
        return found->second;
      const std::size_t slash = path.find('/');
      if (slash == path.npos) return std::nullopt;
      path.remove_prefix(slash + 1);
    }
  }

  const Document* TickOff(std::size_t file) {
    if (current_ != file) Drain();
    files_[file].named = true;
    return nullptr;
  }

  void Open(std::size_t file, std::string_view format_name) {
    Drain();
    current_ = file;
    position_ = 0;
    files_[file].named = true;
    const InputFormat* format = FindFormat(format_name);
    if (format == nullptr) return;
    OpenedInput opened = OpenInput(files_[file].path, format, nullptr);
    if (opened.failure) return;
    source_ = std::move(opened.source);
    reader_ = format->open(*source_, files_[file].path, read_);
  }

  const Document* Advance(const ParsedRecord& record) {
    while (reader_ != nullptr) {
      reading_ = reader_->Next();
      if (!reading_) break;
      position_ = reading_->document.source.record;
      if (position_ == record.record) return &reading_->document;
      if (position_ > record.record) break;
      Unnamed(reading_->document);
    }
    faults_.Add(EscapedPath(record.id) + ": its input cannot be found again in " +
                EscapedPath(record.path));
    return nullptr;
  }

  void Drain() {
    while (reader_ != nullptr) {
      reading_ = reader_->Next();
      if (!reading_) break;
      // What ends a file has a record of its own, which was ticked off.
      if (reading_->document.source.record > 0) Unnamed(reading_->document);
    }
    reader_.reset();
    source_.reset();
    current_.reset();
  }

  void Unnamed(const Document& document) {
    faults_.Add(IdAt(document.source) + ": no record names this input");
  }

  // False for an empty JSONL file, or an archive without pages. A file that cannot be read would
  // have had a record that says so.
  bool HasDocuments(const std::string& path) const {
    const OpenedInput opened = OpenInput(path, nullptr, nullptr);
    if (opened.failure) return true;
    return opened.format->open(*opened.source, path, read_)->Next().has_value();
  }

  Faults& faults_;
  ReadOptions read_;
  std::vector<File> files_;
  std::map<std::string, std::size_t, std::less<>> by_path_, by_relative_;
  std::optional<std::size_t> current_;  // the file that is open
  std::uint64_t position_ = 0;          // the record of it that was read last
  std::unique_ptr<ByteSource> source_;
  std::unique_ptr<DocumentReader> reader_;
  std::optional<Reading> reading_;
};

class Verifier {
 public:
  explicit Verifier(const VerifyOptions& options) : faults_(result_.faults) {
    if (!options.input.empty()) inputs_ = std::make_unique<Inputs>(options, faults_);
  }

  void Check(const Line& line) {
    ++result_.records;
    const Result<ParsedRecord> record = parser_.Parse(line.text);
    if (line.too_long || !record.ok()) {
      faults_.Add("line " + std::to_string(line.number) + ": " +
                  (line.too_long ? "too long" : record.status().message()));
    } else {
      CheckRecord(*record);
    }
  }

  void Add(std::string fault) { faults_.Add(std::move(fault)); }

  void Finish() {
    if (inputs_ != nullptr) inputs_->Finish();
    faults_.Finish();
  }

  VerifyResult& result() { return result_; }

 private:
  void CheckRecord(const ParsedRecord& record) {
    CheckUnique(record);
    const bool failed = record.decision == "failed";
    const Document* document = inputs_ == nullptr ? nullptr : inputs_->Find(record);
    if (failed) {
      ++result_.failed;
      return;
    }
    std::string_view fault = EditFault(record);
    if (fault.empty()) fault = CheckRebuilt(record, document);
    if (!fault.empty()) {
      faults_.Add(EscapedPath(record.id) + ": " + std::string(fault));
    } else if (HoldsBack(record) && document == nullptr) {
      ++result_.withheld;
    } else if (inputs_ == nullptr || document != nullptr) {
      ++result_.proved;
    }
  }

  // What does not hold of the input that the record rebuilds, or nothing.
  static std::string_view CheckRebuilt(const ParsedRecord& record, const Document* document) {
    std::string input = RebuildInput(record.text, record.edits);
    if (!HoldsBack(record) && HexDigits(Hash64(input)) != record.hash)
      return "the rebuilt input has another hash";
    if (record.output_bytes != record.text.size())
      return "output_bytes is not the size of its text";
    if (document == nullptr) return {};
    if (record.input_bytes != document->bytes.size()) return "the input has another size now";
    const std::string now = InputTextOf(*document, record.encoding);
    FillWithheld(record, now, input);
    if (now != input) return "the rebuilt input is not the input, byte for byte";
    return {};
  }

  static bool HoldsBack(const ParsedRecord& record) {
    return std::any_of(record.edits.begin(), record.edits.end(),
                       [](const Edit& edit) { return edit.withheld; });
  }

  // Puts what edits withhold, which only the input itself can tell, into the rebuilt `input`.
  static void FillWithheld(const ParsedRecord& record, std::string_view now, std::string& input) {
    for (const Edit& edit : record.edits)
      if (edit.withheld && edit.end <= now.size())
        input.replace(edit.start, edit.end - edit.start, now, edit.start, edit.end - edit.start);
  }

  void CheckUnique(const ParsedRecord& record) {
    if (!ids_.insert(Hash64(record.id)).second)
      faults_.Add(EscapedPath(record.id) + ": more than one record has this id");
    if (!sources_.insert(Hash64(record.path, record.record)).second)
      faults_.Add(EscapedPath(record.id) + ": more than one record has its source");
  }

  VerifyResult result_;
  Faults faults_;
  std::unique_ptr<Inputs> inputs_;
  RecordParser parser_;
  std::unordered_set<std::uint64_t> ids_, sources_;  // hashes: a run may have many million records
};

Status ReadRun(const std::string& path, Verifier& verifier) {
  const OpenedSource opened = OpenFile(path);
  if (opened.failure) return {StatusCode::kIo, EscapedPath(path) + ": " + opened.failure->message};
  LineReader lines(*opened.source, kMaxLineBytes);
  for (;;) {
    const Result<std::optional<Line>> line = lines.Next();
    if (!line.ok())
      return {StatusCode::kIo, "reading " + path + " failed: " + line.status().message()};
    if (!line->has_value()) return {};
    verifier.Check(**line);
  }
}

}  // namespace

Result<VerifyResult> Verify(const VerifyOptions& options) {
  if (Status status = CheckReading("", options.fields); !status.ok()) return status;
  Verifier verifier(options);
  for (const std::string& records : RecordsIn(options.run))
    if (Status status = ReadRun(records, verifier); !status.ok()) return status;
  if (IsUnfinished(options.run))
    verifier.Add(EscapedPath(options.run) + ": the run is not finished");
  for (const std::string& file : ChangedParts(options.run))
    verifier.Add(EscapedPath(file) + ": it is not as the run has written it");
  verifier.Finish();
  return std::move(verifier.result());
}

}  // namespace newsieve
