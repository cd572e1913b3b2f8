// What a record of a web archive holds: a page, or something that is none.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "io/format.h"
#include "io/header_fields.h"

namespace newsieve {

// Whether `text` begins as a record does, "WARC/1.0": not proof where any bytes may stand.
bool BeginsWarcRecord(std::string_view text);

// The same, with fields behind it that a body could hold only if it were an archive itself. As much
// of the header is looked at as there is.
bool HasWarcHeader(std::string_view text);

// The Content-Length, or nothing where it is missing, no number, or two that differ.
std::optional<std::uint64_t> ContentLengthOf(const HeaderFields& header);

// Why the record is no document, as a kind for PassedOver, or empty where it is one or must be
// looked into. `block` is its content, or the beginning of it.
std::string KindPassedOver(const HeaderFields& header, std::string_view block);

// Whether the standard knows the record's type, and as one that is no page.
bool IsKnownOther(const HeaderFields& header);

// Fills `reading`, whose document has a source and an id, with what the record holds; a failure
// where that cannot be had.
void ReadWarcRecord(const HeaderFields& header, std::string_view block, const ReadOptions& options,
                    Reading& reading);

// The parts of that which need only the header: id and URL.
void NameWarcRecord(const HeaderFields& header, Reading& reading);

}  // namespace newsieve
