#include "detect/model.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>

#include "base/hash.h"

// models/detector.bin and models/spun.bin, by .incbin (cmake/EmbedFiles.cmake).
// NOLINTBEGIN(readability-identifier-naming): assembler symbols
extern "C" {
extern const char newsieve_detector_begin[];
extern const char newsieve_detector_end[];
extern const char newsieve_spun_begin[];
extern const char newsieve_spun_end[];
}
// NOLINTEND(readability-identifier-naming)

namespace newsieve {
namespace {

constexpr std::string_view kMagic = "NSDETEC1";

// As in tools/train_detector.py: lengths that it was calibrated on, and their middle.
constexpr double kShortest = 40, kLongest = 600, kMiddle = 200;

double LengthTerm(std::size_t words) {
  return std::log(std::clamp(static_cast<double>(words), kShortest, kLongest) / kMiddle);
}

// Reads a file from its start; a read that finds too little leaves nothing to read.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  template <typename Value>
  std::vector<Value> Take(std::size_t count) {
    std::vector<Value> values;
    if (count > bytes_.size() / sizeof(Value)) {
      failed_ = true;
      return values;
    }
    values.resize(count);
    if (count > 0) std::memcpy(values.data(), bytes_.data(), count * sizeof(Value));
    bytes_.remove_prefix(count * sizeof(Value));
    return values;
  }
  std::vector<double> TakeFinite(std::size_t count) {
    std::vector<double> values = Take<double>(count);
    failed_ |=
        !std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
    return values;
  }
  // The logarithms of numbers that must ascend from above 0.
  std::vector<double> TakeLogarithms(std::size_t count) {
    std::vector<double> values = TakeFinite(count);
    failed_ |= count == 0 || values.empty() || values.front() <= 0 || !Ascends(values);
    for (double& value : values) value = std::log(value);
    return values;
  }
  template <typename Value>
  static bool Ascends(const std::vector<Value>& values) {
    return std::adjacent_find(values.begin(), values.end(), std::greater_equal<>()) == values.end();
  }
  std::uint32_t TakeCount() {
    const std::vector<std::uint32_t> count = Take<std::uint32_t>(1);
    return count.empty() ? 0 : count.front();
  }
  bool Done() const { return !failed_ && bytes_.empty(); }
  bool failed() const { return failed_; }

 private:
  std::string_view bytes_;
  bool failed_ = false;
};

// Where `at` lies among ascending `knots`: the knot below, and the share of the way to the next.
struct Place {
  std::size_t knot = 0;
  double share = 0;
};

Place PlaceIn(const std::vector<double>& knots, double at) {
  if (at <= knots.front() || knots.size() == 1) return {};
  if (at >= knots.back()) return {knots.size() - 2, 1};
  const auto above =
      static_cast<std::size_t>(std::upper_bound(knots.begin(), knots.end(), at) - knots.begin());
  return {above - 1, (at - knots[above - 1]) / (knots[above] - knots[above - 1])};
}

}  // namespace

std::optional<DetectorModel> DetectorModel::Read(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) return std::nullopt;
  DetectorModel model;
  model.hash_ = Hash64(bytes);
  Reader reader(bytes.substr(kMagic.size()));
  const std::uint32_t count = reader.TakeCount();
  model.has_pairs_ = reader.TakeCount() != 0;
  const std::vector<double> numbers = reader.TakeFinite(6);
  const std::uint32_t lengths = reader.TakeCount(), rates = reader.TakeCount();
  model.lengths_ = reader.TakeLogarithms(lengths);
  model.rates_ = reader.TakeLogarithms(rates);
  if (reader.failed() || numbers[0] <= 0) return std::nullopt;
  model.machine_limits_ = reader.TakeFinite(std::size_t{lengths} * rates);
  model.human_limits_ = reader.TakeFinite(std::size_t{lengths} * rates);
  const std::vector<std::uint32_t> hashes = reader.Take<std::uint32_t>(count);
  const std::vector<std::int16_t> weights = reader.Take<std::int16_t>(count);
  if (!reader.Done() || !Reader::Ascends(hashes)) return std::nullopt;
  if (!hashes.empty() && hashes.front() == 0) return std::nullopt;
  model.step_ = numbers[0];
  model.bias_ = numbers[1];
  std::copy(numbers.begin() + 2, numbers.end(), model.calibration_.begin());
  model.table_ = NgramTable(hashes, weights);
  return model;
}

const DetectorModel& DetectorModel::BuiltIn() {
  static const DetectorModel model =
      *Read({newsieve_detector_begin, newsieve_detector_end});  // proved by the tests
  return model;
}

const DetectorModel& DetectorModel::BuiltInSpun() {
  static const DetectorModel model = *Read({newsieve_spun_begin, newsieve_spun_end});
  return model;
}

double DetectorModel::Slope(std::size_t words) const {
  return calibration_[1] + calibration_[2] * LengthTerm(words);
}

double DetectorModel::LogOdds(std::int64_t steps, std::size_t words) const {
  return Slope(words) * step_ * static_cast<double>(steps) / std::sqrt(static_cast<double>(words));
}

double DetectorModel::Score(std::int64_t steps, std::size_t words) const {
  return bias_ + step_ * static_cast<double>(steps) / std::sqrt(static_cast<double>(words));
}

double DetectorModel::Probability(double score, std::size_t words) const {
  const double log_odds =
      calibration_[0] + Slope(words) * score + calibration_[3] * LengthTerm(words);
  return 1 / (1 + std::exp(-log_odds));
}

double DetectorModel::MachineLimit(double rate, std::size_t words) const {
  return Limit(machine_limits_, rate, words);
}

double DetectorModel::HumanLimit(double rate, std::size_t words) const {
  return Limit(human_limits_, rate, words);
}

// Between lengths, and between rates, straight lines over their logarithms, so that one more word
// changes little.
double DetectorModel::Limit(std::span<const double> limits, double rate, std::size_t words) const {
  const Place length = PlaceIn(lengths_, std::log(static_cast<double>(words))),
              column = PlaceIn(rates_, std::log(rate));
  const auto at = [&](std::size_t knot) {
    const double* row = &limits[knot * rates_.size()];
    const std::size_t next = std::min(column.knot + 1, rates_.size() - 1);
    return std::lerp(row[column.knot], row[next], column.share);
  };
  return std::lerp(at(length.knot), at(std::min(length.knot + 1, lengths_.size() - 1)),
                   length.share);
}

std::pair<double, double> DetectorModel::rates() const {
  return {std::exp(rates_.front()), std::exp(rates_.back())};
}

}  // namespace newsieve
