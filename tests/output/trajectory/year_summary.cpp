#include "output/trajectory/year_summary.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

#include "grid/core/error.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

namespace {

const Variable& of_summary(std::string_view name, Place place = Place::summary) {
  const auto table = variables();
  return *std::ranges::find_if(
      table, [&](const Variable& v) { return v.place == place && v.name == name; });
}

}  // namespace

TEST_CASE("a year is the sum, the highest and the share of its exchanges") {
  const auto s = small_scenario();
  YearSummary summary(s);
  auto sums = make_frame(s, 0).sums;
  const auto add = [&](int year, std::vector<double> energy, std::vector<double> peak,
                       std::vector<double> data_centres, std::vector<double> sales) {
    sums["energy"] = std::move(energy);
    sums["peak"] = std::move(peak);
    sums["data_centre_energy"] = std::move(data_centres);
    sums["sales"] = std::move(sales);
    sums["generation"] = {1.0, 2.0, 3.0, -4.0};
    summary.add(year, sums);
  };
  add(2025, {10.0, 1.0}, {5.0, 7.0}, {1.0, 0.5}, {8.0, 1.0});
  add(2025, {20.0, 2.0}, {3.0, 9.0}, {3.0, 0.25}, {8.0, 2.0});
  add(2026, {40.0, 4.0}, {-2.0, 1.0}, {2.0, 0.0}, {4.0, 0.0});

  CHECK(summary.values(of_summary("energy")) == std::vector<double>{30.0, 3.0, 40.0, 4.0});
  CHECK(summary.values(of_summary("peak")) == std::vector<double>{5.0, 9.0, -2.0, 1.0});
  CHECK(summary.values(of_summary("generation")) ==
        std::vector<double>{2.0, 4.0, 6.0, -8.0, 1.0, 2.0, 3.0, -4.0});
  const auto share = summary.values(of_summary("data_centre_share"));
  CHECK(share[0] == 0.25);
  CHECK(share[1] == 0.25);
  CHECK(share[2] == 0.5);
  CHECK(std::isnan(share[3]));  // nothing sold
}

TEST_CASE("the PUE of a year is that of its energies, and missing without machines") {
  const auto s = small_scenario();
  YearSummary summary(s);
  auto sums = make_frame(s, 0).sums;
  const auto add = [&](int year, std::vector<double> meter, std::vector<double> it) {
    sums["campus_meter_energy"] = std::move(meter);
    sums["campus_it_energy"] = std::move(it);
    summary.add(year, sums);
  };
  add(2025, {10.0, 0.0, 4.0}, {8.0, 0.0, 2.0});
  add(2025, {20.0, 0.0, 4.0}, {12.0, 0.0, 3.0});
  add(2026, {5.0, 6.0, 7.0}, {4.0, 5.0, 7.0});
  const auto pue = summary.values(of_summary("campus_pue"));
  CHECK(pue[0] == 1.5);
  CHECK(std::isnan(pue[1]));
  CHECK(pue[2] == 1.6);
  CHECK(std::vector(pue.begin() + 3, pue.end()) == std::vector{1.25, 1.2, 1.0});
}

TEST_CASE("a year of a state is the sum of its regions, its highest hour is its own") {
  const auto s = nested(small_scenario());
  YearSummary summary(s);
  auto sums = make_frame(s, 0).sums;
  const auto add = [&](int year, std::vector<double> energy, double peak,
                       std::vector<double> data_centres, std::vector<double> sales) {
    sums["energy"] = std::move(energy);
    sums["peak"] = {100.0, 100.0};
    sums["peak_by_state"] = {peak};
    sums["peak_by_planning_area"] = {peak / 2.0};
    sums["data_centre_energy"] = std::move(data_centres);
    sums["sales"] = std::move(sales);
    sums["generation"] = {1.0, 2.0, 3.0, -4.0};
    summary.add(year, sums);
  };
  add(2025, {10.0, 1.0}, 150.0, {1.0, 1.0}, {6.0, 2.0});
  add(2025, {20.0, 2.0}, 160.0, {1.0, 3.0}, {2.0, 6.0});
  add(2026, {40.0, std::nan("")}, 120.0, {2.0, 0.0}, {0.0, 0.0});
  const auto energy = summary.values(of_summary("energy", Place::states));
  REQUIRE(energy.size() == 2);
  CHECK(energy[0] == 33.0);
  CHECK(std::isnan(energy[1]));
  CHECK(summary.values(of_summary("energy", Place::planning_areas)) == std::vector{30.0, 40.0});
  CHECK(summary.values(of_summary("peak", Place::states)) == std::vector{160.0, 120.0});
  CHECK(summary.values(of_summary("peak", Place::planning_areas)) == std::vector{80.0, 60.0});
  CHECK(summary.values(of_summary("generation", Place::states)) ==
        std::vector{8.0, -4.0, 4.0, -2.0});
  const auto share = summary.values(of_summary("data_centre_share", Place::states));
  CHECK(share[0] == 6.0 / 16.0);
  CHECK(std::isnan(share[1]));  // nothing sold
  CHECK(summary.values(of_summary("data_centre_share", Place::planning_areas))[0] == 2.0 / 8.0);
}

TEST_CASE("a year with an exchange that is NaN is NaN, and not what comes after it") {
  const auto s = small_scenario();
  YearSummary summary(s);
  const double nan = std::numeric_limits<double>::quiet_NaN();
  auto sums = make_frame(s, 0).sums;
  const auto add = [&](std::vector<double> energy, std::vector<double> peak) {
    sums["energy"] = std::move(energy);
    sums["peak"] = std::move(peak);
    summary.add(2025, sums);
  };
  add({nan, 1.0}, {nan, 7.0});
  add({20.0, nan}, {3.0, nan});
  add({20.0, 2.0}, {3.0, 9.0});
  for (const char* name : {"energy", "peak"}) {
    CAPTURE(name);
    const auto values = summary.values(of_summary(name));
    CHECK(std::isnan(values[0]));
    CHECK(std::isnan(values[1]));
  }
}

TEST_CASE("a year without exchanges is NaN, one outside the run a fault") {
  const auto s = small_scenario();
  YearSummary summary(s);
  summary.add(2026, make_frame(s, 0).sums);
  const auto energy = summary.values(of_summary("energy"));
  CHECK(std::isnan(energy[0]));
  CHECK_FALSE(std::isnan(energy[2]));
  CHECK_THROWS_AS(summary.add(2024, make_frame(s, 0).sums), InternalError);
  CHECK_THROWS_AS(summary.add(2027, make_frame(s, 0).sums), InternalError);
}

}  // namespace gigaload::output
