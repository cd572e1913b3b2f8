// InputStream: all documents of a run, one after the other, whatever files they are in.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "io/file_reader.h"
#include "io/format.h"
#include "io/run_log.h"
#include "io/walk.h"

namespace newsieve {

struct Input {
  Reading reading;
  std::string relative;  // of its file, below the input that it was found in
};

struct InputOptions {
  std::vector<std::string> inputs;
  const InputFormat* forced_format = nullptr;  // nullptr: by extension, then by sniffing
  ReadOptions read;
  std::set<FileId> own_outputs;
  StopSign stop;
};

// Refuses (kUsage) no inputs at all, standard input more than once, and an `output` (empty:
// standard output) that would change an input.
Status CheckInputs(const std::vector<std::string>& inputs, const std::string& output);

// Not thread-safe.
class InputStream {
 public:
  explicit InputStream(InputOptions options);

  // The next document or failure; nothing at the end, or once told to stop: then what was half read
  // is forgotten.
  std::optional<Input> Next();

  // Behind what Next gave last.
  const StreamPosition& position() const { return position_; }
  // The files that were finished since it was last asked, in order; with their documents they make
  // up all that Next gave, but for those of position().
  std::vector<InputFile> TakeFinished();
  // Of files and streams as they stand, compressed or not.
  std::uint64_t bytes_read() const;

  // For a run that goes on with an earlier one, before the first Next: passes over the next file
  // unread, if it is still as `earlier` says. False where it is not, or there is none; the stream
  // is of no more use then.
  bool PassFile(const InputFile& earlier);
  // Then, of the next file, so many documents as `to` says, which are read. False where they are
  // others than those.
  bool PassDocuments(const StreamPosition& to);
  // After either: whether there is a file more.
  bool AtEnd() { return reader_ == nullptr && !walker_.Next().has_value(); }

  // True while documents come from standard input, and somebody may be waiting for each.
  bool live() const { return live_; }

  std::uint64_t hidden_skipped() const { return walker_.hidden_skipped(); }

  // What was in the inputs and is no document, so far.
  PassedOver passed_over() const;

 private:
  std::optional<Input> NextOfFile();
  std::optional<Input> OpenNext();
  std::optional<Input> Open(WalkedFile file);
  bool PassStream(const WalkedFile& file, const InputFile& earlier);
  void Count(const Reading& reading);
  void Finish();
  void AddNotes(Reading& reading);
  void CloseFile();
  void NameSite(Source& source) const;
  Input Failed(Reason reason);

  InputOptions options_;
  Walker walker_;
  WalkedFile file_;
  std::unique_ptr<ByteSource> source_;
  std::unique_ptr<DocumentReader> reader_;
  std::vector<Reason> notes_;  // of the file, until there is a record to tell them
  PassedOver passed_over_;     // of the files that were closed
  InputFile current_;          // the file under way
  std::vector<InputFile> finished_;
  StreamPosition position_;
  std::uint64_t bytes_closed_ = 0;  // of the files that were closed
  bool live_ = false, ended_ = false;
};

}  // namespace newsieve
