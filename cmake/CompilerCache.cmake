# Compiles through ccache where it is installed. A launcher given by the user, even an empty one, wins.
# Assembler files are left out: ccache cannot see what .incbin reads.
find_program(NEWSIEVE_CCACHE ccache)
mark_as_advanced(NEWSIEVE_CCACHE)
if(PROJECT_IS_TOP_LEVEL AND NEWSIEVE_CCACHE)
  foreach(language IN ITEMS C CXX)
    if(NOT DEFINED CMAKE_${language}_COMPILER_LAUNCHER)
      # What ccache's manual asks for where headers are precompiled. No source here uses __TIME__.
      set(CMAKE_${language}_COMPILER_LAUNCHER env CCACHE_SLOPPINESS=pch_defines,time_macros "${NEWSIEVE_CCACHE}")
    endif()
  endforeach()
endif()
