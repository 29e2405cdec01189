# find_c_library(Deflate libdeflate.h deflate [FOLDER]) finds a C library that comes without a CMake
# package and makes Deflate::Deflate of it. The header may be in a FOLDER of the system's includes.
include(FindPackageHandleStandardArgs)

macro(find_c_library name header library)
  string(TOUPPER ${name} upper)
  find_path(${upper}_INCLUDE_DIR ${header} PATH_SUFFIXES ${ARGN})
  find_library(${upper}_LIBRARY ${library})
  find_package_handle_standard_args(${name} DEFAULT_MSG ${upper}_LIBRARY ${upper}_INCLUDE_DIR)
  if(${name}_FOUND AND NOT TARGET ${name}::${name})
    add_library(${name}::${name} UNKNOWN IMPORTED)
    set_target_properties(${name}::${name} PROPERTIES
      IMPORTED_LOCATION ${${upper}_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${${upper}_INCLUDE_DIR})
  endif()
endmacro()
