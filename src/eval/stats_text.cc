#include <algorithm>

#include <fmt/format.h>

#include "base/yaml_quote.h"
#include "io/json_writer.h"
#include "newsieve/stats.h"

namespace newsieve {
namespace {

// Stats on their way to JSON.
class StatsWriter {
 public:
  explicit StatsWriter(std::string& out) : json_(out) {}

  void Write(const Stats& stats) {
    json_.BeginObject();
    json_.Field("documents", stats.documents());
    json_.Field("records", stats.records);
    json_.Field("judged", stats.judged);
    json_.Field("damaged", stats.damaged);
    json_.Object("all", [&] { Figures(stats.all); });
    json_.Objects("groups", stats.groups, [this](const auto& group) {
      json_.Field("key", group.key);
      json_.Field("value", group.value);
      Figures(group);
    });
    json_.Objects("rests", stats.rests, [this](const auto& rest) {
      json_.Field("key", rest.key);
      json_.Field("groups", rest.groups);
      json_.Field("documents", rest.documents);
    });
    json_.Key("score_bins");
    json_.BeginArray();
    for (const std::uint64_t documents : stats.score_bins) json_.Integer(documents);
    json_.EndArray();
    Counts("reasons", stats.reasons);
    Counts("versions", stats.versions);
    Limits(stats.limits);
    json_.EndObject();
  }

 private:
  void Figures(const Stats::Group& group) {
    json_.Field("documents", group.documents);
    json_.Object("decisions", [&] {
      json_.Field(ToString(Decision::kKeep), group.kept);
      json_.Field(ToString(Decision::kReview), group.review);
      json_.Field(ToString(Decision::kDrop), group.dropped);
      json_.Field(ToString(Decision::kFailed), group.failed);
    });
    json_.Objects("distributions", group.distributions, [this](const auto& row) { Row(row); });
  }

  void Row(const Stats::Distribution& row) {
    json_.Field("name", row.name);
    json_.Field("count", row.count);
    json_.Field("mean", row.mean);
    json_.Field("min", row.min);
    for (std::size_t i = 0; i < row.percentiles.size(); ++i)
      json_.Field(fmt::format("p{}", Stats::Distribution::kPercents[i]), row.percentiles[i]);
    json_.Field("max", row.max);
    json_.Key("exact"), json_.Raw(row.exact ? "true" : "false");
  }

  void Counts(std::string_view key, const std::vector<Stats::Count>& counts) {
    json_.Objects(key, counts, [this](const auto& count) {
      json_.Field("name", count.name);
      json_.Field("documents", count.documents);
    });
  }

  void Limits(const std::vector<Stats::SuggestedLimit>& limits) {
    json_.Objects("limits", limits, [this](const auto& limit) {
      json_.Field("signal", limit.signal);
      json_.Field("min", limit.min);
      json_.Field("max", limit.max);
      json_.Field("below", limit.below);
      json_.Field("above", limit.above);
    });
  }

  JsonWriter json_;
};

std::string Percent(double share) { return fmt::format("{:.3g} %", 100 * share); }

std::string Touched(std::uint64_t documents, std::uint64_t of) {
  return fmt::format("{} of {} ({})", documents, of,
                     Percent(static_cast<double>(documents) / static_cast<double>(of)));
}

std::string FormatLimit(const Stats::SuggestedLimit& limit, std::uint64_t documents, double share) {
  std::string code = limit.signal;
  std::replace(code.begin(), code.end(), '.', '_');
  std::string text = fmt::format("  - code: unusual.{}\n    signal: {}\n", code, limit.signal);
  if (limit.min)
    text += fmt::format("    min: {:.17g}  # {} are below\n", *limit.min,
                        Touched(limit.below, documents));
  if (limit.max)
    text += fmt::format("    max: {:.17g}  # {} are above\n", *limit.max,
                        Touched(limit.above, documents));
  const std::string message = fmt::format("Its {} is among the {} {}.", limit.signal,
                                          limit.min && limit.max ? "lowest or highest"
                                          : limit.min            ? "lowest"
                                                                 : "highest",
                                          Percent(share));
  return text + "    severity: note\n    message: " + YamlQuoted(message) + "\n";
}

}  // namespace

std::string ToJson(const Stats& stats) {
  std::string out;
  StatsWriter(out).Write(stats);
  return out;
}

std::string FormatLimits(const Stats& stats) {
  const double share = stats.suggest.value_or(0);
  std::string text = fmt::format(
      "# Limits at the {} tails of {} documents, found by newsieve stats --suggest. They only tell "
      "(note): make review or drop\n"
      "# of those whose documents you would not keep, and take out the rest. For newsieve clean "
      "--config.\n"
      "#\n"
      "# What the limits in force touch now:\n",
      Percent(share), stats.documents());
  for (const Stats::Count& reason : stats.reasons)
    text += fmt::format("#   {}: {}\n", reason.name, Touched(reason.documents, stats.documents()));
  if (stats.reasons.empty()) text += "#   nothing\n";
  if (stats.limits.empty()) return text + "# No signal has a tail that a limit could set apart.\n";
  text += "score:\n  limits:\n";
  for (const Stats::SuggestedLimit& limit : stats.limits)
    text += FormatLimit(limit, stats.documents(), share);
  return text;
}

}  // namespace newsieve
