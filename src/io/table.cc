// The table of input formats: the list, and nothing else.
#include <array>

#include "io/format.h"

namespace newsieve {
namespace {

constexpr std::array kFormats = {
    InputFormat{"text", ".txt .text .md", "one file is one document, in any encoding", OpenText},
    InputFormat{"html", ".html .htm .xhtml", "one file is one page, in any encoding", OpenHtml},
    InputFormat{"jsonl", ".jsonl .ndjson .json",
                "one JSON object a line, UTF-8: text or html; id, url, title, author, published "
                "where known",
                OpenJsonl},
    InputFormat{"csv", ".csv", "one row is one document; the first names the columns", OpenCsv},
    InputFormat{"tsv", ".tsv .tab", "the same, with tabs", OpenTsv},
    InputFormat{"warc", ".warc", "web archive, 0.17 to 1.1: responses and resources that are pages",
                OpenWarc},
    InputFormat{"wet", ".wet", "text of web archives: conversion records", OpenWet},
};

}  // namespace

std::span<const InputFormat> InputFormats() { return kFormats; }

}  // namespace newsieve
