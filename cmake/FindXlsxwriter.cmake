# Debian's libxlsxwriter comes without a CMake package.
include(c_library)
find_c_library(Xlsxwriter xlsxwriter.h xlsxwriter)
