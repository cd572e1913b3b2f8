// System calls that a signal interrupted, called again.
#pragma once

#include <cerrno>

namespace newsieve {

// What call() gives that is not -1 with EINTR in errno.
template <typename Call>
auto Uninterrupted(const Call& call) {
  for (;;) {
    const auto result = call();
    if (result != -1 || errno != EINTR) return result;
  }
}

}  // namespace newsieve
