#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/terminal.h"
#include "newsieve/catalog.h"
#include "newsieve/filter.h"

namespace newsieve::cli {
namespace {

std::string BoundsOf(const PresetInfo::Bound& limit) {
  if (!limit.max) return fmt::format("at least {}", *limit.min);
  if (!limit.min) return fmt::format("at most {}", *limit.max);
  return fmt::format("{} to {}", *limit.min, *limit.max);
}

}  // namespace

int RunPresetsList(const Flags& flags) {
  FilterOptions options;
  options.config_path = flags.config;
  const Result<Filter> filter = Filter::Create(options);
  if (!filter.ok()) return Fail(filter.status());
  for (const PresetInfo& preset : ListPresets(*filter)) {
    Print(fmt::format("{}: {} [{}]\n", preset.name, preset.about, preset.source));
    for (const PresetInfo::Bound& limit : preset.limits)
      Print(fmt::format("    {:<36} {}\n", limit.signal, BoundsOf(limit)));
  }
  return kExitDone;
}

}  // namespace newsieve::cli
