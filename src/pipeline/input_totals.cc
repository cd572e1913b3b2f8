// CountInputs: how much there is to be read, for those who watch a run. See stream.h.
#include "io/file_reader.h"
#include "io/walk.h"
#include "newsieve/stream.h"

namespace newsieve {

void CountInputs(const std::vector<std::string>& inputs, const std::atomic<bool>& stop,
                 InputTotals& totals) {
  Walker walker(inputs, {});
  while (std::optional<WalkedFile> file = walker.Next()) {
    if (stop) return;
    ++totals.files;
    if (file->failure || file->path == "-") continue;
    if (const std::optional<FileFacts> facts = FactsOf(file->path)) totals.bytes += facts->bytes;
  }
  totals.complete = true;
}

}  // namespace newsieve
