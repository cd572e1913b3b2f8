#include "io/warc_record.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "io/escape.h"
#include "io/http_payload.h"
#include "io/sniff.h"

namespace newsieve {
namespace {

constexpr int kStatusOk = 200;
constexpr std::size_t kMaxKindBytes = 40;

constexpr std::array<std::string_view, 2> kHtmlTypes = {"text/html", "application/xhtml+xml"};
constexpr std::array<std::string_view, 5> kOtherTypes = {"warcinfo", "request", "metadata",
                                                         "revisit", "continuation"};
constexpr std::string_view kTextType = "text/plain";

bool IsHtmlType(std::string_view type) {
  return std::find(kHtmlTypes.begin(), kHtmlTypes.end(), type) != kHtmlTypes.end();
}

// What stands for `word`, which anybody may have written, in counts.
std::string KindOf(std::string_view what, std::string_view word) {
  const bool plain = !word.empty() && word.size() <= kMaxKindBytes &&
                     std::all_of(word.begin(), word.end(), [](char c) {
                       return IsAsciiLetter(c) || IsAsciiDigit(c) ||
                              std::string_view("/+.-_").find(c) != std::string_view::npos;
                     });
  return std::string(what) + " " +
         (word.empty() ? "not stated"
          : plain      ? std::string(word)
                       : "other");
}

std::string TypeOf(const HeaderFields& header) { return LowerAscii(header.Get("warc-type")); }

// The media type and charset of the page, by the header that is nearest to it.
struct Payload {
  std::string media_type, charset;
  std::optional<HttpResponse> http;
};

Payload PayloadOf(const HeaderFields& header, std::string_view block) {
  Payload payload;
  payload.http = ParseHttp(block);
  if (TypeOf(header) == "response" && payload.http) {
    payload.media_type = payload.http->media_type;
    payload.charset = payload.http->charset;
  } else {
    payload.http.reset();
    std::tie(payload.media_type, payload.charset) = ParseContentType(header.Get("content-type"));
    // A response with no HTTP header at all.
    if (payload.media_type == "application/http") payload.media_type.clear();
  }
  const std::string_view body = payload.http ? payload.http->body : block;
  if (payload.media_type.empty() && BeginsAsHtml(body)) payload.media_type = kHtmlTypes[0];
  return payload;
}

// A URL is ASCII without spaces; what is not is written as %XX, except letters of other scripts.
std::string EncodedUrl(std::string_view url) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const bool utf8 = IsValidUtf8(url);
  std::string out;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    const bool keep = byte >= 0x80 ? utf8
                                   : byte > 0x20 && byte != 0x7f &&
                                         std::string_view("<>\"").find(c) == std::string_view::npos;
    if (keep) {
      out += c;
    } else {
      out.append({'%', kHex[byte >> 4U], kHex[byte & 15U]});
    }
  }
  return out;
}

// Without the <> that WARC/1.0's grammar asks for by mistake, and that ids stand in.
std::string_view WithoutBrackets(std::string_view text) {
  const bool both = text.size() >= 2 && text.front() == '<' && text.back() == '>';
  return both ? text.substr(1, text.size() - 2) : text;
}

void AddNote(Reading& reading, std::string_view code, std::string message) {
  reading.notes.push_back({std::string(code), std::move(message), {}, {}});
}

}  // namespace

bool BeginsWarcRecord(std::string_view text) {
  return text.size() > 5 && text.starts_with("WARC/") && IsAsciiDigit(text[5]);
}

bool HasWarcHeader(std::string_view text) {
  if (!BeginsWarcRecord(text)) return false;
  HeaderFields header;
  for (text.remove_prefix(FirstLine(text).second); !text.empty();) {
    const auto [line, size] = FirstLine(text);
    text.remove_prefix(size);
    if (line.empty() || !header.AddLine(line)) break;
  }
  return !header.Get("warc-type").empty() && !header.Get("content-length").empty();
}

std::optional<std::uint64_t> ContentLengthOf(const HeaderFields& header) {
  const auto values = header.GetAll("content-length");
  if (values.empty() || std::any_of(values.begin(), values.end(),
                                    [&](std::string_view value) { return value != values[0]; }))
    return std::nullopt;
  std::int64_t length = 0;
  const auto [end, error] =
      std::from_chars(values[0].data(), values[0].data() + values[0].size(), length);
  const bool whole = error == std::errc() && end == values[0].data() + values[0].size();
  if (!whole || length < 0) return std::nullopt;
  return static_cast<std::uint64_t>(length);
}

std::string KindPassedOver(const HeaderFields& header, std::string_view block) {
  const std::string type = TypeOf(header);
  if (type != "response" && type != "resource" && type != "conversion") return KindOf("WARC", type);
  const Payload payload = PayloadOf(header, block);
  if (payload.http && payload.http->status != kStatusOk)
    return "HTTP status " + std::to_string(payload.http->status);
  if (IsHtmlType(payload.media_type) || payload.media_type == kTextType) return "";
  return KindOf("media type", payload.media_type);
}

bool IsKnownOther(const HeaderFields& header) {
  const std::string type = TypeOf(header);
  return std::find(kOtherTypes.begin(), kOtherTypes.end(), type) != kOtherTypes.end();
}

void NameWarcRecord(const HeaderFields& header, Reading& reading) {
  Document& document = reading.document;
  if (const std::string_view id = WithoutBrackets(header.Get("warc-record-id")); !id.empty())
    document.id = EscapedPath(id);
  const std::string_view url = WithoutBrackets(header.Get("warc-target-uri"));
  document.source.url = EncodedUrl(url);
  if (document.source.url != url)
    AddNote(reading, "input.odd_url",
            "The URL held bytes that no URL holds; they are written as %XX.");
  if (const std::string_view why = header.Get("warc-truncated"); !why.empty())
    AddNote(reading, "input.truncated",
            "The archive says that it was cut (" + EscapedPath(why) + ").");
  if (!header.Get("warc-segment-number").empty())
    AddNote(reading, "input.truncated",
            "It is the first of several segments; the others are not read.");
}

void ReadWarcRecord(const HeaderFields& header, std::string_view block, const ReadOptions& options,
                    Reading& reading) {
  Document& document = reading.document;
  const Payload payload = PayloadOf(header, block);
  HttpResponse whole;
  whole.body = block;
  HttpBody body = DecodeBody(payload.http ? *payload.http : whole, options.max_document_bytes);
  reading.failure = std::move(body.failure);
  for (Reason& note : body.notes) reading.notes.push_back(std::move(note));
  document.bytes = std::move(body.bytes);
  document.content = IsHtmlType(payload.media_type) ? ContentType::kHtml : ContentType::kText;
  document.encoding = payload.charset.empty() ? options.encoding : payload.charset;
  if (TypeOf(header) != "conversion") return;
  document.source.format = "wet";
  if (document.content == ContentType::kText) document.encoding = "utf-8";
}

}  // namespace newsieve
