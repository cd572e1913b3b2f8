// Log: lines for the operator on standard error. Used by the program, never by the library, which
// stays silent.
#pragma once

#include <string_view>

namespace newsieve {

// Sets the least severe level that is written: "debug", "info", "warn", "error" or "off". Called
// once, before the first line. False if there is no such level.
bool SetLogLevel(std::string_view level, bool colour);

// Thread-safe; one line each.
void LogInfo(std::string_view message);
void LogWarn(std::string_view message);
void LogError(std::string_view message);

}  // namespace newsieve
