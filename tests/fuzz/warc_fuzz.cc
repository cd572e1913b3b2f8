// Web archives of any bytes, compressed or not, whole and in pieces: the same documents, failures
// and counts come out.
#include "reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsieve;
  const auto told = [&](std::size_t chunk) {
    return ReadAll(*FuzzedSource(View(data, size), chunk), "warc");
  };
  const std::string whole = told(std::string::npos);
  Require(told(7) == whole, "reading in pieces finds the same");
  return 0;
}
