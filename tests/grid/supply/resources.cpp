#include "grid/supply/resources.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "tests/grid/small_system.hpp"

using namespace gigaload::grid;
using gigaload::RegionIndex;

namespace {

constexpr std::size_t kGas = 0, kNuclear = 1, kWind = 2, kSolar = 3, kHydro = 4, kBattery = 5;

System mixed_system() {
  Technology gas = plant("gas", 30.0);
  gas.forced_outage_rate = 0.1;
  gas.scheduled_outage.fill(0.02);
  gas.scheduled_outage[3] = 0.2;
  Technology nuclear = gas;
  Technology store = battery(4.0, 0.8);
  store.forced_outage_rate = 0.05;
  store.scheduled_outage.fill(0.5);  // of no meaning for storage
  System system = system_of(1, {gas, nuclear, technology_of("wind", TechnologyKind::wind),
                                technology_of("solar", TechnologyKind::solar),
                                technology_of("hydro", TechnologyKind::hydro), store});
  RegionData& data = system.data[0];
  data.availability[kNuclear] = 0.92;
  data.hydro_capacity_factor.fill(0.4);
  data.hydro_capacity_factor[5] = 0.95;
  for (std::size_t m = 0; m < kMonths; ++m) {
    for (std::size_t h = 0; h < kHoursOfDay; ++h) {
      data.solar.shape[m][h] = h >= 14 && h < 22 ? 3.0 : 0.0;
      data.wind.shape[m][h] = h < 12 ? 0.5 : 1.5;
      for (auto& mean : data.demand.mean) mean[m][h] = h < 12 ? 0.8 : 1.2;
    }
    for (std::size_t q = 0; q < kQuantiles; ++q) {
      data.wind.daily_mean.quantiles[m][q] = 0.05 * static_cast<double>(q);
      data.solar.daily_mean.quantiles[m][q] = 0.25;
    }
  }
  return system;
}

struct Fixture {
  System system = mixed_system();
  Hour begin = start_of_year(2025), end = start_of_year(2026);
  Weather weather{system, begin, end, 3};
  Resources resources{system, weather, begin, end};
  std::vector<double> at(Hour hour) const {
    const std::vector<double> capacity(6, 200.0);
    std::vector<double> available(6);
    resources.at(hour, capacity, {}, available);
    return available;
  }
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "resources: derated thermal plant by local month") {
  const Hour april = to_hour({2025, 4, 1}) + 4;  // midnight in New York
  CHECK(at(april - 1)[kGas] == doctest::Approx(200.0 * 0.9 * 0.98).epsilon(1e-14));
  CHECK(at(april)[kGas] == doctest::Approx(200.0 * 0.9 * 0.8).epsilon(1e-14));
  CHECK(at(april)[kBattery] == doctest::Approx(200.0 * 0.95).epsilon(1e-14));
}

TEST_CASE_FIXTURE(Fixture, "resources: a measured availability is the annual mean") {
  double sum = 0.0;
  for (Hour hour = begin; hour < end; ++hour) sum += at(hour)[kNuclear];
  // 28.2425 days of February in the table against 28
  CHECK(sum / 8760.0 == doctest::Approx(184.0).epsilon(1e-4));
  const double april = at(to_hour({2025, 4, 15}))[kNuclear];
  const double july = at(to_hour({2025, 7, 15}))[kNuclear];
  CHECK(april / july == doctest::Approx(0.8 / 0.98).epsilon(1e-12));
}

TEST_CASE("resources: an availability near one keeps its mean with months at one") {
  MonthlyTable outage{};
  outage[3] = 0.3;
  outage[9] = 0.1;
  const MonthlyTable a = availability_of_mean(outage, 0.98);
  CHECK(a[0] == 1.0);
  // what is missing over the year, in days: 0.02 x 365.2425
  const double missing = (1.0 - a[3]) * 30.0 + (1.0 - a[9]) * 31.0;
  CHECK(missing == doctest::Approx(0.02 * 365.2425).epsilon(1e-12).scale(0.0));
  CHECK(a[3] / a[9] == doctest::Approx(0.7 / 0.9).epsilon(1e-12));
}

TEST_CASE_FIXTURE(Fixture, "resources: wind and sun by day from 08:00 UTC and hour, at most 1") {
  const Hour noon = to_hour({2025, 7, 10}) + 12;
  const std::int64_t day = day_of(noon);
  const double wind = weather.wind_daily_mean(RegionIndex(0), day);
  CHECK(at(noon)[kWind] == doctest::Approx(200.0 * std::min(1.0, wind * 1.5)).epsilon(1e-14));
  // 07:00 UTC still belongs to the day before
  CHECK(at(noon - 5)[kWind] ==
        doctest::Approx(100.0 * weather.wind_daily_mean(RegionIndex(0), day - 1)).epsilon(1e-14));
  CHECK(at(noon)[kSolar] == 0.0);
  CHECK(at(noon + 3)[kSolar] == doctest::Approx(200.0 * 0.75).epsilon(1e-14));
  bool reaches_one = false;
  for (Hour hour = begin; hour < end; ++hour) {
    REQUIRE(at(hour)[kWind] <= 200.0);
    reaches_one = reaches_one || at(hour)[kWind] == 200.0;
  }
  CHECK(reaches_one);
}

TEST_CASE_FIXTURE(Fixture, "resources: hydro follows the square of the day and keeps its mean") {
  const Hour midnight = to_hour({2025, 2, 12}) + 5;
  double sum = 0.0;
  for (int h = 0; h < 24; ++h) sum += at(midnight + h)[kHydro];
  CHECK(sum / 24.0 == doctest::Approx(200.0 * 0.4).epsilon(1e-13));
  CHECK(at(midnight + 18)[kHydro] / at(midnight)[kHydro] ==
        doctest::Approx(std::pow(1.2 / 0.8, 2)).epsilon(1e-13));
  const Hour june = to_hour({2025, 6, 12}) + 4;  // 0.95: the evening is full, the night makes it up
  CHECK(at(june + 18)[kHydro] == doctest::Approx(200.0).epsilon(1e-13));
  CHECK(at(june)[kHydro] == doctest::Approx(200.0 * 0.9).epsilon(1e-13));
}

TEST_CASE("resources: winter's rating from December to February, half of it in spring and autumn") {
  Technology gas = plant("gas", 30.0);
  gas.forced_outage_rate = 0.1;
  gas.winter_rating = 1.08;
  const MonthlyTable share = monthly_availability(gas, std::numeric_limits<double>::quiet_NaN());
  for (const std::size_t month : {11U, 0U, 1U}) CHECK(share[month] == doctest::Approx(0.9 * 1.08));
  for (const std::size_t month : {2U, 3U, 4U, 9U, 10U}) {
    CHECK(share[month] == doctest::Approx(0.9 * 1.04));
  }
  for (const std::size_t month : {5U, 6U, 7U, 8U}) CHECK(share[month] == doctest::Approx(0.9));
  // a measured year has its winters in it
  CHECK(monthly_availability(gas, 0.8)[0] == doctest::Approx(0.8));
  System system;
  system.technologies = {gas};
  system.data.resize(2);
  for (RegionData& data : system.data) {
    data.availability = {std::numeric_limits<double>::quiet_NaN()};
  }
  system.data[1].scheduled_outage = {every_month(1.0)};
  CHECK(monthly_availability(system, RegionIndex(0), gigaload::TechnologyIndex(0)) == share);
  CHECK(monthly_availability(system, RegionIndex(1), gigaload::TechnologyIndex(0)) ==
        every_month(0.0));
}
