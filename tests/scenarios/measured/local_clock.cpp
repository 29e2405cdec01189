#include "scenarios/measured/local_clock.hpp"

#include <doctest/doctest.h>

#include "grid/core/error.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

constexpr std::int64_t kHour_s = 3600, kDay_s = 86400;
constexpr std::int64_t kSpring = 19792;  // 2024-03-10, clocks of the United States go forward
constexpr std::int64_t kAutumn = 20030;  // 2024-11-03, they go back

LocalReadings new_york() {
  return {"America/New_York", (kSpring - 1) * kDay_s, (kAutumn + 1) * kDay_s};
}

}  // namespace

TEST_CASE("local clock: hours of days with 23, 24 and 25 of them") {
  const auto clock = new_york();
  const auto hours = [&clock](std::int64_t day, int count) {
    std::vector<std::int64_t> found;
    for (int n = 0; n < count; ++n)
      found.push_back((clock.hour_of_day(day, n) - day * kDay_s) / kHour_s);
    return found;
  };
  CHECK(hours(kSpring, 4) == std::vector<std::int64_t>{0, 1, 3, 4});
  CHECK(hours(kAutumn, 4) == std::vector<std::int64_t>{0, 1, 1, 2});
  CHECK(hours(kAutumn, 25).back() == 23);
  CHECK(hours(kSpring, 23).back() == 23);
  CHECK(hours(kSpring + 5, 24).back() == 23);
}

TEST_CASE("local clock: readings and their offsets across both changes") {
  const auto clock = new_york();
  const auto walk = [&clock](std::int64_t day, const std::vector<int>& hours) {
    std::vector<std::int64_t> readings_s;
    for (const int hour : hours) readings_s.push_back(day * kDay_s + hour * kHour_s);
    return clock.walk(readings_s, kHour_s);
  };
  const auto autumn = walk(kAutumn, {0, 1, 1, 2});
  CHECK(autumn.is_even);
  CHECK(autumn.stamps[1].offset_s == -4 * kHour_s);
  CHECK(autumn.stamps[2].offset_s == -5 * kHour_s);
  CHECK(autumn.stamps[2].local_s == autumn.stamps[1].local_s);
  CHECK(walk(kSpring, {0, 1, 3, 4}).is_even);
  CHECK(walk(kSpring, {0, 1, 3}).stamps[2].offset_s == -4 * kHour_s);
  CHECK_FALSE(walk(kSpring, {0, 1, 2, 3}).is_even);  // there is no hour 2
  CHECK_FALSE(walk(kAutumn, {0, 1, 2}).is_even);
  CHECK_FALSE(walk(kAutumn, {0, 1, 1, 1, 2}).is_even);
  CHECK(clock.walk({}, kHour_s).stamps.empty());
  CHECK_THROWS_AS(LocalReadings("Nowhere/Here", 0, 1), InputError);
}
