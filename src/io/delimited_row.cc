#include "io/delimited_row.h"

#include <utility>

namespace newsieve {

void DelimitedRow::Clear() {
  place_ = Place::kCellBegin;
  keeps_ = true;
  cell_.clear();
  cells_.clear();
}

DelimitedRow::State DelimitedRow::AddLine(std::string_view line) {
  if (place_ == Place::kQuoted && keeps_) cell_ += '\n';
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool line_end = c == '\r' && i + 1 == line.size();
    if (place_ == Place::kQuoted) {
      if (c == '"') {
        place_ = Place::kBehindQuote;
      } else if (keeps_) {
        cell_ += c;
      }
    } else if (c == delimiter_) {
      EndCell();
    } else if (c == '"' && place_ == Place::kBehindQuote) {
      if (keeps_) cell_ += '"';
      place_ = Place::kQuoted;
    } else if (c == '"' && place_ == Place::kCellBegin) {
      place_ = Place::kQuoted;
    } else if (place_ == Place::kBehindQuote && !line_end) {
      return State::kBroken;
    } else if (!line_end) {
      place_ = Place::kPlain;
      if (keeps_) cell_ += c;
    }
  }
  if (place_ == Place::kQuoted) return State::kOpen;
  EndCell();
  return State::kWhole;
}

void DelimitedRow::EndCell() {
  if (keeps_) cells_.push_back(std::exchange(cell_, {}));
  place_ = Place::kCellBegin;
}

}  // namespace newsieve
