#include "output/hdf5/fixed_text.hpp"

#include <doctest/doctest.h>

namespace gigaload::output {

TEST_CASE("a text of a fixed length ends at a NUL, at blanks, or with its field") {
  CHECK(trimmed("MW\0x", 4) == "MW");
  CHECK(trimmed("two words  ", 11) == "two words");
  CHECK(trimmed("full", 4) == "full");
  CHECK(trimmed("", 0).empty());
  const Datatype type = fixed_text_type(7, H5T_CSET_UTF8, H5T_STR_NULLTERM);
  CHECK(H5Tget_size(type.get()) == 7);
  CHECK(H5Tget_cset(type.get()) == H5T_CSET_UTF8);
  CHECK(H5Tget_strpad(type.get()) == H5T_STR_NULLTERM);
  CHECK_THROWS_AS((void)fixed_text_type(0, H5T_CSET_ASCII, H5T_STR_NULLPAD), Hdf5Error);
}

}  // namespace gigaload::output
