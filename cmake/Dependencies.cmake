# Every third-party package, in one place.
#
# The first part is what the library itself needs. It is installed too: newsieveConfig.cmake includes this file where
# newsieve is a static library, for a static library's private dependencies must be linked by whoever links it.
# Imported targets are SYSTEM by default, so their headers never warn.

# find_package, or find_dependency when a consumer's find_package(newsieve) brought us here.
macro(newsieve_require)
  if(CMAKE_FIND_PACKAGE_NAME STREQUAL "newsieve")
    include(CMakeFindDependencyMacro)
    find_dependency(${ARGN})
  else()
    find_package(${ARGN} REQUIRED)
  endif()
endmacro()

newsieve_require(Threads)
newsieve_require(fmt CONFIG)
newsieve_require(spdlog CONFIG)
newsieve_require(yaml-cpp CONFIG)
newsieve_require(simdjson CONFIG)
newsieve_require(ICU COMPONENTS uc)
newsieve_require(SQLite3)
newsieve_require(ZLIB)

# No CMake package in Debian 12. RE2's .pc calls itself version 0.0.0, so no version bound.
newsieve_require(PkgConfig)
if(PkgConfig_FOUND)
  pkg_check_modules(RE2 REQUIRED QUIET IMPORTED_TARGET re2)
  pkg_check_modules(XXHASH REQUIRED QUIET IMPORTED_TARGET libxxhash)
  pkg_check_modules(ZSTD REQUIRED QUIET IMPORTED_TARGET libzstd)
  pkg_check_modules(BROTLI REQUIRED QUIET IMPORTED_TARGET libbrotlidec)
endif()

# Neither a CMake package nor a .pc file.
if(NOT TARGET CLD2::CLD2)
  find_path(CLD2_INCLUDE_DIR NAMES cld2/public/compact_lang_det.h REQUIRED)
  find_library(CLD2_LIBRARY NAMES cld2 REQUIRED)
  mark_as_advanced(CLD2_INCLUDE_DIR CLD2_LIBRARY)
  add_library(CLD2::CLD2 UNKNOWN IMPORTED)
  set_target_properties(CLD2::CLD2 PROPERTIES
    IMPORTED_LOCATION "${CLD2_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${CLD2_INCLUDE_DIR}")
endif()

if(CMAKE_FIND_PACKAGE_NAME STREQUAL "newsieve")
  return()
endif()

# What only this tree needs: the program, the tests, the benchmarks.
find_package(CLI11 CONFIG REQUIRED)
if(NEWSIEVE_BUILD_TESTS)
  find_package(GTest CONFIG REQUIRED)
  find_package(Python3 REQUIRED COMPONENTS Interpreter)
endif()
if(NEWSIEVE_BUILD_BENCH)
  find_package(benchmark CONFIG REQUIRED)
  find_package(LibXml2 REQUIRED)
endif()
if(NEWSIEVE_BUILD_TESTS OR NEWSIEVE_BUILD_BENCH)
  pkg_check_modules(GUMBO REQUIRED QUIET IMPORTED_TARGET gumbo)
endif()
