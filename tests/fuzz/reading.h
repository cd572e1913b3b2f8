// What the fuzz targets of readers share.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>

#include "fuzzing.h"
#include "io/compressed_source.h"
#include "io/format.h"

namespace newsieve {

inline constexpr std::size_t kMaxFuzzedBytes = 1 << 12;

// `bytes`, decompressed once where they begin as compressed data do.
inline std::unique_ptr<ByteSource> FuzzedSource(std::string_view bytes, std::size_t chunk) {
  std::unique_ptr<ByteSource> source = std::make_unique<StringSource>(std::string(bytes), chunk);
  if (const std::optional<Codec> codec = CodecOf(source->Peek()))
    source = std::make_unique<CompressedSource>(std::move(source), *codec);
  return source;
}

// All that a reader says of `source`. Every record is a document or a failure that says why, and
// their numbers go up.
inline std::string ReadAll(ByteSource& source, const char* format) {
  ReadOptions options;
  options.max_document_bytes = kMaxFuzzedBytes;
  const auto reader = FindFormat(format)->open(source, "fuzz", options);
  std::string told;
  std::uint64_t number = 0;
  while (const std::optional<Reading> reading = reader->Next()) {
    const Document& document = reading->document;
    const bool whole_file = document.source.record == 0 && reading->failure.has_value();
    Require(document.source.record > number || whole_file, "records count up");
    number = std::max(number, document.source.record);
    Require(!document.id.empty() && document.source.path == "fuzz",
            "every record says where it stands");
    told += document.id;
    if (reading->failure) {
      Require(!reading->failure->code.empty() && !reading->failure->message.empty(),
              "a failure says why");
      told += " " + reading->failure->code + "\n";
    } else {
      Require(document.bytes.size() <= kMaxFuzzedBytes, "documents keep to the limit");
      told += " " + document.bytes + document.title + document.input_json + "\n";
    }
    for (const Reason& note : reading->notes) told += note.code;
  }
  for (const auto& [kind, count] : reader->passed_over()) {
    told += kind;
    told += std::to_string(count);
  }
  return told;
}

// The bytes that `source` gives, with a mark for each of its faults.
inline std::string BytesOf(ByteSource& source) {
  std::string all;
  char block[4096];
  for (;;) {
    const Result<std::size_t> got = source.Read(block, sizeof(block));
    if (got.ok() && *got == 0) return all;
    if (got.ok()) {
      all.append(block, *got);
      continue;
    }
    const Damage damage = source.DamageOf(got.status());
    Require(!damage.reason.message.empty(), "a fault says why");
    all += "<" + damage.reason.code + ">";
    if (!damage.goes_on) return all;
  }
}

}  // namespace newsieve
