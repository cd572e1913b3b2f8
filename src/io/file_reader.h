// Reading bytes: from files, standard input and, in tests, strings. Files are read with read() in a
// loop, never mapped, so that one that grows, shrinks or is replaced while it is read can do no
// harm.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsieve/report.h"
#include "newsieve/status.h"

namespace newsieve {

// Asked again and again by whatever may wait for long: true means give up soon.
using StopSign = std::function<bool()>;

// What a failed read of a source means.
struct Damage {
  Reason reason;
  bool goes_on = false;     // the next Read goes on behind what is missing
  std::uint64_t begin = 0;  // bytes before this one, of all that were read, are beyond doubt
};

// Where bytes come from, once, from first to last. Not thread-safe.
class ByteSource {
 public:
  virtual ~ByteSource() = default;

  // Reads at least one and at most `size` bytes; 0 at the end. Waits for no more than the first.
  // kIo where reading fails, kInterrupted where it was told to stop.
  Result<std::size_t> Read(char* buffer, std::size_t size);

  // The first bytes, enough to tell a format by; they will be read again by Read. Waits only until
  // there is a line that is not blank, kPeekBytes, or the end: a record of a slow pipe is not held
  // up. Where reading fails it is what came before, and Read fails there. To be called before Read.
  std::string_view Peek();

  // What `failure`, the last that Read gave, means. kInterrupted is no damage.
  virtual Damage DamageOf(const Status& failure) const;

  // What the records should tell of the source as a whole, known at its end; each once.
  virtual std::vector<Reason> TakeNotes() { return {}; }

  // How many bytes were taken so far of the file or stream at the bottom, compressed or not.
  virtual std::uint64_t taken() const { return 0; }

  static constexpr std::size_t kPeekBytes = 4096;

 private:
  virtual Result<std::size_t> DoRead(char* buffer, std::size_t size) = 0;

  std::string peeked_;
  std::size_t peeked_read_ = 0;
  Status peek_failure_;
};

// The bytes of a string, at most `chunk` at a time.
class StringSource : public ByteSource {
 public:
  explicit StringSource(std::string bytes, std::size_t chunk = std::string::npos)
      : bytes_(std::move(bytes)), chunk_(chunk) {}

 private:
  Result<std::size_t> DoRead(char* buffer, std::size_t size) override;

  std::string bytes_;
  std::size_t chunk_, read_ = 0;
};

// By what a file is known again without being read.
struct FileFacts {
  std::uint64_t bytes = 0;
  std::int64_t modified = 0;  // nanoseconds since 1970

  bool operator==(const FileFacts&) const = default;
};

// Of a regular file, links followed; it is not opened.
std::optional<FileFacts> FactsOf(const std::string& path);

// A source, or why there is none.
struct OpenedSource {
  std::unique_ptr<ByteSource> source;
  std::optional<Reason> failure;
  std::optional<FileFacts> facts = std::nullopt;  // as the file was when it was opened
};

// Opens a regular file; anything else is refused (`input.not_regular`) without waiting for it, and
// errors are `input.unreadable`.
OpenedSource OpenFile(const std::string& path);

// Standard input. Waits in short steps, so that it can be stopped.
std::unique_ptr<ByteSource> OpenStandardInput(StopSign stop);

// A file descriptor that is closed with its owner.
class FileDescriptor {
 public:
  explicit FileDescriptor(int fd = -1) : fd_(fd) {}
  FileDescriptor(FileDescriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;
  ~FileDescriptor();

  bool ok() const { return fd_ >= 0; }
  int get() const { return fd_; }

 private:
  int fd_;
};

// open(2) for paths of any length, O_CLOEXEC and EINTR taken care of. Not ok: errno says why.
FileDescriptor OpenPath(std::string_view path, int flags);

// "No such file or directory (ENOENT)": the same words on every machine and in every locale.
std::string ErrnoText(int error);

// The reasons of inputs that cannot be read, as sentences: the id beside them names the input.
Reason UnreadableReason(std::string_view why);
Reason UnreadableReason(int error);
Reason NotRegularReason(std::string_view what);

}  // namespace newsieve
