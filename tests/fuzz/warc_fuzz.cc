// Web archives of any bytes, compressed or not, whole and in pieces: the same documents, failures
// and counts come out.
#include "reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsieve;
  const auto told = [&](std::size_t chunk) {
    return ReadAll(*FuzzedSource(View(data, size), chunk), "warc");
  };
  const std::string whole = told(std::string::npos);
  // Of a damaged frame zstd gives more or less, as it is fed.
  const bool damaged_zstd =
      CodecOf(View(data, size)) == Codec::kZstd &&
      BytesOf(*FuzzedSource(View(data, size), size + 1)).find("<input.") != std::string::npos;
  Require(damaged_zstd || told(7) == whole, "reading in pieces finds the same");
  return 0;
}
