#include "output/hdf5/attribute_read.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>

#include "output/hdf5/attribute_write.hpp"
#include "output/hdf5/netcdf.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

TEST_CASE("an attribute of another kind or a list is refused, not trusted") {
  const TemporaryFolder folder;
  const File file = create_file(folder / "a.h5", 1);
  const hid_t root = file.get();
  const auto put_list = [root](const char* name, hid_t type, const void* values) {
    const hsize_t size = 3;
    const Dataspace space(H5Screate_simple(1, &size, nullptr), "space");
    const Attribute attribute(H5Acreate2(root, name, type, space.get(), H5P_DEFAULT, H5P_DEFAULT),
                              "H5Acreate");
    check(H5Awrite(attribute.get(), type, values), "H5Awrite");
  };
  const std::uint64_t numbers[3] = {1, 2, 3};
  put_list("numbers", H5T_NATIVE_UINT64, numbers);
  const Datatype text(H5Tcopy(H5T_C_S1), "type");
  check(H5Tset_size(text.get(), 4), "H5Tset_size");
  put_list("texts", text.get(), "abc\0def\0ghi");
  put_text(root, "text", "some");
  put_text(root, "number", "42");
  put_double(root, "half", 0.5);
  CHECK(get_text(root, "text") == "some");
  CHECK(get_unsigned(root, "number") == 42);
  for (const char* name : {"numbers", "texts", "half"}) {
    CAPTURE(name);
    CHECK_THROWS_AS((void)get_text(root, name), Hdf5Error);
  }
  for (const char* name : {"numbers", "texts", "half", "text"}) {
    CAPTURE(name);
    CHECK_THROWS_AS((void)get_unsigned(root, name), Hdf5Error);
  }
}

TEST_CASE("a whole number outside the range that is wanted is refused, not moved into it") {
  const TemporaryFolder folder;
  const File file = create_file(folder / "a.h5", 1);
  const hid_t root = file.get();
  const auto put = [root](const char* name, hid_t stored, hid_t given, const void* value) {
    const Dataspace space(H5Screate(H5S_SCALAR), "space");
    const Attribute attribute(H5Acreate2(root, name, stored, space.get(), H5P_DEFAULT, H5P_DEFAULT),
                              "H5Acreate");
    check(H5Awrite(attribute.get(), given, value), "H5Awrite");
  };
  const std::int64_t below = -1, lowest = std::numeric_limits<std::int64_t>::min();
  const std::uint64_t highest = std::numeric_limits<std::uint64_t>::max();
  put("below", H5T_STD_I32BE, H5T_NATIVE_INT64, &below);
  put("lowest", H5T_STD_I64LE, H5T_NATIVE_INT64, &lowest);
  put("highest", H5T_STD_U64LE, H5T_NATIVE_UINT64, &highest);
  const Datatype wide(H5Tcopy(H5T_STD_I64LE), "type");
  check(H5Tset_size(wide.get(), 16), "H5Tset_size");
  check(H5Tset_precision(wide.get(), 128), "H5Tset_precision");
  put("wide", wide.get(), H5T_NATIVE_INT64, &below);
  for (const char* name : {"below", "lowest", "wide"}) {
    CAPTURE(name);
    CHECK_THROWS_AS((void)get_unsigned(root, name), Hdf5Error);
  }
  CHECK(get_unsigned(root, "highest") == highest);
  CHECK(find_integer(root, "below") == -1);
  CHECK(find_integer(root, "lowest") == lowest);
  CHECK(find_integer(root, "highest") == std::nullopt);
  CHECK(find_integer(root, "wide") == std::nullopt);
}

TEST_CASE("an attribute of another kind is nothing") {
  const TemporaryFolder folder;
  const File file = create_file(folder / "a.h5", 1);
  put_fixed_text(file.get(), "fixed", "shorter");
  put_fixed_text(file.get(), "fixed", "as long as it is");
  put_text(file.get(), "variable", "of any length");
  put_integer(file.get(), "count", -7);
  put_double(file.get(), "share", 0.5);
  CHECK(find_text(file.get(), "fixed") == "as long as it is");
  CHECK(find_text(file.get(), "variable") == "of any length");
  CHECK(find_text(file.get(), "count") == std::nullopt);
  CHECK(find_integer(file.get(), "count") == -7);
  CHECK(find_integer(file.get(), "share") == std::nullopt);
  CHECK(find_integer(file.get(), "fixed") == std::nullopt);
  CHECK_THROWS_AS((void)find_text(file.get(), "none"), Hdf5Error);
}

}  // namespace gigaload::output
