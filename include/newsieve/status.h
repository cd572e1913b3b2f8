// Status and Result<T>: how every fallible operation of newsieve answers.
//
// The library never prints, aborts, exits or throws over its API. An operation that can fail
// returns a Status, or a Result<T> that holds either a value or a Status that is not ok. Both are
// plain values: copyable, movable, and safe to hand between threads. A Status message is a whole
// sentence for a person: it names the file (and line) that is at fault and how to mend it; where
// several things are wrong (a rule file), it has one paragraph for each.
#pragma once

#include <optional>
#include <string>
#include <utility>

namespace newsieve {

enum class StatusCode {
  kOk,
  kUsage,        // the caller asked for something that does not exist or does not fit together
  kConfig,       // a rule file or a configuration file is invalid; no work was begun
  kIo,           // reading or writing failed (disk full, permission); the run stopped
  kInterrupted,  // the caller asked the run to stop; what was finished has been written
  kClosed,       // the reader of the output went away (closed pipe)
};

class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(StatusCode code, std::string message) : code_(code), message_(std::move(message)) {}

  bool ok() const { return code_ == StatusCode::kOk; }
  StatusCode code() const { return code_; }
  const std::string& message() const { return message_; }

 private:
  StatusCode code_ = StatusCode::kOk;
  std::string message_;
};

// A value, or the Status that says why there is none. Shaped like std::expected<T, Status>;
// value(), operator* and operator-> require ok().
template <typename T>
class [[nodiscard]] Result {
 public:
  // Implicit, so that a function can `return value;` or `return status;`.
  Result(T value) : value_(std::move(value)) {}          // NOLINT(google-explicit-constructor)
  Result(Status status) : status_(std::move(status)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return value_.has_value(); }
  const Status& status() const { return status_; }
  T& value() & { return *value_; }
  const T& value() const& { return *value_; }
  T&& value() && { return *std::move(value_); }
  T& operator*() & { return *value_; }
  const T& operator*() const& { return *value_; }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }

 private:
  std::optional<T> value_;
  Status status_;
};

}  // namespace newsieve
