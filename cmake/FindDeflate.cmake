# libdeflate before 1.15 comes without a CMake package.
include(c_library)
find_c_library(Deflate libdeflate.h deflate)
