// Marks: what is known of a document only when others were seen, put into a record that was written
// before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "newsieve/report.h"

namespace newsieve {

// Places of a record, counted from its first byte.
struct RecordSeams {
  std::size_t decision = 0, decision_end = 0;  // the word, without its quotation marks
  std::size_t reasons = 0, reasons_end = 0;    // what is inside the brackets
  std::size_t members = 0;                     // where members can be added; 0: nowhere
};

struct RecordMarks {
  struct Story {
    std::uint64_t id = 0;
    std::uint32_t size = 0;
  };
  std::optional<Decision> decision;  // instead of the one that the record has
  std::optional<Reason> reason;      // besides those that it has
  bool reason_first = false;         // else it is the last
  std::optional<std::string> duplicate_of;
  std::optional<std::uint64_t> cluster;
  std::optional<double> similarity;
  std::optional<Story> story;
};

// Appends `record`, as AppendRecord wrote it, with the marks. Requires seams of a judged document.
void AppendMarked(std::string_view record, const RecordSeams& seams, const RecordMarks& marks,
                  std::string& out);

}  // namespace newsieve
