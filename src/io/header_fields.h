// HeaderFields: the "Name: value" lines at the head of WARC records and HTTP messages, read as
// leniently as browsers and archives must.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace newsieve {

// What is read of one header; more lines are passed over.
inline constexpr std::size_t kMaxHeaderBytes = 64 * 1024, kMaxHeaderLines = 1000;

class HeaderFields {
 public:
  // A line, with or without its end. One that begins with white space goes on with the field before
  // it; one without a colon is no field. False where the limits are reached and it was not taken.
  bool AddLine(std::string_view line);

  // The value of the first field of that name (in lower case), or nothing.
  std::string_view Get(std::string_view name) const;
  std::vector<std::string_view> GetAll(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;  // names in lower case
  std::size_t bytes_ = 0, lines_ = 0;
};

// `text` without white space at its ends.
std::string_view TrimmedAscii(std::string_view text);

// The line that `text` begins with, without its end (LF or CR LF), and how many bytes it takes with
// it.
std::pair<std::string_view, std::size_t> FirstLine(std::string_view text);

}  // namespace newsieve
