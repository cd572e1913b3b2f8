# newsieve_warnings: the one place for warning flags. Link it privately, inside $<BUILD_INTERFACE:...> for installed targets.
add_library(newsieve_warnings INTERFACE)

target_compile_options(newsieve_warnings INTERFACE
  $<$<COMPILE_LANGUAGE:C,CXX>:
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
    -Wcast-align -Wcast-qual -Wformat=2 -Wnull-dereference -Wundef -Wunused>
  $<$<COMPILE_LANGUAGE:CXX>:
    -Wextra-semi -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual>
  $<$<COMPILE_LANG_AND_ID:CXX,GNU>:
    -Wduplicated-branches -Wduplicated-cond -Wlogical-op -Wredundant-decls>
  # GCC 12 at -O3 sees null pointers and copies of 2^63 bytes in std::string and std::vector (its bugs 105329, 105651);
  # the other presets keep these warnings, and the sanitizers look for the thing itself.
  $<$<AND:$<CONFIG:Release>,$<COMPILE_LANG_AND_ID:CXX,GNU>>:
    -Wno-null-dereference -Wno-stringop-overflow -Wno-array-bounds -Wno-restrict>)

if(NEWSIEVE_WERROR)
  target_compile_options(newsieve_warnings INTERFACE $<$<COMPILE_LANGUAGE:C,CXX>:-Werror>)
endif()
