#include "grid/demand/outlier_hours.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numbers>

using namespace gigaload::grid;

namespace {

/// A load with seasons, days, and 2 % of noise.
HourlyLoad sample_load(std::size_t hours = 8760) {
  HourlyLoad load;
  for (std::size_t t = 0; t < hours; ++t) {
    constexpr double kTurn = 2.0 * std::numbers::pi;
    const double noise = 400.0 * std::sin(static_cast<double>(t * t % 9973));
    load.mw.push_back(20000.0 + 4000.0 * std::cos(kTurn * static_cast<double>(t) / 4380.0) +
                      2500.0 * std::cos(kTurn * static_cast<double>(t % 24) / 24.0) + noise);
    load.month.push_back(static_cast<std::uint8_t>(1 + t * 12 / hours));
  }
  return load;
}

std::vector<OutlierHour> found_with(double value, std::size_t begin, std::size_t end) {
  HourlyLoad load = sample_load();
  for (std::size_t t = begin; t < end; ++t) load.mw[t] = value;
  return find_outliers(load);
}

}  // namespace

TEST_CASE("outlier hours: a sound load has none") {
  CHECK(find_outliers(sample_load()).empty());
  CHECK(find_outliers({}).empty());
  HourlyLoad flat = sample_load();
  for (double& mw : flat.mw) mw = 1000.0;
  CHECK(find_outliers(flat).empty());
  HourlyLoad whole = sample_load();  // of small loads many hours equal the one before
  for (double& mw : whole.mw) mw = std::round(mw / 1000.0);
  CHECK(find_outliers(whole).empty());
}

TEST_CASE("outlier hours: one hour far from its neighbours") {
  const double usual = sample_load().mw[4000];
  for (const double factor : {10.0, 2.0, 1.5, 0.5, 0.1, 1e-4, 1e5}) {
    CAPTURE(factor);
    const auto found = found_with(factor * usual, 4000, 4001);
    REQUIRE(found.size() == 1);
    CHECK(found[0].hour == 4000);
    if (factor >= 2.0) CHECK(found[0].kind == OutlierKind::above);
    if (factor <= 0.1) CHECK(found[0].kind == OutlierKind::below);
  }
  for (const std::size_t hour : {1U, 200U, 8757U}) {
    CAPTURE(hour);
    const auto found = found_with(250000.0, hour, hour + 1);
    REQUIRE(found.size() == 1);
    CHECK(found[0].hour == hour);
  }
  CHECK(found_with(250000.0, 0, 1).size() == 1);
  HourlyLoad smooth = sample_load();  // less than the threshold of the days, more than neighbours
  smooth.mw[4005] += 4500.0;
  const auto found = find_outliers(smooth);
  REQUIRE(found.size() == 1);
  CHECK(found[0] == OutlierHour{4005, OutlierKind::lone});
}

TEST_CASE("outlier hours: zero, negative, stuck, one for many") {
  CHECK(found_with(0.0, 4000, 4024).size() == 24);
  CHECK(found_with(-5.0, 4000, 4001) ==
        std::vector<OutlierHour>{{4000, OutlierKind::not_positive}});
  const auto stuck = found_with(21000.0, 4000, 4020);
  REQUIRE(stuck.size() == 20);
  CHECK(stuck[0] == OutlierHour{4000, OutlierKind::stuck});
  CHECK(stuck[19] == OutlierHour{4019, OutlierKind::stuck});
  CHECK(found_with(1.0, 4000, 4100).size() == 100);
  CHECK(found_with(std::numeric_limits<double>::quiet_NaN(), 4000, 4003).empty());
}

TEST_CASE("outlier hours: a change of the load from one file to the next is none") {
  HourlyLoad load = sample_load();
  const HourlyLoad later = sample_load();
  load.breaks = {load.mw.size()};
  for (const double mw : later.mw) load.mw.push_back(0.2 * mw);
  load.month.insert(load.month.end(), later.month.begin(), later.month.end());
  CHECK(find_outliers(load).empty());
  load.mw[8760 + 100] *= 4.0;
  REQUIRE(find_outliers(load).size() == 1);
  CHECK(find_outliers(load)[0].hour == 8760 + 100);
}

TEST_CASE("outlier hours: a load without them") {
  HourlyLoad load;
  load.mw = {1, 2, 3, 4, 5, 6};
  load.month = {1, 1, 1, 2, 2, 2};
  load.breaks = {2, 4};
  const auto kept = without(load, {{1, OutlierKind::above}, {2, OutlierKind::lone}});
  CHECK(kept.mw == std::vector<double>{1, 4, 5, 6});
  CHECK(kept.month == std::vector<std::uint8_t>{1, 2, 2, 2});
  CHECK(kept.breaks == std::vector<std::size_t>{1, 2});
  const auto less = without(load, {{0, {}}, {1, {}}, {2, {}}, {3, {}}});
  CHECK(less.mw == std::vector<double>{5, 6});
  CHECK(less.breaks.empty());
}

TEST_CASE("outlier hours: a month in another unit, and nothing beside it") {
  const HourlyLoad load = sample_load();
  REQUIRE(find_outliers(load).empty());
  for (const double factor : {1000.0, 0.001, 20.0}) {
    CAPTURE(factor);
    HourlyLoad mixed = load;
    std::size_t hours = 0;
    for (std::size_t t = 0; t < mixed.mw.size(); ++t) {
      if (mixed.month[t] != 3) continue;
      mixed.mw[t] *= factor;
      ++hours;
    }
    const auto found = find_outliers(mixed);
    REQUIRE(found.size() == hours);
    for (const OutlierHour& each : found) {
      CHECK(each.kind == OutlierKind::other_unit);
      CHECK(mixed.month[each.hour] == 3);
    }
    CHECK(without(mixed, found).mw.size() == load.mw.size() - hours);
  }
}
