#include "output/hdf5/attribute_write.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "output/hdf5/attribute_read.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

TEST_CASE(
    "texts have a fixed length and whole numbers a type of CF 1.8, as netCDF's classic model") {
  const TemporaryFolder folder;
  const File file = create_file(folder / "a.h5", 1);
  put_text(file.get(), "units", "MW h");
  put_unsigned(file.get(), "samples", 100);
  put_unsigned(file.get(), "large", 1ULL << 52U);
  put_unsigned(file.get(), "larger", (1ULL << 53U) + 1);
  const auto type_of = [&](const char* name) {
    const Attribute attribute(H5Aopen(file.get(), name, H5P_DEFAULT), "H5Aopen");
    return Datatype(H5Aget_type(attribute.get()), "H5Aget_type");
  };
  CHECK(H5Tis_variable_str(type_of("units").get()) == 0);
  CHECK(H5Tget_size(type_of("units").get()) == 4);
  CHECK(H5Tequal(type_of("samples").get(), H5T_STD_I32LE) > 0);
  CHECK(H5Tequal(type_of("large").get(), H5T_IEEE_F64LE) > 0);
  CHECK(is_text(file.get(), "larger"));
  CHECK(get_unsigned(file.get(), "samples") == 100);
  CHECK(get_unsigned(file.get(), "large") == 1ULL << 52U);
  CHECK(get_unsigned(file.get(), "larger") == (1ULL << 53U) + 1);
}

TEST_CASE("a text takes another's place where there is room") {
  const TemporaryFolder folder;
  const File file = create_file(folder / "a.h5", 1);
  put_text(file.get(), "history", "begun", 16);
  put_text(file.get(), "last", "one");
  put_text(file.get(), "history", "begun, resumed");
  CHECK(get_text(file.get(), "history") == "begun, resumed");
  CHECK(attribute_names(file.get()) == std::vector<std::string>{"history", "last"});
  put_text(file.get(), "history", "more than there is room for");
  CHECK(get_text(file.get(), "history") == "more than there is room for");
}

TEST_CASE("texts of variable length are read too") {
  const TemporaryFolder folder;
  const File file = create_file(folder / "a.h5", 1);
  const Datatype type(H5Tcopy(H5T_C_S1), "H5Tcopy");
  H5Tset_size(type.get(), H5T_VARIABLE);
  const Dataspace scalar(H5Screate(H5S_SCALAR), "H5Screate");
  {
    const Attribute attribute(
        H5Acreate2(file.get(), "title", type.get(), scalar.get(), H5P_DEFAULT, H5P_DEFAULT),
        "H5Acreate");
    const char* const text = "as in schema 1";
    H5Awrite(attribute.get(), type.get(), static_cast<const void*>(&text));
  }
  CHECK(get_text(file.get(), "title") == "as in schema 1");
  put_text(file.get(), "title", "now");
  CHECK(get_text(file.get(), "title") == "now");
}

}  // namespace gigaload::output
