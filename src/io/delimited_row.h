// DelimitedRow: a row of CSV (RFC 4180) or TSV, line by line, for a quoted cell may hold line ends.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsieve {

class DelimitedRow {
 public:
  enum class State {
    kOpen,    // a quoted cell goes on in the next line
    kWhole,   // it ends here
    kBroken,  // a quoted cell goes on behind its closing quotation mark
  };

  explicit DelimitedRow(char delimiter) : delimiter_(delimiter) {}

  // Forgets all, for the next row.
  void Clear();

  // The next line, without its LF.
  State AddLine(std::string_view line);

  // Lets go of what was read of cells; only State is told from here on.
  void Forget() { keeps_ = false, cells_ = {}, cell_ = {}; }

  const std::vector<std::string>& cells() const { return cells_; }

 private:
  enum class Place { kCellBegin, kPlain, kQuoted, kBehindQuote };

  void EndCell();

  char delimiter_;
  Place place_ = Place::kCellBegin;
  bool keeps_ = true;
  std::string cell_;
  std::vector<std::string> cells_;
};

}  // namespace newsieve
