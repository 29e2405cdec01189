#include "output/hdf5/netcdf.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "output/hdf5/attribute_read.hpp"
#include "output/hdf5/attribute_write.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

TEST_CASE("labels and texts of any length and language") {
  const TemporaryFolder folder;
  const std::vector<std::string> labels = {"VA", "", "Größe 電力", std::string(5000, 'x')};
  const std::string scenario(3'000'000, 's');  // far above the 64 kB of an object's header
  {
    const File file = create_file(folder / "a.h5", 1);
    create_labels(file.get(), "region", labels);
    put_text(file.get(), "scenario", scenario);
    put_text(file.get(), "empty", "");
    put_text(file.get(), "changed", "before");
    put_text(file.get(), "changed", "after");
    put_unsigned(file.get(), "seed", 7);
  }
  const File file = open_file(folder / "a.h5", Access::read);
  CHECK(read_labels(Dataset(H5Dopen2(file.get(), "region", H5P_DEFAULT), "H5Dopen")) == labels);
  CHECK(get_text(file.get(), "scenario") == scenario);
  CHECK(get_text(file.get(), "empty").empty());
  CHECK(get_text(file.get(), "changed") == "after");
  CHECK(get_unsigned(file.get(), "seed") == 7);
  CHECK(is_text(file.get(), "empty"));
  CHECK_FALSE(is_text(file.get(), "seed"));
  CHECK(attribute_names(file.get()) ==
        std::vector<std::string>{"scenario", "empty", "changed", "seed"});
  CHECK_THROWS_AS(get_text(file.get(), "none"), Hdf5Error);
  CHECK_FALSE(has_attribute(file.get(), "none"));
}

TEST_CASE("rows appended, cut off and not written") {
  const TemporaryFolder folder;
  const File file = create_file(folder / "a.h5", 10);
  const Dataset rows = create_numbers(file.get(), "x", H5T_IEEE_F64LE, {{0, 2}, {4, 2}, false});
  set_length(rows, 5);
  const std::vector<double> values = {1, 2, 3, 4, 5, 6};
  write_rows(rows, 1, 3, values.data());
  CHECK(shape_of(rows) == std::vector<hsize_t>{5, 2});
  CHECK(read_rows(rows, 2, 2) == std::vector<double>{3, 4, 5, 6});
  CHECK(std::isnan(read_rows(rows, 0, 1)[0]));
  CHECK(std::isnan(read_rows(rows, 4, 1)[1]));
  set_length(rows, 2);
  set_length(rows, 4);
  CHECK(read_rows(rows, 1, 1) == std::vector<double>{1, 2});
  CHECK(std::isnan(read_rows(rows, 2, 1)[0]));
  CHECK_THROWS_AS(static_cast<void>(read_rows(rows, 3, 2)), Hdf5Error);
}

TEST_CASE("an existing file is not overwritten") {
  const TemporaryFolder folder;
  {
    const File file = create_file(folder / "a.h5", 1);
  }
  CHECK_THROWS_AS(static_cast<void>(create_file(folder / "a.h5", 1)), Hdf5Error);
}

}  // namespace gigaload::output
