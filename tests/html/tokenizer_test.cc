#include <gtest/gtest.h>

#include "html/page.h"
