// Memory that is free inside the process, given back to the system.
#pragma once

namespace newsieve {

// May take a millisecond or more; for after work that took much. Thread-safe.
void GiveBackFreeMemory();

}  // namespace newsieve
