#include "output/report/report_campuses.hpp"

#include <doctest/doctest.h>

#include "output/hdf5/hdf5_handle.hpp"
#include "output/hdf5/netcdf.hpp"
#include "output/result/campus_rows.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

TEST_CASE("campuses of the page are the rows of each year") {
  const TemporaryFolder folder;
  auto s = small_scenario();
  s.futures = 0;
  write_whole(s, folder / "run.h5");
  const ResultFile file(folder / "run.h5");
  const auto years = years_on_file(file);
  const auto json = campus_years(file, years);
  for (std::size_t y = 0; y < years.size(); ++y) {
    const CampusTable table = campus_table(file, years[y]);
    for (std::size_t c = 0; c < table.rows.size(); ++c) {
      const CampusRow& row = table.rows[c];
      CHECK(json["energy"][y][c].get<double>() == doctest::Approx(row.energy_mwh));
      CHECK(json["pue"][y][c].get<double>() == doctest::Approx(row.pue));
      CHECK(json["hours_cut"][y][c].get<double>() == doctest::Approx(row.hours_cut));
      CHECK(json["energised"][y][c].get<double>() == doctest::Approx(row.energised_mw));
    }
  }
  CHECK_FALSE(json.contains("deferred"));  // nobody's load is flexible
  CHECK(json["dates"]["quantiles"].empty());
  CHECK(json["dates"]["half"].size() == 3);
  CHECK(json["dates"]["first_power"][0].empty());
}

TEST_CASE("what the file does not tell of campuses the page does not show") {
  const TemporaryFolder folder;
  write_whole(small_scenario(), folder / "run.h5");
  {
    const File file = open_file(folder / "run.h5", Access::write);
    check(H5Ldelete(file.get(), "exchange/campus_it_energy", H5P_DEFAULT), "H5Ldelete");
  }
  const ResultFile file(folder / "run.h5");
  const auto json = campus_years(file, years_on_file(file));
  CHECK_FALSE(json.contains("it_energy"));
  CHECK_FALSE(json.contains("pue"));
  CHECK(json.contains("energy"));
}

}  // namespace gigaload::output
