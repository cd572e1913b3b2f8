// Dates as pages write them: ISO 8601, the forms of mail headers and of people, in the languages
// that the configuration has months of. Thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "html/metadata_config.h"

namespace newsieve {

// How numbers alone are read: whether 3/4/2024 is a day in March.
enum class DayOrder : std::uint8_t { kDayFirst, kMonthFirst };

// What the page's language (as <html lang> has it) tells; month first where there is none and the
// configuration has English so.
DayOrder DayOrderOf(std::string_view language, const DateConfig& config);

// A date that a page states, as ISO 8601: "2024-05-03", or with the time and the zone that stand
// there, "2024-05-03T10:00:00+02:00". None where it is none, or of no year that may be.
std::optional<std::string> StatedDate(std::string_view stated, DayOrder order,
                                      const DateConfig& config);

// The first day that `text` names, as "2024-05-03".
std::optional<std::string> FirstDate(std::string_view text, DayOrder order,
                                     const DateConfig& config);

// The day in the path of an address: ".../2024/05/03/...", ".../2024-05-03-...".
std::optional<std::string> DateOfAddress(std::string_view url, const DateConfig& config);

}  // namespace newsieve
