#include "io/http_payload.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "io/header_fields.h"
#include "io/http_coding.h"

namespace newsieve {
namespace {

constexpr int kMaxCodings = 2;

Reason Note(std::string_view code, std::string message) {
  return {std::string(code), std::move(message), {}, {}};
}

// The first number of three digits or fewer: "HTTP/1.1 404 Not found", in whatever language.
int StatusOf(std::string_view line) {
  const std::size_t space = line.find(' ');
  std::string_view rest = space == line.npos ? "" : TrimmedAscii(line.substr(space));
  int status = 0;
  while (!rest.empty() && IsAsciiDigit(rest[0]) && status < 100) {
    status = status * 10 + (rest[0] - '0');
    rest.remove_prefix(1);
  }
  return status;
}

// A body as it is being decoded, step by step.
class BodyDecoder {
 public:
  BodyDecoder(std::string_view body, std::size_t max_bytes) : body_(body), max_bytes_(max_bytes) {}

  void Dechunk(bool declared) {
    Dechunked dechunked = newsieve::Dechunk(declared ? WithoutLineEnd() : body_, declared);
    if (dechunked.is_chunked) Take(std::move(dechunked.bytes));
    if (dechunked.is_chunked != declared) AddNote("input.declared_encoding", "chunked");
    if (dechunked.is_cut)
      notes_.push_back(
          Note("input.truncated", "Its chunked body breaks off; the rest is missing."));
  }

  // `coding` as the header names it.
  void Decode(std::string_view coding) {
    if (coding.empty() || coding == "identity" || coding == "none" || failure_) return;
    const std::string_view bytes = WithoutLineEnd();
    const std::optional<Codec> codec = CodecOfBody(coding, bytes);
    if (codec) {
      Apply(*codec, bytes, coding);
    } else if (LooksDecoded(body_)) {
      AddNote("input.declared_encoding", coding);
    } else {
      Fail("input.encoding_unsupported", "Its Content-Encoding is not one that newsieve decodes.");
    }
  }

  // Pages that are compressed and do not say so.
  void DecodeUndeclared() {
    while (!failure_ && BeginsGzip(body_)) {
      AddNote("input.declared_encoding", "gzip");
      Apply(Codec::kGzip, body_, "gzip");
    }
  }

  HttpBody Finish() {
    if (!failure_ && body_.size() > max_bytes_)
      Fail("input.too_large", "The page is larger than limits.max_document_bytes.");
    if (failure_) return {"", std::move(failure_), {}};
    if (body_.data() != owned_.data()) owned_ = body_;
    return {std::move(owned_), std::nullopt, std::move(notes_)};
  }

 private:
  void Apply(Codec codec, std::string_view bytes, std::string_view coding) {
    if (++codings_ > kMaxCodings)
      return Fail("input.bomb", "Its body is compressed more than twice, as bombs are.");
    Uncompressed out = Uncompress(codec, bytes, max_bytes_);
    if (out.is_bomb) return Fail("input.bomb", "Its body grows more than two hundredfold: a bomb.");
    if (out.is_too_large)
      return Fail("input.too_large", "The page is larger than limits.max_document_bytes.");
    if (out.bytes.empty() && !out.fault.empty()) {
      if (LooksDecoded(body_)) return AddNote("input.declared_encoding", coding);
      return Fail("input.damaged", "Its body cannot be decompressed (" + std::string(coding) +
                                       "): " + out.fault + ".");
    }
    if (!out.fault.empty())
      notes_.push_back(Note(out.is_cut ? "input.truncated" : "input.damaged",
                            "Its compressed body is read as far as it goes: " + out.fault + "."));
    Take(std::move(out.bytes));
  }

  // CC-MAIN-2018-34 has an empty line too many before its bodies.
  std::string_view WithoutLineEnd() const {
    const bool extra = body_.starts_with("\r\n");
    return extra ? body_.substr(2) : body_;
  }

  void Take(std::string bytes) {
    owned_ = std::move(bytes);
    body_ = owned_;
  }

  void AddNote(std::string_view code, std::string_view what) {
    const bool told = std::any_of(notes_.begin(), notes_.end(),
                                  [&](const Reason& note) { return note.code == code; });
    if (!told)
      notes_.push_back(Note(code, "Its header and its body disagree on whether it is " +
                                      std::string(what) + "; the body is believed."));
  }

  void Fail(std::string_view code, std::string message) {
    failure_ = Note(code, std::move(message));
  }

  std::string_view body_;
  std::size_t max_bytes_;
  std::string owned_;
  int codings_ = 0;
  std::optional<Reason> failure_;
  std::vector<Reason> notes_;
};

}  // namespace

std::pair<std::string, std::string> ParseContentType(std::string_view value) {
  const std::string lower = LowerAscii(value);
  const std::string_view all = lower;
  std::pair<std::string, std::string> parsed;
  parsed.first = TrimmedAscii(all.substr(0, all.find_first_of(";,")));
  constexpr std::string_view kCharset = "charset=";
  if (const std::size_t at = all.find(kCharset); at != all.npos) {
    std::string_view charset = TrimmedAscii(all.substr(at + kCharset.size()));
    if (charset.starts_with('"') || charset.starts_with('\'')) charset.remove_prefix(1);
    parsed.second = TrimmedAscii(charset.substr(0, charset.find_first_of(";,\"' ")));
  }
  return parsed;
}

std::optional<HttpResponse> ParseHttp(std::string_view block) {
  if (LowerAscii(block.substr(0, 5)) != "http/" && !block.starts_with("ICY ")) return std::nullopt;
  HttpResponse response;
  const auto [status_line, status_size] = FirstLine(block);
  response.status = StatusOf(status_line);
  block.remove_prefix(status_size);
  HeaderFields fields;
  while (!block.empty()) {
    const auto [line, size] = FirstLine(block);
    // A header that nothing ends, and the page at once.
    if (line.starts_with('<')) break;
    block.remove_prefix(size);
    if (line.empty()) break;
    fields.AddLine(line);
  }
  std::tie(response.media_type, response.charset) = ParseContentType(fields.Get("content-type"));
  response.transfer_encoding = LowerAscii(fields.Get("transfer-encoding"));
  response.content_encoding = LowerAscii(fields.Get("content-encoding"));
  response.body = block;
  return response;
}

HttpBody DecodeBody(const HttpResponse& response, std::size_t max_bytes) {
  BodyDecoder decoder(response.body, max_bytes);
  decoder.Dechunk(response.transfer_encoding.find("chunked") != std::string::npos);
  // The last coding was applied last.
  std::string_view codings = response.content_encoding;
  while (!codings.empty()) {
    const std::size_t comma = codings.rfind(',');
    const std::size_t begin = comma == codings.npos ? 0 : comma + 1;
    decoder.Decode(TrimmedAscii(codings.substr(begin)));
    codings = codings.substr(0, comma == codings.npos ? 0 : comma);
  }
  decoder.DecodeUndeclared();
  return decoder.Finish();
}

}  // namespace newsieve
