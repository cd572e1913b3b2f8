#include "base/free_memory.h"

#include <malloc.h>

namespace newsieve {

void GiveBackFreeMemory() { malloc_trim(0); }

}  // namespace newsieve
