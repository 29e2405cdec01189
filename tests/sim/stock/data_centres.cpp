#include "sim/stock/data_centres.hpp"

#include <doctest/doctest.h>

#include "grid/core/calendar.hpp"
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
  for (Campus& campus : s.campuses) {
    campus.deals = {{DealIndex(0), 1.0}, {DealIndex(1), 0.2}};
  }
  return s;
}

double energy_mwh(const Scenario& s, int year, bool with_promised) {
  const DataCentres stock(s, Campuses(s));
  double sum = 0.0;
  for (Hour h = grid::start_of_year(year); h < grid::start_of_year(year + 1); ++h) {
    sum += stock.other_mw(h) + (with_promised ? stock.promised().national_mw(h) : 0.0);
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

TEST_CASE("campuses outside the deals do not move the path") {
  const Scenario s = path_scenario();
  Scenario more = s;
  Campus other = s.campuses[0];
  other.load.load_factor = 0.3;
  other.phases[0].capacity_mw = 20e3;
  for (const auto& deals : {std::vector<DealShare>{}, {{DealIndex(0), 0.0}}}) {
    other.deals = deals;
    more.campuses.push_back(other);
  }
  const Campuses campuses(s), more_campuses(more);
  const DataCentres a(s, campuses), b(more, more_campuses);
  for (Hour h = s.begin; h < s.end; h += 731) CHECK(a.other_mw(h) == b.other_mw(h));
}
