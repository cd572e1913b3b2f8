// The version of the program, as CMakeLists.txt states it.
#pragma once

#include <string_view>

namespace newsieve {

inline constexpr std::string_view kVersion = NEWSIEVE_VERSION;

}  // namespace newsieve
