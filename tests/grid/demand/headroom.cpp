#include "grid/demand/headroom.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "grid/core/error.hpp"

using namespace gigaload;
using namespace gigaload::grid;

namespace {

/// n hours, of which the first half is July and the second January.
HourlyLoad two_seasons(std::size_t n) {
  HourlyLoad load{std::vector<double>(n), std::vector<std::uint8_t>(n, 7), {}};
  std::fill(load.month.begin() + static_cast<std::ptrdiff_t>(n / 2), load.month.end(), 1);
  return load;
}

/// The curtailed share of a load L, hour by hour as the equation is written.
double curtailed_share(const HourlyLoad& load, double summer, double winter, double new_load) {
  double energy = 0.0;
  for (std::size_t t = 0; t < load.mw.size(); ++t) {
    const bool held_in_summer = load.month[t] >= 4 && load.month[t] <= 10;
    const double above = load.mw[t] + new_load - (held_in_summer ? summer : winter);
    energy += std::clamp(above, 0.0, new_load);
  }
  return energy / (new_load * static_cast<double>(load.mw.size()));
}

}  // namespace

TEST_CASE("headroom: of a load with two levels") {
  // f of the hours at the peak P, the rest G below: f L + (1 - f) (L - G) = limit L
  HourlyLoad load = two_seasons(8000);
  for (std::size_t t = 0; t < 8000; ++t) load.mw[t] = t % 1000 == 0 ? 500.0 : 420.0;
  const double f = 0.001, gap = 80.0;
  for (const double limit : {0.0025, 0.005, 0.5}) {
    CAPTURE(limit);
    const Headroom found = headroom(load, limit);
    CHECK(found.headroom_mw == doctest::Approx((1.0 - f) * gap / (1.0 - limit)).epsilon(1e-12));
    CHECK(found.curtailed_hours_a_year == doctest::Approx(8760.0));  // just above the gap
    CHECK(found.deepest_mw == doctest::Approx(found.headroom_mw));
  }
  // at the share of the peak hours the gap is filled, below it nothing fits
  CHECK(headroom(load, 0.001).headroom_mw == doctest::Approx(gap).epsilon(1e-12));
  const Headroom none = headroom(load, 0.0009);
  CHECK(none.headroom_mw == 0.0);
  CHECK(none.curtailed_hours_a_year == 0.0);
  CHECK(none.mean_event_h == 0.0);
}

TEST_CASE("headroom: of a load that falls evenly from its peak is twice the limit of its range") {
  // in each season gaps of 0, d, 2 d ..: k hours of each cost d k (k - 1), and with limit n = k
  // L = d k (k - 1) / (2 k - k) = d (k - 1); for many hours that is 2 limit times the range d n / 2
  const std::size_t n = 20000;
  HourlyLoad load = two_seasons(n);
  const double d = 0.1;
  for (std::size_t t = 0; t < n; ++t) load.mw[t] = 3000.0 - d * static_cast<double>(t % (n / 2));
  for (const double limit : {0.0025, 0.005, 0.01}) {
    CAPTURE(limit);
    const double k = std::round(limit * n);
    const Headroom found = headroom(load, limit);
    CHECK(found.headroom_mw == doctest::Approx(d * (k - 1.0)).epsilon(1e-9));
    CHECK(found.headroom_mw == doctest::Approx(2.0 * limit * d * n / 2.0).epsilon(1.1 / k));
    CHECK(found.events_a_year == doctest::Approx(2.0 * 8760.0 / n));  // one in each season
    CHECK(found.mean_event_h == doctest::Approx(k).epsilon(1.1 / k));
    // as many hours with a deep cut as with a shallow one
    CHECK(found.kept_share[0] == doctest::Approx(0.50).epsilon(2.0 / k));
    CHECK(found.kept_share[1] == doctest::Approx(0.25).epsilon(4.0 / k));
    CHECK(found.kept_share[2] == doctest::Approx(0.10).epsilon(10.0 / k));
  }
}

TEST_CASE("headroom: the equation is met, against its terms written out hour by hour") {
  std::mt19937 generator(1);
  std::lognormal_distribution<double> draw(3.0, 0.4);
  for (int trial = 0; trial < 20; ++trial) {
    HourlyLoad load;
    for (int t = 0; t < 2000; ++t) {
      load.mw.push_back(draw(generator));
      load.month.push_back(static_cast<std::uint8_t>(1 + t % 12));
    }
    for (const double limit : {0.0025, 0.01, 0.3, 0.9}) {
      CAPTURE(limit);
      const Headroom found = headroom(load, limit);
      const auto share = [&](double mw) {
        return curtailed_share(load, found.summer_peak_mw, found.winter_peak_mw, mw);
      };
      if (found.headroom_mw > 0.0) {
        CHECK(share(found.headroom_mw) == doctest::Approx(limit).epsilon(1e-10));
        CHECK(found.curtailed_mwh_a_year ==
              doctest::Approx(limit * found.headroom_mw * 8760.0).epsilon(1e-10));
      }
      CHECK(share(found.headroom_mw * 1.001 + 1e-6) > limit);  // and no more would do
    }
  }
}

TEST_CASE("headroom: each season has its own peak, and holds it in the months around") {
  HourlyLoad load;
  for (int month = 1; month <= 12; ++month) {
    load.mw.push_back(100.0);
    load.month.push_back(static_cast<std::uint8_t>(month));
  }
  load.mw[7] = 130.0;  // August
  load.mw[11] = 110.0;
  const Headroom found = headroom(load, 0.5);
  CHECK(found.summer_peak_mw == 130.0);
  CHECK(found.winter_peak_mw == 110.0);
  // gaps of 10 in January, February, March, November, of 30 from April to October, of 0 at the two
  // peaks: for 10 < L <= 30 the sum is 2 L + 4 (L - 10) = 6 L - 40, of 12 L; L = 30: 140 / 360, and
  // beyond it 12 L - 40 - 180 = 6 L
  CHECK(found.headroom_mw == doctest::Approx(220.0 / 6.0));
  CHECK(headroom(load, 1.0 / 3.0).headroom_mw == doctest::Approx(40.0 / 2.0));
  CHECK(found.hours_above_peak == 0);
}

TEST_CASE("headroom: an hour above its season's peak curtails the whole new load, not more") {
  HourlyLoad load = two_seasons(1000);
  std::fill(load.mw.begin(), load.mw.end(), 90.0);
  load.mw[0] = load.mw[999] = 100.0;
  load.month[500] = 3;
  load.mw[500] = 150.0;
  const Headroom found = headroom(load, 0.01);
  CHECK(found.hours_above_peak == 1);
  CHECK(found.deepest_mw == doctest::Approx(found.headroom_mw));
  CHECK(found.headroom_mw == doctest::Approx(997.0 * 10.0 / 990.0));  // three hours without a gap
}

TEST_CASE("headroom: events end where hours are missing") {
  HourlyLoad load = two_seasons(100);
  for (std::size_t t = 0; t < 100; ++t) load.mw[t] = t >= 20 && t < 26 ? 100.0 : 50.0;
  load.mw[60] = 100.0;
  const double limit = 0.07;  // the seven hours, whole
  CHECK(headroom(load, limit).headroom_mw == doctest::Approx(50.0));
  CHECK(headroom(load, limit).mean_event_h == doctest::Approx(3.5));
  load.breaks = {23, 60};
  CHECK(headroom(load, limit).mean_event_h == doctest::Approx(7.0 / 3.0));
}

TEST_CASE("headroom: what cannot be answered") {
  HourlyLoad load = two_seasons(100);
  std::fill(load.mw.begin(), load.mw.end(), 90.0);
  for (const double limit : {0.0, -0.1, 1.0, std::nan("")}) {
    CAPTURE(limit);
    CHECK_THROWS_WITH_AS((void)headroom(load, limit), doctest::Contains("limit"), InputError);
  }
  CHECK(headroom(load, 0.5).headroom_mw == 0.0);  // a flat load has no room under its peak
  load.month.assign(100, 7);
  CHECK_THROWS_WITH_AS((void)headroom(load, 0.5), doctest::Contains("December"), InputError);
  load.month.pop_back();
  CHECK_THROWS_AS((void)headroom(load, 0.5), InternalError);
}
