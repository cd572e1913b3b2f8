#include "io/decoder.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <new>
#include <string_view>

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

namespace newsieve {
namespace {

using namespace std::string_view_literals;
using State = Decoding::State;

constexpr int kZstdWindowLog = 27;  // 128 MiB

constexpr int WindowBits(Codec codec) {
  if (codec == Codec::kGzip) return 16 + MAX_WBITS;
  return codec == Codec::kZlib ? MAX_WBITS : -MAX_WBITS;
}

class ZlibDecoder : public Decoder {
 public:
  explicit ZlibDecoder(Codec codec) {
    if (inflateInit2(&stream_, WindowBits(codec)) != Z_OK) throw std::bad_alloc();
  }
  ~ZlibDecoder() override { inflateEnd(&stream_); }
  ZlibDecoder(const ZlibDecoder&) = delete;
  ZlibDecoder& operator=(const ZlibDecoder&) = delete;

  Decoding Decode(std::string_view in, char* out, std::size_t room) override {
    constexpr std::size_t kMost = std::numeric_limits<uInt>::max();
    const std::size_t given = std::min(in.size(), kMost), space = std::min(room, kMost);
    // zlib's interface is older than const.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = static_cast<uInt>(given);
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = static_cast<uInt>(space);
    const int code = inflate(&stream_, Z_NO_FLUSH);
    if (code == Z_MEM_ERROR) throw std::bad_alloc();
    Decoding done{given - stream_.avail_in, space - stream_.avail_out};
    if (code == Z_STREAM_END) {
      done.state = State::kEnd;
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
      done.why = stream_.msg == nullptr ? "invalid data" : stream_.msg;
      const bool sum = done.why == "incorrect data check" || done.why == "incorrect length check";
      done.state = sum ? State::kWrongChecksum : State::kDamaged;
    }
    return done;
  }

  void Reset() override { inflateReset(&stream_); }

 private:
  z_stream stream_{};
};

class ZstdDecoder : public Decoder {
 public:
  ZstdDecoder() : stream_(ZSTD_createDStream()) {
    if (stream_ == nullptr) throw std::bad_alloc();
    ZSTD_DCtx_setParameter(stream_, ZSTD_d_windowLogMax, kZstdWindowLog);
  }
  ~ZstdDecoder() override { ZSTD_freeDStream(stream_); }
  ZstdDecoder(const ZstdDecoder&) = delete;
  ZstdDecoder& operator=(const ZstdDecoder&) = delete;

  Decoding Decode(std::string_view in, char* out, std::size_t room) override {
    // No more than it asks for, a block: of a call that ends in a fault, zstd keeps the output
    // back.
    ZSTD_inBuffer input{in.data(), std::min(in.size(), wanted_), 0};
    ZSTD_outBuffer output{out, room, 0};
    const std::size_t left = ZSTD_decompressStream(stream_, &output, &input);
    Decoding done{input.pos, output.pos};
    if (left == 0) done.state = State::kEnd;
    if (ZSTD_isError(left) == 0) {
      wanted_ = std::max<std::size_t>(left, 1);
      return done;
    }
    done.why = ZSTD_getErrorName(left);
    const ZSTD_ErrorCode code = ZSTD_getErrorCode(left);
    if (code == ZSTD_error_memory_allocation) throw std::bad_alloc();
    done.state =
        code == ZSTD_error_frameParameter_windowTooLarge ? State::kTooLarge : State::kDamaged;
    return done;
  }

  void Reset() override {
    ZSTD_DCtx_reset(stream_, ZSTD_reset_session_only);
    wanted_ = kFirstWanted;
  }

 private:
  static constexpr std::size_t kFirstWanted = 5;  // the shortest beginning of a frame header

  ZSTD_DStream* stream_;
  std::size_t wanted_ = kFirstWanted;  // bytes of input
};

class BrotliDecoder : public Decoder {
 public:
  BrotliDecoder() { Make(); }
  ~BrotliDecoder() override { BrotliDecoderDestroyInstance(state_); }
  BrotliDecoder(const BrotliDecoder&) = delete;
  BrotliDecoder& operator=(const BrotliDecoder&) = delete;

  Decoding Decode(std::string_view in, char* out, std::size_t room) override {
    std::size_t given = in.size(), space = room;
    const auto* next_in = reinterpret_cast<const std::uint8_t*>(in.data());
    auto* next_out = reinterpret_cast<std::uint8_t*>(out);
    const BrotliDecoderResult result =
        BrotliDecoderDecompressStream(state_, &given, &next_in, &space, &next_out, nullptr);
    Decoding done{in.size() - given, room - space};
    if (result == BROTLI_DECODER_RESULT_SUCCESS) done.state = State::kEnd;
    if (result == BROTLI_DECODER_RESULT_ERROR) {
      done.state = State::kDamaged;
      done.why = BrotliDecoderErrorString(BrotliDecoderGetErrorCode(state_));
    }
    return done;
  }

  void Reset() override {
    BrotliDecoderDestroyInstance(state_);
    Make();
  }

 private:
  void Make() {
    state_ = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
    if (state_ == nullptr) throw std::bad_alloc();
  }

  BrotliDecoderState* state_ = nullptr;
};

}  // namespace

std::unique_ptr<Decoder> Decoder::Make(Codec codec) {
  if (codec == Codec::kZstd) return std::make_unique<ZstdDecoder>();
  if (codec == Codec::kBrotli) return std::make_unique<BrotliDecoder>();
  return std::make_unique<ZlibDecoder>(codec);
}

bool BeginsGzip(std::string_view bytes) { return bytes.starts_with("\x1f\x8b"sv); }

// A frame, or one to be skipped, as seekable and parallel writers put before the first.
bool BeginsZstd(std::string_view bytes) {
  if (bytes.starts_with("\x28\xb5\x2f\xfd"sv)) return true;
  return bytes.size() >= 4 && bytes.substr(1, 3) == "\x2a\x4d\x18"sv && (bytes[0] & 0xf0) == 0x50;
}

}  // namespace newsieve
