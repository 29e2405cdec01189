#include "output/hdf5/matrix.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

#include "output/hdf5/netcdf.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

TEST_CASE("a matrix keeps its numbers and its chunks") {
  const TemporaryFolder folder;
  const File file = create_file(folder / "a.h5", 1);
  const std::vector<std::int64_t> values = {1, 2, 3, 4, 5, 6};
  {
    const Dataset written = create_matrix(file.get(), "m", H5T_STD_I64LE, {3, 2}, {2, 32});
    write_matrix_rows(written, H5T_NATIVE_INT64, 0, 2, values.data());
    write_matrix_rows(written, H5T_NATIVE_INT64, 2, 1, values.data() + 4);
    (void)create_matrix(file.get(), "none", H5T_IEEE_F64LE, {3, 0}, {2, 32});
  }
  const Dataset m(H5Dopen2(file.get(), "m", H5P_DEFAULT), "H5Dopen");
  CHECK(shape_of(m) == std::vector<hsize_t>{3, 2});
  CHECK(read_all(m) == std::vector<double>{1.0, 2.0, 3.0, 4.0, 5.0, 6.0});
  CHECK(chunk_of(m) == std::vector<hsize_t>{2, 2});
  std::vector<double> second;
  read_columns(m, 1, 1, second);
  CHECK(second == std::vector<double>{2.0, 4.0, 6.0});
  std::vector<double> first(2);
  read_first_row(m, first);
  CHECK(first == std::vector<double>{1.0, 2.0});
  const Dataset none(H5Dopen2(file.get(), "none", H5P_DEFAULT), "H5Dopen");
  CHECK(chunk_of(none).empty());
  CHECK(bytes_of_entry(m) == 8);
}

}  // namespace gigaload::output
