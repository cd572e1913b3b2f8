// Terminal: what is written for people: colour where it is wanted, numbers that can be read, text
// that cannot do harm.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "newsieve/status.h"

namespace newsieve::cli {

enum class Style { kPlain, kBold, kDim, kRed, kGreen, kYellow, kStruck };

// True where `fd` is a terminal that shows colour, and NO_COLOR (https://no-color.org) does not
// forbid it.
bool WantsColour(int fd);

// `text` in `style` where `colour` is set.
std::string Styled(std::string_view text, Style style, bool colour);

// `text` without control characters that a terminal would obey: \x1b and its like are spelled out.
std::string Harmless(std::string_view text);

// How much of a document's line stands in a table.
inline constexpr std::size_t kMaxTextCharacters = 100;

// At most `max_characters` of `text`, and how many are left out.
std::string Cut(std::string_view text, std::size_t max_characters);

std::string HumanCount(std::uint64_t count);                      // "1,234,567"
std::string Counted(std::uint64_t count, std::string_view word);  // "1 rule", "2 rules"
std::string HumanBytes(std::uint64_t bytes);                      // "12.3 MB", powers of ten

// The bytes that "64MB", "1.5 GB", "500k" or "1MiB" name, of powers of ten or, with an i, of two;
// nothing where it is no size.
std::optional<std::uint64_t> BytesOf(std::string_view size);

// Writes to standard output; what goes wrong shows in FinishOutput.
void Print(std::string_view text);
// Writes a message to standard error: "newsieve: ...".
void PrintError(std::string_view message);

// Flushes standard output, at the end of the program: `code`, or that of the failure.
int FinishOutput(int code);

// The bytes of a file, or of standard input for "-"; at most `max_bytes` and one more.
Result<std::string> ReadWhole(const std::string& path, std::size_t max_bytes);

}  // namespace newsieve::cli
