// Members of gzip and frames of zstd of any bytes, whole and in pieces: the same bytes and faults
// come out, and lines and rows read from them are the same. Only how much of a damaged frame can
// still be had depends on the pieces in which zstd is given it.
#include "reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsieve;
  const auto bytes = [&](std::size_t chunk) {
    return BytesOf(*FuzzedSource(View(data, size), chunk));
  };
  const std::string whole = bytes(std::string::npos);
  const bool damaged_zstd =
      CodecOf(View(data, size)) == Codec::kZstd && whole.find("<input.") != whole.npos;
  if (damaged_zstd) return 0;
  Require(bytes(1) == whole && bytes(7) == whole, "reading in pieces finds the same");
  for (const char* format : {"jsonl", "csv"}) {
    const auto told = [&](std::size_t chunk) {
      return ReadAll(*FuzzedSource(View(data, size), chunk), format);
    };
    Require(told(7) == told(std::string::npos), "so do the readers");
  }
  return 0;
}
