// The gate on growth: the processor time of a whole run over each worst case, at sizes that double,
// and the exponent that fits. A program whose work is linear has 1; above 1.2 the gate is shut.
//
//   newsieve_growth [BYTES [DOUBLINGS [NAME]]]    from 64 KiB, four doublings, all cases
//
// Time is the least of several runs, for other jobs only ever add to it; a case that fails is
// measured again before it counts.
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "growth/worst_cases.h"
#include "newsieve/filter.h"
#include "newsieve/stream.h"

namespace newsieve {
namespace {

constexpr double kMaxExponent = 1.2;
constexpr int kRepeats = 3, kSecondLooks = 3;
constexpr double kEnoughSeconds = 1;  // a run so long is measured once

double ProcessSeconds() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

// A folder of this process, gone with it.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "newsieve-growth-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

class Gate {
 public:
  Gate(const Filter& filter, std::size_t bytes, std::size_t doublings)
      : filter_(filter), bytes_(bytes), seconds_(doublings + 1) {}

  // Prints a line about the case. False: its time grows too fast, or it could not be judged.
  bool Passes(const WorstCase& worst) {
    std::fill(seconds_.begin(), seconds_.end(), HUGE_VAL);
    bool passes = false;
    for (int look = 0; look <= kSecondLooks && !passes; ++look) {
      if (!Measure(worst)) return false;
      passes = Exponent() <= kMaxExponent;
    }
    fmt::print("{:30} {:5.2f}{}  ", worst.name, Exponent(), passes ? " " : " FAILED");
    for (const double seconds : seconds_) fmt::print("{:9.2f} ms", seconds * 1e3);
    fmt::print("\n");
    std::fflush(stdout);
    return passes;
  }

 private:
  bool Measure(const WorstCase& worst) {
    for (std::size_t i = 0; i < seconds_.size(); ++i) {
      const std::string input = folder_ / worst.file;
      std::ofstream(input, std::ios::binary) << worst.make(bytes_ << i);
      for (int repeat = 0; repeat < kRepeats; ++repeat) {
        const double begin = ProcessSeconds();
        RunOptions options;
        options.inputs = {input};
        options.output = folder_ / "out.jsonl";
        options.threads = 1;
        options.find_duplicates = worst.duplicates;
        const RunResult result = Run(filter_, options);
        const double seconds = ProcessSeconds() - begin;
        if (!result.status.ok() || result.summary.read == 0 || result.summary.failed > 0) {
          fmt::print("{}: it was not judged: {} read, {} failed {}\n", worst.name,
                     result.summary.read, result.summary.failed, result.status.message());
          return false;
        }
        seconds_[i] = std::min(seconds_[i], seconds);
        if (seconds > kEnoughSeconds) break;
      }
    }
    return true;
  }

  // The slope of the line that fits best through the logarithms of sizes and times.
  double Exponent() const {
    const double count = static_cast<double>(seconds_.size());
    double sum_x = 0, sum_y = 0, sum_xy = 0, sum_xx = 0;
    for (std::size_t i = 0; i < seconds_.size(); ++i) {
      const double x = static_cast<double>(i), y = std::log2(seconds_[i]);
      sum_x += x, sum_y += y, sum_xy += x * y, sum_xx += x * x;
    }
    return (count * sum_xy - sum_x * sum_y) / (count * sum_xx - sum_x * sum_x);
  }

  const Filter& filter_;
  Folder folder_;
  std::size_t bytes_;
  std::vector<double> seconds_;  // by size
};

}  // namespace
}  // namespace newsieve

int main(int argc, char** argv) {
  using namespace newsieve;
  const std::size_t bytes = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 64 * 1024;
  const std::size_t doublings = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 4;
  FilterOptions options;
  options.signals = {"all"};
  options.mask = {"all"};
  const Result<Filter> filter = Filter::Create(options);
  if (!filter.ok()) return 1;
  Gate gate(*filter, bytes, doublings);
  int failed = 0, looked_at = 0;
  for (const WorstCase& worst : WorstCases()) {
    if (argc > 3 && worst.name != argv[3]) continue;
    ++looked_at;
    if (!gate.Passes(worst)) ++failed;
  }
  fmt::print("growth: {} cases from {} bytes over {} doublings, {} failed\n", looked_at, bytes,
             doublings, failed);
  return failed == 0 && looked_at > 0 ? 0 : 1;
}
