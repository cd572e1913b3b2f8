# `cmake --install`: the program, the library with its headers and CMake package, and the data.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/newsieve")
set(data_dir "${CMAKE_INSTALL_DATADIR}/newsieve")

# So that a program beside a shared library finds it wherever both are moved.
set_target_properties(newsieve_cli PROPERTIES
  INSTALL_RPATH "$<$<BOOL:${BUILD_SHARED_LIBS}>:$ORIGIN/../${CMAKE_INSTALL_LIBDIR}>")
install(TARGETS newsieve newsieve_cli EXPORT newsieveTargets
  INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(EXPORT newsieveTargets NAMESPACE newsieve:: DESTINATION "${package_dir}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/newsieve" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")

# The defaults are embedded in the library; these are for reading and for copying from.
install(DIRECTORY "${PROJECT_SOURCE_DIR}/rules" DESTINATION "${data_dir}" FILES_MATCHING PATTERN "*.yaml")
install(FILES "${PROJECT_SOURCE_DIR}/config.yaml" DESTINATION "${data_dir}")

get_target_property(library_type newsieve TYPE)
configure_package_config_file(
  "${PROJECT_SOURCE_DIR}/cmake/newsieveConfig.cmake.in" "${PROJECT_BINARY_DIR}/newsieveConfig.cmake"
  INSTALL_DESTINATION "${package_dir}" PATH_VARS data_dir)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/newsieveConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
install(
  FILES
    "${PROJECT_BINARY_DIR}/newsieveConfig.cmake"
    "${PROJECT_BINARY_DIR}/newsieveConfigVersion.cmake"
    "${PROJECT_SOURCE_DIR}/cmake/Dependencies.cmake"
  DESTINATION "${package_dir}")
