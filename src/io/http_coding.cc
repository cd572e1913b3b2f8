#include "io/http_coding.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <memory>

#include "base/ascii.h"
#include "io/header_fields.h"

namespace newsieve {
namespace {

constexpr std::size_t kMaxSizeLine = 256, kLookedAt = 256, kBlockBytes = 64 * 1024;

// A line "1f4", maybe with an extension behind it.
struct SizeLine {
  std::size_t size = 0;
  std::size_t length = 0;  // of the line, with its end; 0: it is none
};

SizeLine ReadSizeLine(std::string_view text) {
  if (text.substr(0, kMaxSizeLine).find('\n') == text.npos) return {};
  const auto [line, length] = FirstLine(text);
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
  const std::string_view rest = line.substr(static_cast<std::size_t>(end - line.data()));
  const std::string_view extension = TrimmedAscii(rest);
  if (error != std::errc() || (!extension.empty() && extension[0] != ';')) return {};
  return {static_cast<std::size_t>(size), length};
}

// The length of the line end that `text` begins with.
std::size_t LineEnd(std::string_view text) {
  if (text.starts_with("\r\n")) return 2;
  return text.starts_with('\n') ? 1 : 0;
}

bool BeginsMarkup(std::string_view text) {
  return TrimmedAscii(text.substr(0, kLookedAt)).starts_with('<');
}

// The chunks of a body that is known for chunked, as far as they go. False where the very first
// does not end where it says.
bool ReadChunks(std::string_view body, Dechunked& out, std::string_view& behind) {
  for (bool first = true;; first = false) {
    const SizeLine line = ReadSizeLine(body);
    out.is_cut = line.length == 0;
    if (out.is_cut) return true;
    body.remove_prefix(line.length);
    behind = body;
    if (line.size == 0) return true;
    out.is_cut = line.size >= body.size();
    out.bytes.append(body.substr(0, line.size));
    if (out.is_cut) return true;
    body.remove_prefix(line.size);
    const std::size_t end = LineEnd(body);
    out.is_cut = end == 0;
    if (end == 0) return !first;
    body.remove_prefix(end);
  }
}

}  // namespace

Dechunked Dechunk(std::string_view body, bool declared) {
  const SizeLine first = ReadSizeLine(body);
  if (first.length == 0 || (!declared && first.size == 0)) return {};
  Dechunked out{.is_chunked = true, .bytes = {}};
  std::string_view behind;
  const bool chunks = ReadChunks(body, out, behind);
  if (!declared) {
    const bool whole = chunks && !out.is_cut && TrimmedAscii(behind).empty();
    return whole ? out : Dechunked{};
  }
  if (chunks) return out;
  // One size and no more: of markup it is not part, and a text may begin with a number.
  const std::string_view rest = body.substr(first.length);
  if (!BeginsMarkup(rest)) return {};
  return {true, true, std::string(rest)};
}

bool LooksDecoded(std::string_view body) {
  const std::string_view head = body.substr(0, kLookedAt);
  return std::none_of(head.begin(), head.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && !IsAsciiSpace(c);
  });
}

std::optional<Codec> CodecOfBody(std::string_view coding, std::string_view body) {
  if (BeginsGzip(body)) return Codec::kGzip;
  if (coding == "zstd" && BeginsZstd(body)) return Codec::kZstd;
  if (body.empty() || LooksDecoded(body)) return std::nullopt;
  if (coding == "br") return Codec::kBrotli;
  if (coding != "deflate" && coding != "x-deflate") return std::nullopt;
  // By the standard it is zlib's format; many servers sent it bare.
  const auto first = static_cast<unsigned char>(body[0]);
  const auto second = static_cast<unsigned char>(body.size() > 1 ? body[1] : 0);
  const bool zlib = (first & 0x0f) == 8 && (first * 256U + second) % 31 == 0;
  return zlib ? Codec::kZlib : Codec::kDeflate;
}

Uncompressed Uncompress(Codec codec, std::string_view body, std::size_t max_bytes) {
  const std::unique_ptr<Decoder> decoder = Decoder::Make(codec);
  Uncompressed out;
  std::size_t size = 0, read = 0;
  for (;;) {
    if (out.bytes.size() - size < kBlockBytes / 2)
      out.bytes.resize(std::max(kBlockBytes, out.bytes.size() * 2));
    const Decoding step = decoder->Decode(body.substr(read), out.bytes.data() + size,
                                          std::min(out.bytes.size() - size, kBlockBytes));
    size += step.produced;
    read += step.consumed;
    out.is_bomb = IsBomb(read, size);
    out.is_too_large = size > max_bytes;
    if (out.is_bomb || out.is_too_large) break;
    if (step.state == Decoding::State::kEnd) {
      if (codec != Codec::kGzip || !BeginsGzip(body.substr(read))) break;
      decoder->Reset();
    } else if (step.state != Decoding::State::kMore) {
      out.fault = step.why;
      break;
    } else if (step.consumed == 0 && step.produced == 0) {
      out.is_cut = true;
      out.fault = "the data are cut short";
      break;
    }
  }
  out.bytes.resize(size);
  return out;
}

}  // namespace newsieve
