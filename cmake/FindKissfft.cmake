# KISS FFT's class of C++ is a header alone. Its CMake package is of its library in C, of one precision.
include(FindPackageHandleStandardArgs)
find_path(KISSFFT_INCLUDE_DIR kissfft/kissfft.hh)
find_package_handle_standard_args(Kissfft DEFAULT_MSG KISSFFT_INCLUDE_DIR)
if(Kissfft_FOUND AND NOT TARGET Kissfft::Kissfft)
  add_library(Kissfft::Kissfft INTERFACE IMPORTED)
  set_target_properties(Kissfft::Kissfft PROPERTIES
    INTERFACE_INCLUDE_DIRECTORIES ${KISSFFT_INCLUDE_DIR})
endif()
