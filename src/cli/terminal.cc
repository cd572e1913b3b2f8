#include "cli/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <memory>

#include <fmt/format.h>

#include "cli/exit_code.h"

namespace newsieve::cli {
namespace {

constexpr std::array<std::string_view, 7> kStyleCodes = {"", "1", "2", "31", "32", "33", "9;31"};

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// C0 but tab, DEL, and C1 (which is 0xC2 and 0x80..0x9F in UTF-8).
bool IsControl(std::string_view text, std::size_t i) {
  const auto c = static_cast<unsigned char>(text[i]);
  if (c < 0x20) return c != '\t';
  if (c == 0xC2 && i + 1 < text.size()) return static_cast<unsigned char>(text[i + 1]) < 0xA0;
  return c == 0x7F;
}

}  // namespace

bool WantsColour(int fd) {
  const char* forbidden = getenv("NO_COLOR");
  const char* terminal = getenv("TERM");
  if (forbidden != nullptr && forbidden[0] != '\0') return false;
  return isatty(fd) != 0 && terminal != nullptr && strcmp(terminal, "dumb") != 0;
}

std::string Styled(std::string_view text, Style style, bool colour) {
  if (!colour || style == Style::kPlain || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", kStyleCodes[static_cast<std::size_t>(style)], text);
}

std::string Harmless(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!IsControl(text, i)) {
      out += text[i];
    } else if (text[i] == '\xC2') {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[++i]));
    } else {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[i]));
    }
  }
  return out;
}

std::string Cut(std::string_view text, std::size_t max_characters) {
  std::size_t characters = 0, end = text.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (IsContinuation(text[i])) continue;
    if (characters == max_characters) end = i;
    ++characters;
  }
  if (characters <= max_characters) return std::string(text);
  return fmt::format("{}… (+{} characters)", text.substr(0, end),
                     HumanCount(characters - max_characters));
}

std::string HumanCount(std::uint64_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t i = digits.size(); i > 3;) digits.insert(i -= 3, 1, ',');
  return digits;
}

std::string Counted(std::uint64_t count, std::string_view word) {
  return fmt::format("{} {}{}", HumanCount(count), word, count == 1 ? "" : "s");
}

std::string HumanBytes(std::uint64_t bytes) {
  constexpr std::array<std::string_view, 5> kUnits = {"B", "kB", "MB", "GB", "TB"};
  double value = static_cast<double>(bytes);
  std::size_t unit = 0;
  while (value >= 999.95 && unit + 1 < kUnits.size()) value /= 1000, ++unit;
  return unit == 0 ? fmt::format("{} B", bytes) : fmt::format("{:.1f} {}", value, kUnits[unit]);
}

std::optional<std::uint64_t> BytesOf(std::string_view size) {
  double number = 0;
  const auto [rest, error] = std::from_chars(size.data(), size.data() + size.size(), number);
  if (error != std::errc() || !(number >= 0)) return std::nullopt;
  std::string unit;
  for (const char c : size.substr(static_cast<std::size_t>(rest - size.data())))
    if (c != ' ') unit += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  constexpr std::string_view kPrefixes = "KMGT";
  double base = 1000;
  if (unit.ends_with('B')) unit.pop_back();
  if (unit.size() == 2 && unit[1] == 'I') {
    base = 1024;
    unit.pop_back();
  }
  const std::size_t power = unit.empty() ? 0 : kPrefixes.find(unit) + 1;
  if (unit.size() > 1 || (power == 0 && !unit.empty())) return std::nullopt;
  const double bytes = number * std::pow(base, static_cast<double>(power));
  if (!(bytes < 1e18)) return std::nullopt;
  return static_cast<std::uint64_t>(bytes);
}

void Print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void PrintError(std::string_view message) {
  const std::string line = fmt::format("newsieve: {}\n", message);
  std::fwrite(line.data(), 1, line.size(), stderr);
}

int FinishOutput(int code) {
  const bool failed_before = std::ferror(stdout) != 0;
  errno = 0;
  if (std::fflush(stdout) == 0 && !failed_before) return code;
  if (errno == EPIPE) return kExitDone;
  PrintError(fmt::format("cannot write standard output: {}", strerror(errno)));
  return kExitStopped;
}

Result<std::string> ReadWhole(const std::string& path, std::size_t max_bytes) {
  const auto close_file = [](std::FILE* file) {
    if (file != stdin) std::fclose(file);
  };
  const std::unique_ptr<std::FILE, decltype(close_file)> file(
      path == "-" ? stdin : std::fopen(path.c_str(), "rb"), close_file);
  const auto failure = [&] {
    return Status(StatusCode::kIo,
                  fmt::format("cannot read {}: {}", Harmless(path), strerror(errno)));
  };
  if (file == nullptr) return failure();
  std::string bytes;
  std::array<char, 65536> block;
  while (bytes.size() <= max_bytes) {
    const std::size_t got = std::fread(block.data(), 1, block.size(), file.get());
    bytes.append(block.data(), got);
    if (got < block.size()) break;
  }
  if (std::ferror(file.get()) != 0) return failure();
  return bytes;
}

}  // namespace newsieve::cli
