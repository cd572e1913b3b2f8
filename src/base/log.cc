#include "base/log.h"

#include <memory>
#include <string>

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace newsieve {
namespace {

// Made at the first use; a program that logs nothing starts nothing.
spdlog::logger& Logger() {
  static const std::shared_ptr<spdlog::logger> logger = [] {
    auto made = std::make_shared<spdlog::logger>(
        "newsieve",
        std::make_shared<spdlog::sinks::stderr_color_sink_mt>(spdlog::color_mode::never));
    made->set_pattern("newsieve: %^%l%$: %v");
    made->set_level(spdlog::level::warn);
    return made;
  }();
  return *logger;
}

}  // namespace

bool SetLogLevel(std::string_view level, bool colour) {
  const std::string name(level);
  const spdlog::level::level_enum parsed = spdlog::level::from_str(name);
  if (parsed == spdlog::level::off && level != "off") return false;
  Logger().set_level(parsed);
  auto* sink = static_cast<spdlog::sinks::stderr_color_sink_mt*>(Logger().sinks().front().get());
  sink->set_color_mode(colour ? spdlog::color_mode::always : spdlog::color_mode::never);
  return true;
}

void LogInfo(std::string_view message) { Logger().info("{}", message); }
void LogWarn(std::string_view message) { Logger().warn("{}", message); }
void LogError(std::string_view message) { Logger().error("{}", message); }

}  // namespace newsieve
