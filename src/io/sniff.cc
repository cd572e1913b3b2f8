#include "io/sniff.h"

#include <algorithm>
#include <array>
#include <string>

namespace newsieve {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kCompressedHint = "decompress it first: zcat FILE | newsieve clean -";
constexpr std::string_view kHtmlHint =
    "extract its text first, or read its source as text with --from text";

// A format that newsieve knows but does not read.
struct Unsupported {
  std::string_view extension, name, hint;
};

constexpr std::array kUnsupported = {
    Unsupported{".html", "HTML", kHtmlHint},
    Unsupported{".htm", "HTML", kHtmlHint},
    Unsupported{".xhtml", "HTML", kHtmlHint},
    Unsupported{".warc", "WARC", "extract its text first"},
    Unsupported{".wet", "WET", "extract its text first"},
    Unsupported{".gz", "gzip", kCompressedHint},
    Unsupported{".zst", "zstd", "decompress it first: zstdcat FILE | newsieve clean -"},
    Unsupported{".zip", "ZIP", "unpack it first"},
    Unsupported{".bz2", "bzip2", "decompress it first: bzcat FILE | newsieve clean -"},
    Unsupported{".xz", "xz", "decompress it first: xzcat FILE | newsieve clean -"},
    Unsupported{".parquet", "Parquet", "export it as JSON lines first"},
};

// First bytes that tell a format; `extension` names its row above. Compressed formats are never
// text, whatever is asked.
struct Magic {
  std::string_view bytes, extension;
  bool compressed;
};

constexpr std::array kMagic = {
    Magic{"\x1f\x8b"sv, ".gz", true},
    Magic{"\x28\xb5\x2f\xfd"sv, ".zst", true},
    Magic{"PK\x03\x04"sv, ".zip", true},
    Magic{"BZh"sv, ".bz2", false},
    Magic{"\xfd"
          "7zXZ\0"sv,
          ".xz", true},
    Magic{"PAR1"sv, ".parquet", false},
    Magic{"WARC/1."sv, ".warc", false},
    Magic{"<!doctype html"sv, ".html", false},
    Magic{"<html"sv, ".html", false},
};

std::string LowerAscii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return lower;
}

std::string ExtensionOf(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  return dot == name.npos || dot == 0 ? "" : LowerAscii(name.substr(dot));
}

const Unsupported* FindUnsupported(std::string_view extension) {
  const auto* row = std::find_if(kUnsupported.begin(), kUnsupported.end(),
                                 [&](const Unsupported& u) { return u.extension == extension; });
  return row == kUnsupported.end() ? nullptr : row;
}

Reason UnsupportedReason(const Unsupported& unsupported) {
  return {"input.unsupported_format",
          "It is " + std::string(unsupported.name) + ", which newsieve does not read; " +
              std::string(unsupported.hint) + ".",
          {},
          {}};
}

std::string_view WithoutBom(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  return head;
}

std::string_view WithoutLeadingSpace(std::string_view head) {
  return head.substr(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
}

const Unsupported* SniffUnsupported(std::string_view head, bool only_compressed) {
  const std::string start = LowerAscii(WithoutLeadingSpace(WithoutBom(head)).substr(0, 16));
  for (const Magic& magic : kMagic) {
    if (only_compressed && !magic.compressed) continue;
    const bool hit =
        magic.extension == ".html" ? start.starts_with(magic.bytes) : head.starts_with(magic.bytes);
    if (hit) return FindUnsupported(magic.extension);
  }
  return nullptr;
}

const InputFormat* FormatByExtension(std::string_view extension) {
  if (extension.empty()) return nullptr;
  for (const InputFormat& format : InputFormats()) {
    const std::string padded = " " + std::string(format.extensions) + " ";
    if (padded.find(" " + std::string(extension) + " ") != padded.npos) return &format;
  }
  return nullptr;
}

// An object that begins with a key, or an array of them (which the JSONL reader explains), is JSON;
// the rest is text.
std::string_view SniffText(std::string_view head) {
  head = WithoutLeadingSpace(WithoutBom(head));
  const std::string_view inner =
      WithoutLeadingSpace(head.substr(std::min<std::size_t>(1, head.size())));
  if (head.starts_with('{') && (inner.starts_with('"') || inner.starts_with('}'))) return "jsonl";
  if (head.starts_with('[') && inner.starts_with("{\"")) return "jsonl";
  return "text";
}

}  // namespace

std::optional<Reason> UnsupportedByName(std::string_view path, const InputFormat* forced) {
  if (forced != nullptr) return std::nullopt;
  const Unsupported* unsupported = FindUnsupported(ExtensionOf(path));
  if (unsupported == nullptr) return std::nullopt;
  return UnsupportedReason(*unsupported);
}

ChosenFormat ChooseFormat(std::string_view path, std::string_view head, const InputFormat* forced) {
  if (const Unsupported* unsupported = SniffUnsupported(head, forced != nullptr))
    return {nullptr, UnsupportedReason(*unsupported)};
  if (forced != nullptr) return {forced, std::nullopt};
  if (const InputFormat* format = FormatByExtension(ExtensionOf(path)))
    return {format, std::nullopt};
  return {FindFormat(SniffText(head)), std::nullopt};
}

}  // namespace newsieve
