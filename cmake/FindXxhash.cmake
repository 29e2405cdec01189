include(c_library)
find_c_library(Xxhash xxhash.h xxhash)
