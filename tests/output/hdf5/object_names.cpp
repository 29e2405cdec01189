#include "output/hdf5/object_names.hpp"

#include <doctest/doctest.h>

#include "output/hdf5/attribute_write.hpp"
#include "output/hdf5/netcdf.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

TEST_CASE("names are those of a group and of its attributes, by alphabet and no more than asked") {
  const TemporaryFolder folder;
  const File file = create_file(folder / "a.h5", 1);
  const Group none = create_group(file.get(), "none"), m = create_group(file.get(), "m");
  put_text(file.get(), "title", "a file");
  put_double(file.get(), "share", 0.5);
  CHECK(has_link(file.get(), "m"));
  CHECK_FALSE(has_link(file.get(), "n"));
  CHECK(names_of_links(file.get()) == std::vector<std::string>{"m", "none"});
  CHECK(names_of_links(file.get(), 1) == std::vector<std::string>{"m"});
  CHECK(names_of_attributes(file.get()) == std::vector<std::string>{"share", "title"});
}

}  // namespace gigaload::output
