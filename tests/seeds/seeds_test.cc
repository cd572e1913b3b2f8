#include <cstddef>
#include <cstdint>
// placeholder
