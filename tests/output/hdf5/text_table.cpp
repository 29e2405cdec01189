#include "output/hdf5/text_table.hpp"

#include <doctest/doctest.h>

#include "output/hdf5/matrix.hpp"
#include "output/hdf5/netcdf.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

TEST_CASE("a table of texts is read column by column, without its padding") {
  const TemporaryFolder folder;
  const File file = create_file(folder / "a.h5", 1);
  write_text_table(file.get(), "table", {{"name", {"A", "Größe"}}, {"kind", {"", "two words"}}},
                   16);
  const Dataset table(H5Dopen2(file.get(), "table", H5P_DEFAULT), "H5Dopen");
  CHECK(class_of(table) == H5T_COMPOUND);
  CHECK(text_column_fault(table, "name", 2) == ColumnFault::none);
  CHECK(text_column_fault(table, "colour", 2) == ColumnFault::missing);
  CHECK(text_column_fault(table, "name", hsize_t{1} << 40) == ColumnFault::length);
  CHECK(bytes_of_text_column(table, "name") == 32);
  CHECK(read_text_column(table, "name") == std::vector<std::string>{"A", "Größe"});
  CHECK(read_text_column(table, "kind") == std::vector<std::string>{"", "two words"});
}

}  // namespace gigaload::output
