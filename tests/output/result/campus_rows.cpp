#include "output/result/campus_rows.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "output/hdf5/hdf5_handle.hpp"
#include "output/hdf5/netcdf.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

namespace {

constexpr std::size_t kCampuses = 3;

/// The same numbers in each hour: campuses of 100, 150 and 200 MW, of which the second has no
/// machines. The third is cut by 4 of its 40 MW in the first hour of each exchange. Each exchange
/// 10 MW more of the first and the third are energised.
sim::Frame known_frame(const sim::Scenario& s, std::size_t exchange) {
  sim::Frame f = make_frame(s, exchange);
  for (std::size_t h = 0; h < f.hours; ++h) {
    const auto set = [&](const char* name, std::array<float, kCampuses> values) {
      std::copy(values.begin(), values.end(), f.hourly[name].row(h));
    };
    set("campus_load", {50.0F, 0.0F, 40.0F});
    set("campus_curtailed", {0.0F, 0.0F, h == 0 ? 4.0F : 0.0F});
    set("water_direct", {10.0F, 0.0F, h == 0 ? 18.0F : 20.0F});
  }
  const auto hours = static_cast<double>(f.hours);
  f.sums["campus_it_energy"] = {40.0 * hours, 0.0, 32.0 * hours};
  f.sums["campus_it_energy_served"] = {40.0 * hours, 0.0, 32.0 * hours - 3.2};
  f.sums["campus_hours_cut"] = {0.0, 0.0, 1.0};
  const double energised = 10.0 * static_cast<double>(exchange);
  f.build_out.energised = {energised, 0.0, energised};
  return f;
}

void write_known(const sim::Scenario& s, const std::filesystem::path& path) {
  TrajectoryFile file(s, small_provenance(), path, TrajectoryFile::Interrupted::discard);
  for (std::size_t e = 0; e < exchange_count(s); ++e) file.record(known_frame(s, e));
  file.finish();
}

}  // namespace

TEST_CASE("rows of campuses are the sums of the year, and the state at its end") {
  const TemporaryFolder folder;
  const auto s = small_scenario();
  write_known(s, folder / "run.h5");
  const ResultFile file(folder / "run.h5");
  const auto years = years_on_file(file);
  const CampusTable table = campus_table(file, years.at(0));
  CHECK(table.year == 2025);
  CHECK_FALSE(table.whole);
  CHECK(table.missing.empty());
  REQUIRE(table.rows.size() == kCampuses);
  const CampusRow& first = table.rows[0];
  const CampusRow& third = table.rows[2];
  CHECK(third.title == "Größe");
  CHECK(third.region == "VA");
  CHECK(third.capacity_mw == 200.0);
  constexpr double kHours = 43 * 24;
  const auto exchanges_of_2025 = static_cast<double>(years[0].exchanges);
  CHECK(first.energy_mwh == 50.0 * kHours);
  CHECK(first.it_energy_mwh == doctest::Approx(40.0 * kHours));
  CHECK(first.pue * first.it_energy_mwh == doctest::Approx(first.energy_mwh));
  CHECK(first.pue == doctest::Approx(1.25));
  CHECK(first.water_m3 == 10.0 * kHours);
  CHECK(first.water_l_per_it_kwh == doctest::Approx(0.25));
  CHECK(first.hours_cut == 0.0);
  // of the year's exchanges each cuts one hour, with the water of what was cut
  CHECK(third.hours_cut == exchanges_of_2025);
  CHECK(third.curtailed_mwh == 4.0 * exchanges_of_2025);
  CHECK(third.water_l_per_it_kwh == doctest::Approx(20.0 / 32.0));
  CHECK(third.deferred_mwh == 0.0);  // no campus has a flexible share
  // the state that opens the next year
  CHECK(first.energised_mw == 10.0 * exchanges_of_2025);
  CHECK(first.announced_mw ==
        doctest::Approx(value(kFirstBuildOut, years[0].exchanges, 0) + 1.0 / 3.0));
  // without machines there are no quotients
  CHECK(table.rows[1].energy_mwh == 0.0);
  CHECK(std::isnan(table.rows[1].pue));
  CHECK(std::isnan(table.rows[1].water_l_per_it_kwh));
  // the last year ends with the last exchange on file
  const CampusTable last = campus_table(file, years.at(1));
  CHECK(last.rows[0].energised_mw == 10.0 * static_cast<double>(exchange_count(s) - 1));
  CHECK(last.rows[0].energy_mwh == 50.0 * static_cast<double>(years[1].hours));
}

TEST_CASE("half of a campus has power from the first exchange on that has it") {
  const TemporaryFolder folder;
  auto s = small_scenario();
  s.futures = 0;
  write_known(s, folder / "run.h5");
  const ResultFile file(folder / "run.h5");
  const CampusTable table = campus_table(file, years_on_file(file).at(0));
  CHECK(table.quantiles.empty());
  REQUIRE(exchange_count(s) > 10);
  CHECK(table.rows[0].half == std::vector{static_cast<double>(exchanges(s)[5])});
  CHECK(table.rows[2].half == std::vector{static_cast<double>(exchanges(s)[10])});
  REQUIRE(table.rows[1].half.size() == 1);
  CHECK(std::isnan(table.rows[1].half[0]));  // it gets none
  CHECK(table.rows[0].first_power.empty());
}

TEST_CASE("dates of campuses are those of the drawn futures on file") {
  const TemporaryFolder folder;
  auto s = small_scenario();
  s.futures = 20;
  write_whole(s, folder / "run.h5");
  const ResultFile file(folder / "run.h5");
  const CampusTable table = campus_table(file, years_on_file(file).at(0));
  CHECK(table.quantiles == std::vector{0.1, 0.5, 0.9});
  std::size_t known = 0;
  for (const CampusDate& date : campus_dates()) {
    const std::vector<double> on_file = file.read(date.variable).values;
    REQUIRE(on_file.size() == 3 * table.rows.size());
    for (std::size_t i = 0; i < on_file.size(); ++i) {
      const double time = (table.rows[i / 3].*date.times).at(i % 3);
      CHECK((time == on_file[i] || (std::isnan(time) && std::isnan(on_file[i]))));
      known += std::isnan(time) ? 0 : 1;
    }
  }
  CHECK(known > 0);
}

TEST_CASE("a file that lacks variables gives the rest and names them") {
  const TemporaryFolder folder;
  write_known(small_scenario(), folder / "run.h5");
  {
    const File file = open_file(folder / "run.h5", Access::write);
    for (const char* path : {"exchange/campus_it_energy", "exchange/campus_hours_cut"}) {
      check(H5Ldelete(file.get(), path, H5P_DEFAULT), "H5Ldelete");
    }
  }
  const ResultFile file(folder / "run.h5");
  const CampusTable table = campus_table(file, years_on_file(file).at(0));
  CHECK(table.missing ==
        std::vector<std::string>{"exchange/campus_it_energy", "exchange/campus_hours_cut"});
  CHECK(std::isnan(table.rows[0].pue));
  CHECK(std::isnan(table.rows[0].hours_cut));
  CHECK(table.rows[0].water_l_per_it_kwh == doctest::Approx(0.25));
  CHECK(table.rows[0].energy_mwh == 50.0 * 43 * 24);
}

TEST_CASE("hours behind the last exchange on file are in no sum") {
  const TemporaryFolder folder;
  const auto s = small_scenario();
  write_known(s, folder / "run.h5");
  const std::size_t last = exchange_count(s) - 1;
  {
    const File file = open_file(folder / "run.h5", Access::write);
    const Dataset bounds(H5Dopen2(file.get(), "exchange/exchange_time_bnds", H5P_DEFAULT),
                         "H5Dopen");
    // as a kill leaves a row that was not written
    const std::array none = {std::nan(""), std::nan("")};
    write_rows(bounds, last, 1, none.data());
  }
  const ResultFile file(folder / "run.h5");
  const FileYear year = years_on_file(file).at(1);
  const grid::Hour hours = exchanges(s)[last] - grid::start_of_year(2026);
  REQUIRE(static_cast<grid::Hour>(year.hours) > hours);
  const CampusTable table = campus_table(file, year);
  CHECK(table.rows[0].energy_mwh == 50.0 * static_cast<double>(hours));
  CHECK(table.rows[0].pue == doctest::Approx(1.25));
  CHECK(table.rows[0].water_l_per_it_kwh == doctest::Approx(0.25));
}

TEST_CASE("a file without campuses has no rows") {
  const TemporaryFolder folder;
  auto s = small_scenario();
  s.campuses.clear();
  s.deals.clear();
  write_whole(s, folder / "bare.h5");
  const ResultFile file(folder / "bare.h5");
  const CampusTable table = campus_table(file, years_on_file(file).at(0));
  CHECK(table.rows.empty());
  CHECK(table.missing.empty());
}

}  // namespace gigaload::output
