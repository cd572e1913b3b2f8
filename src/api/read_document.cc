#include <optional>
#include <string>
#include <utility>

#include "newsieve/stream.h"
#include "pipeline/fold.h"
#include "pipeline/input_stream.h"

namespace newsieve {

Result<Document> ReadDocument(const RunOptions& options, std::uint64_t record,
                              std::size_t max_document_bytes) {
  if (Status status = CheckCorpus(options); !status.ok()) return status;
  InputStream stream(InputsOf(CorpusOf(options, max_document_bytes)));
  std::optional<Reading> found;
  while (std::optional<Input> input = stream.Next()) {
    Reading& reading = input->reading;
    const bool asked = record == 0 || reading.document.source.record == record;
    if (asked && found)
      return Status(StatusCode::kUsage,
                    "there is more than one document; say which: --record N, as records name it");
    // A file that cannot be read has no record that could be asked for.
    if (asked || (reading.failure && reading.document.source.record == 0))
      found = std::move(reading);
    if (found && record > 0) break;
  }
  if (!found) return Status(StatusCode::kUsage, "there is no such document in it");
  if (found->failure)
    return Status(StatusCode::kIo, found->document.id + ": " + found->failure->message);
  return std::move(found->document);
}

}  // namespace newsieve
