#include "sim/stock/data_centres.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <vector>

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
  s.data_centres.campuses = CampusesOnPath::on_top;
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

namespace {

/// The campuses are inside the path, at work from the begin of 2026 on: 60 % of `power_mw` in the
/// first region, the rest in the second.
Scenario inside_scenario(double power_mw) {
  Scenario s = path_scenario();
  s.data_centres.campuses = CampusesOnPath::inside;
  const double share[] = {0.6, 0.4};
  for (std::size_t c = 0; c < 2; ++c) {
    s.campuses[c].phases = {{grid::to_hour({2026, 1, 1}), share[c] * power_mw, 0.0, 0.0, 1.0}};
  }
  return s;
}

/// Holds what the data centres of a scenario are at an hour, by region.
struct Moment {
  Moment(const Scenario& s, Hour t) : other_mw(2), path_mw(2), built_mw(2) {
    const Campuses campuses(s);
    const DataCentres stock(s, campuses);
    stock.other_by_region(t, other_mw);
    stock.path_by_region(t, path_mw);
    BuiltLoad(s, campuses, SharedWork()).by_region(t, built_mw);
    CHECK(sum(other_mw) == doctest::Approx(stock.other_mw(t)).epsilon(1e-12));
  }
  static double sum(const std::vector<double>& mw) {
    return std::accumulate(mw.begin(), mw.end(), 0.0);
  }
  std::vector<double> other_mw, path_mw, built_mw;
};

const Hour kIn2030 = grid::to_hour({2030, 7, 1});

}  // namespace

TEST_CASE("with what is built inside, all data centres are the path, whatever was promised") {
  for (const double power_mw : {0.0, 1000.0, 4000.0}) {
    const Scenario s = inside_scenario(power_mw);
    for (const Hour t : {grid::to_hour({2025, 7, 1}), grid::to_hour({2027, 3, 4}), kIn2030}) {
      const Moment now(s, t);
      CHECK(Moment::sum(now.other_mw) + Moment::sum(now.built_mw) ==
            doctest::Approx(Moment::sum(now.path_mw)).epsilon(1e-12));
    }
    CHECK(Moment::sum(Moment(s, kIn2030).path_mw) == doctest::Approx(426e6 / 8760).epsilon(0.03));
  }
}

TEST_CASE("campuses that draw more than the path grows leave what stood before them") {
  const Moment now(inside_scenario(60000.0), kIn2030);
  // W(t1) is the rate at the New Year between 210 and 243 TWh
  const double stood_mw = 226.5e6 / 8760;
  CHECK(Moment::sum(now.other_mw) == doctest::Approx(stood_mw).epsilon(1e-3));
  CHECK(now.other_mw[0] == doctest::Approx(0.6 * stood_mw).epsilon(1e-3));
  CHECK(Moment::sum(now.built_mw) > Moment::sum(now.path_mw) - Moment::sum(now.other_mw));
}

TEST_CASE("where a region's campuses draw more than its part of the growth, the others have less") {
  Scenario s = inside_scenario(0.0);
  s.campuses[1].phases[0].capacity_mw = 25000.0;  // the second region's growth is about 9 GW
  const Moment now(s, kIn2030);
  CHECK(now.built_mw[0] == 0.0);
  CHECK(now.other_mw[1] == doctest::Approx(0.4 * 226.5e6 / 8760).epsilon(1e-3));
  CHECK(now.other_mw[0] < now.path_mw[0]);
  CHECK(Moment::sum(now.other_mw) + now.built_mw[1] ==
        doctest::Approx(Moment::sum(now.path_mw)).epsilon(1e-12));
}

TEST_CASE("regions that are not run have their part of the path") {
  Scenario s = inside_scenario(3000.0);
  s.data_centres.share = {0.3, 0.2};
  const Campuses campuses(s);
  const DataCentres stock(s, campuses);
  std::vector<double> other_mw(2), path_mw(2), built_mw(2);
  stock.other_by_region(kIn2030, other_mw);
  stock.path_by_region(kIn2030, path_mw);
  BuiltLoad(s, campuses, SharedWork()).by_region(kIn2030, built_mw);
  CHECK(stock.other_mw(kIn2030) ==
        doctest::Approx(2.0 * Moment::sum(path_mw) - Moment::sum(built_mw)).epsilon(1e-12));
  CHECK(Moment::sum(other_mw) ==
        doctest::Approx(Moment::sum(path_mw) - Moment::sum(built_mw)).epsilon(1e-12));
}
