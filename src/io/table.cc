// The table of input formats: the list, and nothing else.
#include <array>

#include "io/format.h"

namespace newsieve {
namespace {

constexpr std::array kFormats = {
    InputFormat{"text", ".txt .text .md", "one file is one document, in any encoding", OpenText},
    InputFormat{
        "jsonl", ".jsonl .ndjson .json",
        "one JSON object a line, UTF-8: text; id, url, title, author, published where known",
        OpenJsonl},
};

}  // namespace

std::span<const InputFormat> InputFormats() { return kFormats; }

}  // namespace newsieve
