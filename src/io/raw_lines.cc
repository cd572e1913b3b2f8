#include "io/raw_lines.h"

#include <optional>
#include <utility>

#include "io/line_reader.h"

namespace newsieve {
namespace {

class RawLineReader : public DocumentReader {
 public:
  RawLineReader(ByteSource& source, std::string path, const ReadOptions& options,
                std::string_view format)
      : path_(std::move(path)), format_(format), lines_(source, options.max_document_bytes) {}

  std::optional<Reading> Next() override {
    while (!done_) {
      const Result<std::optional<Line>> line = lines_.Next();
      done_ = line.ok() ? !line->has_value() : !lines_.damage().goes_on;
      if (!line.ok())
        return Reading{DocumentAt(path_, lines_.number(), format_), lines_.damage().reason, {}};
      if (!done_ && !IsBlank(**line)) return Read(**line);
    }
    return std::nullopt;
  }

 private:
  static bool IsBlank(const Line& line) {
    return !line.too_long && line.text.find_first_not_of(" \t\r") == std::string_view::npos;
  }

  Reading Read(const Line& line) const {
    Reading reading{DocumentAt(path_, line.number, format_), {}, {}};
    reading.document.bytes = line.text;
    if (line.number == 1 && line.text.starts_with("\xEF\xBB\xBF"))
      reading.document.bytes.erase(0, 3);
    if (line.too_long)
      reading.failure =
          Reason{"input.too_large", "Its line is longer than limits.max_document_bytes.", {}, {}};
    return reading;
  }

  std::string path_, format_;
  LineReader lines_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<DocumentReader> OpenRawLines(ByteSource& source, const std::string& path,
                                             const ReadOptions& options, std::string_view format) {
  return std::make_unique<RawLineReader>(source, path, options, format);
}

}  // namespace newsieve
