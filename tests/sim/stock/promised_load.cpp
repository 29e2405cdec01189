#include "sim/stock/promised_load.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <memory>
#include <numeric>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/core/hours_of_year.hpp"
#include "grid/weather/air.hpp"
#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

namespace {

const Hour kEnd = grid::to_hour({2031, 1, 1});

Deal deal_of(DealKind kind, double power_mw) {
  Deal deal;
  deal.kind = kind;
  deal.promised = {{grid::to_hour({2025, 1, 1}), 0.0}, {kEnd, power_mw}};
  return deal;
}

/// 26 GW of chips and sites for 7 GW of them, all to be in two campuses of 100 and 300 MW.
Scenario deal_scenario() {
  Scenario s = small_scenario();
  s.deals = {deal_of(DealKind::chips, 26000.0), deal_of(DealKind::sites, 7000.0)};
  for (Campus& campus : s.campuses) campus.deals = {{DealIndex(0), 1.0}, {DealIndex(1), 0.5}};
  return s;
}

std::vector<double> by_region(const Scenario& s, Hour t) {
  const Campuses campuses(s);
  std::vector<double> mw(s.grid.regions.size());
  PromisedLoad(s, campuses, SharedWork()).by_region(t, mw);
  return mw;
}

double national_mw(const Scenario& s, Hour t) {
  const Campuses campuses(s);
  return PromisedLoad(s, campuses, SharedWork()).national_mw(t);
}

Campus ghost(const Scenario& s, double load_factor) {
  Campus campus = s.campuses[0];
  campus.name = "ghost";
  campus.phases[0].capacity_mw = 20e3;
  campus.load.load_factor = load_factor;
  return campus;
}

/// The mean load of one MW of the first campus, of each hour of so many days of 2029 from its first
/// Monday, 1 January, on, in the air of the scenario.
double hour_by_hour_mw(const Scenario& s, int days) {
  const Campuses campuses(s);
  const Hour begin = grid::to_hour({2029, 1, 1}), end = begin + Hour{24} * days;
  const grid::LocalClock clock("America/New_York", begin, end);
  const grid::Air air = grid::air_at_dew_point(15.0, 6.0);
  double mw = 0.0;
  for (Hour h = begin; h < end; ++h) {
    mw += campuses[0].load().at(1.0, clock.at(h), air.dry_bulb_c, air.wet_bulb_c).load_mw;
  }
  return mw / static_cast<double>(end - begin);
}

/// One deal of each of the two campuses, whose machines are in use for `first` and `second`.
Scenario two_deals(double first, double second) {
  Scenario s = small_scenario();
  s.deals = {deal_of(DealKind::chips, 1000.0), deal_of(DealKind::chips, 10000.0)};
  for (std::size_t c = 0; c < 2; ++c) s.campuses[c].deals = {{DealIndex(c), 0.3}};
  s.campuses[0].load.load_factor = first;
  s.campuses[1].load.load_factor = second;
  return s;
}

}  // namespace

TEST_CASE("chip deals and site deals are the same machines") {
  Scenario s = deal_scenario();
  const double both_mw = national_mw(s, kEnd);
  s.deals[1].promised.back().power_mw = 26000.0;
  CHECK(national_mw(s, kEnd) == doctest::Approx(both_mw).epsilon(1e-12));
  s.deals[1].promised.back().power_mw = 52000.0;
  CHECK(national_mw(s, kEnd) == doctest::Approx(2.0 * both_mw).epsilon(1e-12));
}

TEST_CASE("the regions' parts are those of their campuses in the deals and sum up") {
  const Scenario s = deal_scenario();
  const auto mw = by_region(s, kEnd);
  CHECK(std::accumulate(mw.begin(), mw.end(), 0.0) == doctest::Approx(national_mw(s, kEnd)));
  CHECK(mw[1] / mw[0] == doctest::Approx(3.0).epsilon(1e-3));
}

TEST_CASE("a campus that serves no deal, or with a share of 0, changes nothing") {
  const Scenario s = deal_scenario();
  Scenario more = s;
  for (const auto& deals : {std::vector<DealShare>{}, {{DealIndex(0), 0.0}}}) {
    Campus campus = ghost(s, 0.3);
    campus.deals = deals;
    more.campuses.push_back(campus);
  }
  for (const Hour t : {s.begin + 5000, kEnd}) {
    CHECK(by_region(more, t) == by_region(s, t));
    CHECK(national_mw(more, t) == national_mw(s, t));
  }
}

TEST_CASE("a campus counts from its announcement on, each phase by itself") {
  const Scenario s = deal_scenario();
  Scenario more = s;
  Campus later = ghost(s, 0.3);
  later.phases[0].announced = grid::to_hour({2028, 7, 1});
  later.phases.push_back(later.phases[0]);
  later.phases[1].announced = grid::to_hour({2035, 1, 1});
  more.campuses.push_back(later);
  const Hour before = later.phases[0].announced - 1;
  CHECK(by_region(more, before) == by_region(s, before));
  const double part_mw = national_mw(more, kEnd);
  CHECK(part_mw < 0.5 * national_mw(s, kEnd));
  more.campuses.back().phases.pop_back();
  CHECK(national_mw(more, kEnd) == part_mw);
}

TEST_CASE("each deal has the load of its own machines, by what it was promised") {
  const double low_mw = national_mw(two_deals(0.3, 0.3), kEnd);
  const double high_mw = national_mw(two_deals(0.9, 0.9), kEnd);
  // campuses of 100 and 300 MW stand for promises of 1 and 10 GW
  const auto mixed = by_region(two_deals(0.3, 0.9), kEnd);
  CHECK(mixed[0] == doctest::Approx(low_mw / 11.0).epsilon(1e-6));
  CHECK(mixed[1] == doctest::Approx(high_mw * 10.0 / 11.0).epsilon(1e-6));
}

TEST_CASE("a share tells how much of a campus stands for a deal's machines") {
  Scenario s = two_deals(0.3, 0.9);
  s.deals.pop_back();
  s.campuses[0].deals = {{DealIndex(0), 0.9}};
  s.campuses[1].deals = {{DealIndex(0), 0.1}};
  const auto mw = by_region(s, kEnd);
  // 90 MW at 0.3 and 30 MW at 0.9 draw the same
  CHECK(mw[0] / mw[1] == doctest::Approx(1.0).epsilon(0.01));
}

TEST_CASE("a deal that no campus is announced for draws nothing") {
  Scenario s = two_deals(0.9, 0.9);
  const double both_mw = national_mw(s, kEnd);
  s.campuses[1].deals.clear();
  CHECK(national_mw(s, kEnd) == doctest::Approx(both_mw / 11.0).epsilon(1e-6));
  s.campuses.clear();
  CHECK(national_mw(s, kEnd) == 0.0);
}

TEST_CASE("a profile of the year counts with all of its days") {
  // machines at work in the second half of every month alone, in air that is the same all year
  Scenario s = deal_scenario();
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
  const double mw = hour_by_hour_mw(s, 365);
  REQUIRE(mw > 0.2);
  CHECK(national_mw(s, kEnd) == doctest::Approx(26000.0 * mw).epsilon(1e-3));
}

TEST_CASE("a profile of weekday and weekend counts with five days and two") {
  Scenario s = deal_scenario();
  std::vector<double> share(kHoursOfDayTypes, 1.0);
  std::fill(share.begin() + grid::kHoursOfDay, share.end(), 0.2);
  for (Campus& campus : s.campuses) {
    campus.load.cooling = CoolingKind::direct_liquid;
    campus.load.profile = std::make_shared<const ItProfile>(ItProfile{"week", share});
    campus.load.load_factor = (5.0 * 1.0 + 2.0 * 0.2) / 7.0;
  }
  const double mw = hour_by_hour_mw(s, 52 * 7);
  REQUIRE(mw > 0.5);
  CHECK(national_mw(s, kEnd) == doctest::Approx(26000.0 * mw).epsilon(1e-3));
}
