#include "cli/progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <exception>
#include <system_error>

#include <fmt/format.h>

#include "cli/terminal.h"

namespace newsieve::cli {
namespace {

constexpr std::chrono::seconds kBetweenLines(10);
constexpr double kSecondsBeforeEstimate = 2;

std::string Duration(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
  const std::uint64_t hours = whole / 3600, minutes = whole / 60 % 60, rest = whole % 60;
  if (hours > 0) return fmt::format("{}:{:02}:{:02}", hours, minutes, rest);
  return fmt::format("{}:{:02}", minutes, rest);
}

int Columns() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

}  // namespace

ProgressStyle ProgressStyleOf(const std::string& wanted, bool quiet) {
  if (wanted == "never" || (quiet && wanted != "always")) return ProgressStyle::kNone;
  return isatty(STDERR_FILENO) != 0 ? ProgressStyle::kRedrawn : ProgressStyle::kLines;
}

std::string ProgressLine(const RunProgress& progress, const InputTotals& totals) {
  const std::uint64_t bytes = std::max<std::uint64_t>(totals.bytes, progress.bytes);
  const bool known = totals.complete && totals.bytes > 0;
  const double rate =
      progress.seconds > 0
          ? static_cast<double>(progress.bytes - progress.bytes_before) / progress.seconds
          : 0;
  std::string line = HumanCount(progress.files);
  if (totals.complete)
    line += " of " + HumanCount(std::max<std::uint64_t>(totals.files, progress.files));
  line += " files, " + HumanBytes(progress.bytes);
  if (known)
    line += fmt::format(" of {} ({:.0f}%)", HumanBytes(bytes),
                        100.0 * static_cast<double>(progress.bytes) / static_cast<double>(bytes));
  line += ", " + HumanBytes(static_cast<std::uint64_t>(rate)) + "/s";
  if (known && rate > 0 && progress.seconds > kSecondsBeforeEstimate)
    line += ", " + Duration(static_cast<double>(bytes - progress.bytes) / rate) + " left";
  line += fmt::format("; {}: {} kept, {} dropped", Counted(progress.read, "document"),
                      HumanCount(progress.kept), HumanCount(progress.dropped));
  if (progress.review > 0) line += ", " + HumanCount(progress.review) + " for review";
  if (progress.failed > 0) line += ", " + HumanCount(progress.failed) + " failed";
  return line;
}

Progress::Progress(ProgressStyle style, const std::vector<std::string>& inputs)
    : style_(style), next_line_(std::chrono::steady_clock::now() + kBetweenLines) {
  if (style_ == ProgressStyle::kNone) return;
  try {
    counter_ = std::thread([this, inputs] {
      try {
        CountInputs(inputs, stop_, totals_);
      } catch (const std::exception&) {
        // Then the totals stay unknown, which is no reason to end a run.
      }
    });
  } catch (const std::system_error&) {
    // As above.
  }
}

Progress::~Progress() {
  stop_ = true;
  if (counter_.joinable()) counter_.join();
  Clear();
}

void Progress::Show(const RunProgress& progress) {
  if (style_ == ProgressStyle::kNone) return;
  if (style_ == ProgressStyle::kLines) {
    if (std::chrono::steady_clock::now() < next_line_) return;
    next_line_ = std::chrono::steady_clock::now() + kBetweenLines;
    return PrintError(ProgressLine(progress, totals_));
  }
  const std::string line =
      ProgressLine(progress, totals_).substr(0, static_cast<std::size_t>(Columns() - 1));
  std::fprintf(stderr, "\r%s\x1b[K", line.c_str());
  std::fflush(stderr);
  drawn_ = true;
}

void Progress::Clear() {
  if (!drawn_) return;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
  drawn_ = false;
}

}  // namespace newsieve::cli
