// JSON Lines of any bytes, whole and in pieces: the same documents and failures come out, and each
// is one or the other.
#include <string>

#include "fuzzing.h"
#include "io/file_reader.h"
#include "io/format.h"

namespace newsieve {
namespace {

std::string ReadAll(std::string_view bytes, std::size_t chunk) {
  StringSource source(std::string(bytes), chunk);
  ReadOptions options;
  options.max_document_bytes = 1 << 12;
  const auto reader = OpenJsonl(source, "fuzz.jsonl", options);
  std::string told;
  std::size_t records = 0;
  while (const std::optional<Reading> reading = reader->Next()) {
    const Document& document = reading->document;
    Require(++records <= bytes.size() + 1, "there are no more records than bytes");
    Require(!document.id.empty() && document.source.path == "fuzz.jsonl",
            "every record says where it stands");
    if (reading->failure) {
      Require(!reading->failure->code.empty() && !reading->failure->message.empty(),
              "a failure says why");
      told += document.id + " " + reading->failure->code + "\n";
    } else {
      told += document.id + " " + std::to_string(document.bytes.size()) + " " + document.bytes +
              document.title + document.input_json + "\n";
    }
  }
  return told;
}

}  // namespace
}  // namespace newsieve

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsieve;
  const std::string_view bytes = View(data, size);
  const std::string whole = ReadAll(bytes, std::string::npos);
  Require(ReadAll(bytes, 1) == whole && ReadAll(bytes, 7) == whole,
          "reading in pieces finds the same");
  return 0;
}
