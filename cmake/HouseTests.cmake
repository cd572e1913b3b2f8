# Tests of the house itself: the layer table, the file rules, and an installed newsieve as others would use it.
foreach(check IN ITEMS layers files)
  add_test(NAME ${check}
    COMMAND Python3::Interpreter "${PROJECT_SOURCE_DIR}/tools/check_${check}.py")
  add_test(NAME ${check}_self_test
    COMMAND Python3::Interpreter "${PROJECT_SOURCE_DIR}/tools/check_${check}.py" --self-test)
endforeach()

if(NEWSIEVE_INSTALL)
  add_test(NAME install
    COMMAND "${CMAKE_COMMAND}"
      "-DBUILD_DIR=${PROJECT_BINARY_DIR}"
      "-DCONSUMER_DIR=${PROJECT_SOURCE_DIR}/tests/install"
      "-DWORK_DIR=${PROJECT_BINARY_DIR}/tests/install"
      "-DGENERATOR=${CMAKE_GENERATOR}"
      "-DC_COMPILER=${CMAKE_C_COMPILER}"
      "-DCXX_COMPILER=${CMAKE_CXX_COMPILER}"
      "-DFLAGS=${CMAKE_CXX_FLAGS}"
      -P "${PROJECT_SOURCE_DIR}/tests/install/run.cmake")
endif()
