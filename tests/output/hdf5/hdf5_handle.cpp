#include "output/hdf5/hdf5_handle.hpp"

#include <doctest/doctest.h>

#include <type_traits>

#include "output/hdf5/netcdf.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

static_assert(!std::is_copy_constructible_v<Dataset> && std::is_nothrow_move_assignable_v<Dataset>);
static_assert(!std::is_same_v<Dataset, Group>);

TEST_CASE("a handle closes once, wherever it has moved") {
  const hsize_t size = 3;
  Dataspace a(H5Screate_simple(1, &size, nullptr), "H5Screate_simple");
  const hid_t id = a.get();
  Dataspace b = std::move(a);
  CHECK(b.get() == id);
  CHECK(H5Iis_valid(id) > 0);
  b.close();
  CHECK_FALSE(b);
  CHECK(H5Iis_valid(id) == 0);
  b.close();

  hid_t inner = 0;
  {
    const Dataspace c(H5Screate_simple(1, &size, nullptr), "H5Screate_simple");
    inner = c.get();
    CHECK(H5Iis_valid(inner) > 0);
  }
  CHECK(H5Iis_valid(inner) == 0);
}

TEST_CASE("an assigned handle lets go of what it had") {
  const hsize_t size = 3;
  Dataspace a(H5Screate_simple(1, &size, nullptr), "H5Screate_simple");
  const hid_t first = a.get();
  a = Dataspace(H5Screate_simple(1, &size, nullptr), "H5Screate_simple");
  CHECK(H5Iis_valid(first) == 0);
  CHECK(H5Iis_valid(a.get()) > 0);
}

TEST_CASE("the library's words are in the exception") {
  const TemporaryFolder folder;
  silence_hdf5();
  try {
    const File file = open_file(folder / "missing.h5", Access::read);
    FAIL("a missing file was opened");
  } catch (const Hdf5Error& error) {
    const std::string text = error.what();
    CHECK(text.find("H5Fopen failed: ") == 0);
    CHECK(text.find("unable to open file") != std::string::npos);
    CHECK(error.reason() == "No such file or directory");
  }
  try {
    const Group none(H5Gopen2(-1, "x", H5P_DEFAULT), "H5Gopen x");
    FAIL("a group of nothing was opened");
  } catch (const Hdf5Error& error) {
    CHECK(std::string(error.what()).find("H5Gopen x failed: ") == 0);
    CHECK_FALSE(error.reason().empty());
  }
}

}  // namespace gigaload::output
