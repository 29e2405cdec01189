#include "output/hdf5/cf.hpp"

#include <doctest/doctest.h>

#include "output/hdf5/attribute_read.hpp"
#include "tests/output/small_run.hpp"

TEST_CASE("units as UDUNITS reads them") {
  CHECK(gigaload::output::cf_unit("MW") == "MW");
  CHECK(gigaload::output::cf_unit("MWh") == "MW h");
  CHECK(gigaload::output::cf_unit("L/kWh") == "L/(kW h)");
  CHECK(gigaload::output::cf_unit("1/yr") == "(yr)-1");
  CHECK(gigaload::output::cf_unit("MW/yr") == "MW/yr");
  CHECK(gigaload::output::cf_unit("USD/MWh").empty());
}

namespace gigaload::output {

TEST_CASE("cf: an axis has its numbers, its unit and its name; NaN is missing") {
  const TemporaryFolder folder;
  const File file = create_file(folder / "a.h5", 1);
  const Dataset axis = create_axis(file.get(), "x", H5T_IEEE_F32LE, {1.0, 2.5}, "MW h", "an axis");
  put_missing_value(axis);
  CHECK(read_all(axis) == std::vector<double>{1.0, 2.5});
  CHECK(get_text(axis.get(), "long_name") == "an axis");
  CHECK(get_text(axis.get(), "units") == "MW h");
  CHECK(has_attribute(axis.get(), "_FillValue"));
  const Dataset bare = write_numbers(file.get(), "y", H5T_IEEE_F64LE, {0.0});
  describe(bare, "", "no unit");
  CHECK_FALSE(has_attribute(bare.get(), "units"));
}

}  // namespace gigaload::output
