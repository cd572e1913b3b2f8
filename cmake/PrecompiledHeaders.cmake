# newsieve_precompile(<target> [<header>...]): the standard library's most used headers, and those given, are parsed once
# for a target; newsieve_share_precompiled(<target> <other>) takes those of another target of the same flags. It takes a
# fifth off a build from nothing. The dev preset goes without, and so does clang-tidy: a source that forgets an include is
# found there.
function(newsieve_precompile target)
  if(NOT NEWSIEVE_PRECOMPILE)
    return()
  endif()
  target_precompile_headers(${target} PRIVATE
    <algorithm> <array> <cstddef> <cstdint> <functional> <limits> <map> <memory> <optional> <span> <string> <string_view>
    <tuple> <unordered_map> <utility> <vector> ${ARGN})
  # Without this, ccache cannot tell that a header precompiled anew is the same.
  target_compile_options(${target} PRIVATE "$<$<COMPILE_LANG_AND_ID:CXX,Clang>:SHELL:-Xclang -fno-pch-timestamp>")
endfunction()

function(newsieve_share_precompiled target other)
  if(NEWSIEVE_PRECOMPILE)
    target_precompile_headers(${target} REUSE_FROM ${other})
  endif()
endfunction()
