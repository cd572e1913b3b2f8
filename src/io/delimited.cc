// CSV (RFC 4180) and TSV (the same with tabs): a row is a document. The first row names the
// columns, of which the field names choose; the others pass through as strings. The record number
// is the line on which a row begins.
//
// A row that quotes wrongly costs only its first line: the lines that its quotation swallowed are
// read again as rows.
#include <algorithm>
#include <deque>
#include <utility>

#include "io/delimited_row.h"
#include "io/field_names.h"
#include "io/format.h"
#include "io/json_writer.h"
#include "io/line_reader.h"

namespace newsieve {
namespace {

constexpr std::size_t kMaxRowFactor = 2;  // a quotation mark is written as two

// A line that outlives the next.
struct KeptLine {
  std::string text;
  std::uint64_t number = 0, offset = 0;
  bool too_long = false;
};

class DelimitedReader : public DocumentReader {
 public:
  DelimitedReader(ByteSource& source, std::string path, const ReadOptions& options,
                  std::string_view format, char delimiter)
      : path_(std::move(path)),
        format_(format),
        options_(options),
        max_row_bytes_(std::min(options.max_document_bytes, SIZE_MAX / 4) * kMaxRowFactor +
                       kMaxFieldBytes),
        lines_(source, max_row_bytes_),
        row_(delimiter) {}

  std::optional<Reading> Next() override {
    while (!done_) {
      if (std::optional<Reading> reading = NextRow()) return reading;
    }
    return std::nullopt;
  }

 private:
  std::optional<Reading> NextRow() {
    if (!NextLine()) return Broken();
    if (done_ || IsBlank(line_)) return std::nullopt;
    first_ = line_;
    if (!begun_ && (line_.text.starts_with("\xFF\xFE") || line_.text.starts_with("\xFE\xFF")))
      return Stop("input.schema", "It is UTF-16; convert it: iconv -f utf-16 -t utf-8.");
    if (!begun_ && line_.text.starts_with("\xEF\xBB\xBF")) line_.text.erase(0, 3);
    row_.Clear();
    std::deque<KeptLine> swallowed;
    std::size_t bytes = line_.text.size();
    bool too_large = line_.too_long;
    DelimitedRow::State state = row_.AddLine(line_.text);
    while (state == DelimitedRow::State::kOpen && !line_.too_long) {
      if (!NextLine()) return Broken();
      if (done_) break;
      bytes += line_.text.size() + 1;
      if (bytes > max_row_bytes_ && !std::exchange(too_large, true)) {
        row_.Forget();
        swallowed.clear();
      }
      state = row_.AddLine(line_.text);
      if (!too_large) swallowed.push_back(line_);
    }
    if (too_large || line_.too_long)
      return Failed("input.too_large", "is larger than limits.max_document_bytes allows.");
    if (state == DelimitedRow::State::kWhole) return TakeRow();
    again_.insert(again_.begin(), std::make_move_iterator(swallowed.begin()),
                  std::make_move_iterator(swallowed.end()));
    done_ = done_ && again_.empty();
    return Failed("input.csv", state == DelimitedRow::State::kOpen
                                   ? "opens a quotation that nothing closes."
                                   : "goes on behind a closing quotation mark.");
  }

  // The next line into line_; done_ at the end, false where the source fails.
  bool NextLine() {
    if (!again_.empty()) {
      line_ = std::move(again_.front());
      again_.pop_front();
      return true;
    }
    const Result<std::optional<Line>> line = lines_.Next();
    if (!line.ok()) return false;
    done_ = !line->has_value();
    if (!done_)
      line_ = {std::string((*line)->text), (*line)->number, (*line)->offset, (*line)->too_long};
    return true;
  }

  static bool IsBlank(const KeptLine& line) {
    return !line.too_long && line.text.find_first_not_of('\r') == std::string::npos;
  }

  std::optional<Reading> TakeRow() {
    if (!std::exchange(begun_, true)) return TakeHeader();
    const std::vector<std::string>& cells = row_.cells();
    const bool more = std::any_of(
        cells.begin() + static_cast<std::ptrdiff_t>(std::min(cells.size(), columns_.size())),
        cells.end(), [](const std::string& cell) { return !cell.empty(); });
    if (cells.size() < columns_.size() || more)
      return Failed("input.csv", "has another number of cells (" + std::to_string(cells.size()) +
                                     ") than the first row (" + std::to_string(columns_.size()) +
                                     ").");
    Reading reading = ReadingHere();
    const bool is_html =
        text_ == columns_.size() || (cells[text_].empty() && html_ < columns_.size());
    const std::size_t content = is_html ? html_ : text_;
    if (cells[content].size() > options_.max_document_bytes)
      return Failed("input.too_large", "has a text larger than limits.max_document_bytes.");
    reading.document.bytes = cells[content];
    reading.document.content = is_html ? ContentType::kHtml : ContentType::kText;
    reading.document.encoding = options_.encoding;
    TakeFields(content, reading.document);
    return reading;
  }

  void TakeFields(std::size_t content, Document& document) const {
    const auto targets = FieldTargets(options_.fields, document);
    std::string others;
    JsonWriter writer(others);
    writer.BeginObject();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string& cell = row_.cells()[i];
      const auto* target = std::find_if(targets.begin(), targets.end(), [&](const FieldTarget& t) {
        return t.name == columns_[i];
      });
      if (i == content || FirstColumn(columns_[i]) != i) continue;
      if (target == targets.end() || cell.size() > kMaxFieldBytes) {
        writer.Field(columns_[i], std::string_view(cell));
      } else if (!cell.empty()) {
        *target->value = cell;
      }
    }
    writer.EndObject();
    if (others != "{}") document.input_json = std::move(others);
  }

  std::optional<Reading> TakeHeader() {
    columns_ = row_.cells();
    text_ = FirstColumn(options_.fields.text);
    html_ = FirstColumn(options_.fields.html);
    if (text_ < columns_.size() || html_ < columns_.size()) return std::nullopt;
    return Stop("input.schema", "Its first row names no column \"" + options_.fields.text +
                                    "\"; name the one that holds the text: --field text=COLUMN.");
  }

  // Of columns with the same name the first counts; their number where there is none.
  std::size_t FirstColumn(std::string_view name) const {
    return static_cast<std::size_t>(std::find(columns_.begin(), columns_.end(), name) -
                                    columns_.begin());
  }

  // What stands at the place where the source fails is lost, and the row with it.
  Reading Broken() {
    done_ = !lines_.damage().goes_on;
    return {DocumentAt(path_, lines_.number(), format_), lines_.damage().reason, {}};
  }

  // One failure for the whole file.
  Reading Stop(std::string_view code, std::string message) {
    done_ = true;
    return {
        DocumentAt(path_, 0, format_), Reason{std::string(code), std::move(message), {}, {}}, {}};
  }

  Reading ReadingHere() const { return {DocumentAt(path_, first_.number, format_), {}, {}}; }

  Reading Failed(std::string_view code, std::string_view what) const {
    Reading reading = ReadingHere();
    reading.failure = Reason{std::string(code),
                             "The row at line " + std::to_string(first_.number) + " (byte " +
                                 std::to_string(first_.offset) + ") " + std::string(what),
                             {},
                             {}};
    return reading;
  }

  std::string path_, format_;
  ReadOptions options_;
  std::size_t max_row_bytes_;
  LineReader lines_;
  DelimitedRow row_;
  KeptLine line_, first_;       // the line read last; the first of the row
  std::deque<KeptLine> again_;  // lines of a broken row, to be read again
  std::vector<std::string> columns_;
  std::size_t text_ = 0, html_ = 0;  // columns; their number where there is none
  bool begun_ = false, done_ = false;
};

}  // namespace

std::unique_ptr<DocumentReader> OpenCsv(ByteSource& source, const std::string& path,
                                        const ReadOptions& options) {
  return std::make_unique<DelimitedReader>(source, path, options, "csv", ',');
}

std::unique_ptr<DocumentReader> OpenTsv(ByteSource& source, const std::string& path,
                                        const ReadOptions& options) {
  return std::make_unique<DelimitedReader>(source, path, options, "tsv", '\t');
}

}  // namespace newsieve
