#include "html/page.h"

#include <gtest/gtest.h>
