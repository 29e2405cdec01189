#include "sim/stock/data_centres.hpp"

#include <doctest/doctest.h>

#include <array>
#include <memory>

#include "grid/core/calendar.hpp"
#include "grid/core/hours_of_year.hpp"
#include "grid/weather/air.hpp"
#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

/// 183 TWh in 2024 to 426 TWh in 2030, and 26 GW of machines promised linearly over 2025-2030.
Scenario path_scenario() {
  Scenario s = small_scenario();
  s.begin = grid::to_hour({2025, 1, 1});
  s.end = grid::to_hour({2031, 1, 1});
  s.data_centres.path_year = {2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030, 2031};
  s.data_centres.path_energy_mwh = {176e6, 183e6, 210e6, 243e6, 279e6, 321e6, 370e6, 426e6, 426e6};
  Deal chips;
  chips.kind = DealKind::chips;
  chips.promised = {{grid::to_hour({2025, 1, 1}), 0.0}, {grid::to_hour({2031, 1, 1}), 26000.0}};
  Deal sites = chips;
  sites.kind = DealKind::sites;
  sites.promised.back().power_mw = 7000.0;
  s.deals = {chips, sites};
  return s;
}

double energy_mwh(const Scenario& s, int year, bool with_promised) {
  const DataCentres stock(s, Campuses(s));
  double sum = 0.0;
  for (Hour h = grid::start_of_year(year); h < grid::start_of_year(year + 1); ++h) {
    sum += stock.other_mw(h) + (with_promised ? stock.promised_campus_mw(h) : 0.0);
  }
  return sum;
}

}  // namespace

TEST_CASE("the path's years come out, whatever the growth between them") {
  Scenario s = path_scenario();
  s.deals.clear();
  CHECK(energy_mwh(s, 2026, false) == doctest::Approx(243e6).epsilon(1e-9));
  CHECK(energy_mwh(s, 2030, false) == doctest::Approx(426e6).epsilon(1e-9));
}

TEST_CASE("with every promise kept, a path that contains the campuses is the path") {
  const Scenario s = path_scenario();
  CHECK(energy_mwh(s, 2030, true) == doctest::Approx(426e6).epsilon(1e-9));
  CHECK(energy_mwh(s, 2030, false) < 300e6);
}

TEST_CASE("the campuses come on top of a path that does not contain them") {
  Scenario s = path_scenario();
  s.data_centres.path_contains_campuses = false;
  CHECK(energy_mwh(s, 2030, false) == doctest::Approx(426e6).epsilon(1e-9));
}

TEST_CASE("chip deals and site deals are the same machines") {
  const Scenario s = path_scenario();
  CHECK(promised_machines_mw(s.deals, grid::to_hour({2031, 1, 1})) == doctest::Approx(26000.0));
}

TEST_CASE("a profile of the year counts with all of its days") {
  // machines at work in the second half of every month alone, in air that is the same all year
  Scenario s = path_scenario();
  std::vector<double> share(grid::kHoursOfCommonYear, 0.0);
  constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  std::size_t first = 0, hours = 0;
  for (const int days : kDays) {
    for (std::size_t h = 15 * 24; h < static_cast<std::size_t>(days) * 24; ++h, ++hours) {
      share[first + h] = 1.0;
    }
    first += static_cast<std::size_t>(days) * 24;
  }
  const double at_work = static_cast<double>(hours) / grid::kHoursOfCommonYear;
  for (Campus& campus : s.campuses) {
    campus.load.cooling = CoolingKind::direct_liquid;
    campus.load.profile = std::make_shared<const ItProfile>(ItProfile{"halves", share});
    campus.load.load_factor = at_work;
  }
  const Campuses campuses(s);
  const Hour end = grid::to_hour({2031, 1, 1});
  double mw = 0.0;  // of one MW, hour by hour
  const grid::LocalClock clock("America/New_York", grid::to_hour({2029, 1, 1}), end);
  for (Hour h = grid::to_hour({2029, 1, 1}); h < grid::to_hour({2030, 1, 1}); ++h) {
    const grid::Air air = grid::air_at_dew_point(15.0, 6.0);
    mw += campuses[0].load().at(1.0, clock.at(h), air.dry_bulb_c, air.wet_bulb_c).load_mw / 8760.0;
  }
  REQUIRE(mw > 0.2);
  CHECK(DataCentres(s, campuses).promised_campus_mw(end) ==
        doctest::Approx(26000.0 * mw).epsilon(1e-3));
}
