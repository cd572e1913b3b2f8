#include "io/sniff.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"

namespace newsieve {
namespace {

using namespace std::string_view_literals;

// A format that newsieve knows but does not read.
struct Unsupported {
  std::string_view extension, name, hint;
};

constexpr std::array kUnsupported = {
    Unsupported{".zip", "ZIP", "unpack it first"},
    Unsupported{".tar", "tar", "unpack it first"},
    Unsupported{".tgz", "tar", "unpack it first"},
    Unsupported{".bz2", "bzip2", "decompress it first: bzcat FILE | newsieve clean -"},
    Unsupported{".xz", "xz", "decompress it first: xzcat FILE | newsieve clean -"},
    Unsupported{".parquet", "Parquet", "export it as JSON lines first"},
};

// First bytes that tell a format that is not read; `extension` names its row above. Compressed
// formats are never text, whatever is asked.
struct Magic {
  std::string_view bytes, extension;
  bool compressed;
};

constexpr std::array kMagic = {
    Magic{"PK\x03\x04"sv, ".zip", true},
    Magic{"BZh"sv, ".bz2", false},
    Magic{"\xfd"
          "7zXZ\0"sv,
          ".xz", true},
    Magic{"PAR1"sv, ".parquet", false},
};

constexpr std::array kCompressionExtensions = {".gz"sv, ".zst"sv};
constexpr int kMaxLayers = 2;

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
  for (const Magic& magic : kMagic)
    if ((magic.compressed || !only_compressed) && head.starts_with(magic.bytes))
      return FindUnsupported(magic.extension);
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

// An object that begins with a key, or an array of them (which the JSONL reader explains).
bool BeginsAsJson(std::string_view head) {
  head = WithoutLeadingSpace(WithoutBom(head));
  const std::string_view inner =
      WithoutLeadingSpace(head.substr(std::min<std::size_t>(1, head.size())));
  if (head.starts_with('{')) return inner.starts_with('"') || inner.starts_with('}');
  return head.starts_with('[') && inner.starts_with("{\"");
}

}  // namespace

bool BeginsAsHtml(std::string_view head) {
  head = WithoutLeadingSpace(WithoutBom(head));
  if (head.starts_with("<?xml")) {
    const std::size_t end = std::min(head.find("?>"), head.size());
    head = WithoutLeadingSpace(head.substr(std::min(end + 2, head.size())));
  }
  const std::string start = LowerAscii(head.substr(0, 16));
  return start.starts_with("<!doctype html") || start.starts_with("<html");
}

std::string_view NameInside(std::string_view path) {
  for (int layer = 0; layer < kMaxLayers; ++layer) {
    const std::string extension = ExtensionOf(path);
    if (std::find(kCompressionExtensions.begin(), kCompressionExtensions.end(), extension) ==
        kCompressionExtensions.end())
      break;
    path.remove_suffix(extension.size());
  }
  return path;
}

std::optional<Reason> UnsupportedByName(std::string_view path, const InputFormat* forced) {
  if (forced != nullptr) return std::nullopt;
  const Unsupported* unsupported = FindUnsupported(ExtensionOf(NameInside(path)));
  if (unsupported == nullptr) return std::nullopt;
  return UnsupportedReason(*unsupported);
}

ChosenFormat ChooseFormat(std::string_view path, std::string_view head, const InputFormat* forced) {
  if (const Unsupported* unsupported = SniffUnsupported(head, forced != nullptr))
    return {nullptr, UnsupportedReason(*unsupported)};
  if (forced != nullptr) return {forced, std::nullopt};
  const InputFormat* text = FindFormat("text");
  const InputFormat* named = FormatByExtension(ExtensionOf(NameInside(path)));
  if (named != nullptr && named != text) return {named, std::nullopt};
  if (head.starts_with("WARC/")) return {FindFormat("warc"), std::nullopt};
  if (BeginsAsHtml(head)) return {FindFormat("html"), std::nullopt};
  if (named == nullptr && BeginsAsJson(head)) return {FindFormat("jsonl"), std::nullopt};
  return {text, std::nullopt};
}

}  // namespace newsieve
