// The list of families, and what follows from it. A row is a contract: a changed meaning is a new
// name. docs/signals.md says the same.
#include <algorithm>
#include <limits>
#include <map>

#include "signals/families.h"

namespace newsieve {
namespace {

constexpr std::span<const SignalRow> (*kFamilies[])() = {
    TextSignals,
    MixedScriptSignals,
    CleanSignals,
    LanguageSignals,
    DetectSignals,
    GopherQualitySignals,
    GopherRepetitionSignals,
    NewsSignals,
    NewsEvidenceSignals,
    PrivacySignals,
    RpsSignals,
    NemoSignals,
    DolmaSignals,
    DatatroveQualitySignals,
    DatatroveRepetitionSignals,
    C4Signals,
    FinewebSignals,
};

std::vector<SignalRow> JoinFamilies() {
  std::vector<SignalRow> table;
  for (const auto rows : kFamilies) {
    const std::span<const SignalRow> family = rows();
    table.insert(table.end(), family.begin(), family.end());
  }
  return table;
}

}  // namespace

std::span<const SignalRow> SignalTable() {
  static const std::vector<SignalRow> kTable = JoinFamilies();
  return kTable;
}

std::vector<std::string_view> SignalFamilies() {
  std::vector<std::string_view> names;
  for (const SignalRow& row : SignalTable()) {
    const std::string_view name = FamilyOf(row.info.name);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

std::string_view FamilyOf(std::string_view signal) { return signal.substr(0, signal.find('.')); }

std::optional<std::size_t> SignalIndex(std::string_view name) {
  static const std::map<std::string_view, std::size_t> kPlaces = [] {
    std::map<std::string_view, std::size_t> places;
    for (const SignalRow& row : SignalTable()) places.emplace(row.info.name, places.size());
    return places;
  }();
  const auto place = kPlaces.find(name);
  if (place == kPlaces.end()) return std::nullopt;
  return place->second;
}

SignalSet RecordedSignals(const SignalConfig& config) {
  const auto has = [&](std::string_view word) {
    return std::find(config.record.begin(), config.record.end(), word) != config.record.end();
  };
  SignalSet set;
  for (const SignalRow& row : SignalTable())
    set.push_back(has(kAllFamilies) || has(FamilyOf(row.info.name)));
  return set;
}

std::vector<double> MeasureSignals(const SignalInput& input, const SignalSet& wanted) {
  const std::span<const SignalRow> table = SignalTable();
  std::vector<double> values(table.size(), std::numeric_limits<double>::quiet_NaN());
  for (std::size_t i = 0; i < table.size(); ++i)
    if (wanted[i]) values[i] = table[i].measure(input);
  return values;
}

}  // namespace newsieve
