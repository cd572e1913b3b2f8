// Decoder: one compressed stream, piece by piece. What the streams of a file or of an HTTP body are
// and what to do where one is damaged, its callers know (compressed_source.h, http_coding.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace newsieve {

enum class Codec { kGzip, kZlib, kDeflate, kBrotli, kZstd };

// More bytes than so many times what was read, past the first MiB, are a bomb: no page and no
// archive comes near it (gzip's most is 1,032).
inline constexpr std::size_t kMaxExpansion = 200, kFreeExpansionBytes = 1024 * 1024;

inline bool IsBomb(std::uint64_t compressed, std::uint64_t decompressed) {
  return decompressed > kFreeExpansionBytes && decompressed / kMaxExpansion > compressed;
}

struct Decoding {
  enum class State {
    kMore,           // give it more input, or more room
    kEnd,            // the stream is at its end, and proved where it holds a checksum
    kWrongChecksum,  // at its end too, but not what was compressed
    kDamaged,        // nothing can be made of what follows
    kTooLarge,       // it asks for more memory than is given to any
  };
  std::size_t consumed = 0, produced = 0;
  State state = State::kMore;
  std::string why = {};  // of a fault: a few words
};

// Not thread-safe.
class Decoder {
 public:
  static std::unique_ptr<Decoder> Make(Codec codec);
  virtual ~Decoder() = default;

  // Decodes from `in` into `out`. With all of `in` consumed, or no room left, there may be more to
  // come: whoever has no more input calls until nothing is produced.
  virtual Decoding Decode(std::string_view in, char* out, std::size_t room) = 0;

  // Makes it ready for the next stream.
  virtual void Reset() = 0;
};

// Whether `bytes` begin as a stream of gzip or zstd does, the two that tell themselves.
bool BeginsGzip(std::string_view bytes);
bool BeginsZstd(std::string_view bytes);

}  // namespace newsieve
