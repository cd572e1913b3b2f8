// ParallelFor: a loop whose turns are shared among the cores, for the work at start-up.
#pragma once

#include <cstddef>
#include <functional>

namespace newsieve {

// Calls work(i) once for each i < count, on as many threads as there are cores (and no more than
// turns), and returns when all are done. Which thread takes which turn is left to chance: `work`
// must be thread-safe and put what it makes in a place of its own by i, so that results do not
// depend on it. What it throws ends the loop and is thrown here.
void ParallelFor(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace newsieve
