// What simdjson says where it got no memory.
#pragma once

#include <new>

namespace newsieve {

// simdjson reports memory that it did not get among the faults of a text. Nothing is amiss with the
// text then, and whoever reads it must not go on without it: throws std::bad_alloc. Any other
// simdjson::error_code is returned as it is.
template <typename ErrorCode>
ErrorCode FaultOfText(ErrorCode error) {
  if (error == ErrorCode::MEMALLOC) throw std::bad_alloc();
  return error;
}

}  // namespace newsieve
