include(c_library)
find_c_library(Udunits2 udunits2.h udunits2 udunits2)
