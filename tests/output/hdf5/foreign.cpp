#include "output/hdf5/foreign.hpp"

#include <doctest/doctest.h>

#include "output/hdf5/netcdf.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

TEST_CASE("foreign: a table of texts is read column by column, without its padding") {
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

TEST_CASE("foreign: an attribute of another kind is nothing") {
  const TemporaryFolder folder;
  const File file = create_file(folder / "a.h5", 1);
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
  CHECK(names_of_attributes(file.get()) ==
        std::vector<std::string>{"count", "fixed", "share", "variable"});
}

TEST_CASE("foreign: a matrix keeps its numbers and its chunks") {
  const TemporaryFolder folder;
  const File file = create_file(folder / "a.h5", 1);
  const std::vector<std::int64_t> values = {1, 2, 3, 4, 5, 6};
  write_matrix(file.get(), "m", H5T_STD_I64LE, H5T_NATIVE_INT64, {3, 2}, {2, 32}, values.data());
  write_matrix(file.get(), "none", H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, {3, 0}, {2, 32}, nullptr);
  CHECK(has_link(file.get(), "m"));
  CHECK_FALSE(has_link(file.get(), "n"));
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
  CHECK(names_of_links(file.get()) == std::vector<std::string>{"m", "none"});
  CHECK(names_of_links(file.get(), 1) == std::vector<std::string>{"m"});
  const Dataset none(H5Dopen2(file.get(), "none", H5P_DEFAULT), "H5Dopen");
  CHECK(chunk_of(none).empty());
  CHECK(bytes_of_entry(m) == 8);
}

}  // namespace gigaload::output
