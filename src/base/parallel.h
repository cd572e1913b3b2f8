// ParallelFor: a loop whose turns are shared among the cores.
#pragma once

#include <cstddef>
#include <functional>

namespace newsieve {

// Calls work(i) once for each i < count, on `threads` threads (0: as many as there are cores; never
// more than turns), and returns when all are done. Which thread takes which turn is left to chance:
// `work` must be thread-safe and put what it makes in a place of its own by i, so that results do
// not depend on it. What it throws ends the loop and is thrown here.
void ParallelFor(std::size_t count, const std::function<void(std::size_t)>& work,
                 std::size_t threads = 0);

}  // namespace newsieve
