# newsieve_warnings: the one place for warning flags. Link it privately, inside $<BUILD_INTERFACE:...> for installed targets.
add_library(newsieve_warnings INTERFACE)

target_compile_options(newsieve_warnings INTERFACE
  $<$<COMPILE_LANGUAGE:C,CXX>:
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
    -Wcast-align -Wcast-qual -Wformat=2 -Wnull-dereference -Wundef -Wunused>
  $<$<COMPILE_LANGUAGE:CXX>:
    -Wextra-semi -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual>
  $<$<COMPILE_LANG_AND_ID:CXX,GNU>:
    -Wduplicated-branches -Wduplicated-cond -Wlogical-op -Wredundant-decls>)

if(NEWSIEVE_WERROR)
  target_compile_options(newsieve_warnings INTERFACE $<$<COMPILE_LANGUAGE:C,CXX>:-Werror>)
endif()
