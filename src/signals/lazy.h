// Lazy: a fact that is found when it is first asked for.
#pragma once

#include <optional>

namespace newsieve {

// Not thread-safe.
template <typename T>
class Lazy {
 public:
  template <typename Find>
  const T& Get(Find find) const {
    if (!value_) value_.emplace(find());
    return *value_;
  }

 private:
  mutable std::optional<T> value_;
};

}  // namespace newsieve
