// What a first program against an installed newsieve looks like.
#include <newsieve/status.h>

int main() { return 0; }
