#include "grid/balance/merit_order.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "tests/grid/small_system.hpp"

using namespace gigaload::grid;

namespace {

constexpr TransportFlow::Cost kUsd = 1'000'000;

System fuel_system() {
  Technology gas = plant("gas", 2.0);
  gas.fuel = "gas";
  gas.heat_rate_mmbtu_per_mwh = 8.0;
  gas.heat_rate_spread = 0.1;
  System system = system_of(
      1,
      {plant("must", 5.0), gas, battery(4.0, 0.8), technology_of("hydro", TechnologyKind::hydro),
       technology_of("wind", TechnologyKind::wind), technology_of("solar", TechnologyKind::solar)});
  auto& gas_price = system.data[0].fuel_price_usd_per_mmbtu[1];
  gas_price.assign(2 * kMonths, 3.0);
  std::fill(gas_price.begin() + kMonths, gas_price.end(), 4.0);
  gas_price[kMonths + 6] = 5.0;  // July
  system.data[0].self_scheduled_share = {1.0, 0.25, 0.0, 0.0, 0.0, 0.0};
  return system;
}

}  // namespace

TEST_CASE("merit order: self-scheduled, sun, wind, water, and the steps of fuel") {
  const System system = fuel_system();
  const MeritOrder merit(system, 2025, 0, -1000 * kUsd);
  const auto offers = merit.offers(0);
  REQUIRE(offers.size() == 8);
  const std::vector<std::uint32_t> technology = {0, 1, 5, 4, 3, 1, 1, 1};
  const std::vector<double> share = {1.0, 0.25, 1.0, 1.0, 1.0, 0.25, 0.25, 0.25};
  for (std::size_t i = 0; i < offers.size(); ++i) {
    CHECK(offers[i].technology == technology[i]);
    CHECK(offers[i].share == doctest::Approx(share[i]).epsilon(1e-15));
  }
  CHECK(offers[0].cost == -1000 * kUsd);
  CHECK(offers[5].cost == 23'600'000);  // 24 x 0.9 + 2
  CHECK(offers[6].cost == 26 * kUsd);
  CHECK(offers[7].cost == 28'400'000);
  CHECK(merit.dearest() == 28'400'000);
}

TEST_CASE("merit order: fuel prices by month, those of the ends outside the table") {
  const System system = fuel_system();
  CHECK(MeritOrder(system, 2026, 0, 0).dearest() == 37'200'000);  // 32 x 1.1 + 2
  CHECK(MeritOrder(system, 2026, 6, 0).dearest() == 46 * kUsd);   // 40 x 1.1 + 2
  CHECK(MeritOrder(system, 2040, 6, 0).dearest() == 37'200'000);
  CHECK(MeritOrder(system, 2020, 6, 0).dearest() == 28'400'000);
}

TEST_CASE("merit order: CO2 has its price, where and when the region pays for it") {
  System system = fuel_system();
  system.technologies[1].co2_t_per_mmbtu = 0.05;
  system.data[0].carbon_price_usd_per_t.assign(kMonths, 0.0);
  system.data[0].carbon_price_usd_per_t[3] = 20.0;
  CHECK(MeritOrder(system, 2025, 2, 0).dearest() == 28'400'000);
  CHECK(MeritOrder(system, 2025, 3, 0).dearest() == 37'200'000);  // (3 + 1) x 8 x 1.1 + 2
}

TEST_CASE("merit order: what is committed comes after water, and nothing is offered twice") {
  System system = fuel_system();
  auto& committed = system.data[0].committed_share;
  committed.assign(system.technologies.size(), MonthlyTable{});
  committed[1] = every_month(0.15);
  committed[0] = every_month(0.5);  // all of it is self-scheduled
  committed[2] = every_month(0.5);  // storage is not committed
  committed[1][8] = 1.0;
  const MeritOrder merit(system, 2025, 0, -1000 * kUsd);
  REQUIRE(merit.offers(0).size() == 9);
  const Offer& offer = merit.offers(0)[5];
  CHECK(offer.technology == 1);
  CHECK(offer.cost == 40'000);
  CHECK(offer.share == 0.15);
  CHECK(merit.offers(0)[6].share == doctest::Approx(0.2));
  for (const std::size_t month : {0, 8}) {
    const MeritOrder of_month(system, 2025, month, -1000 * kUsd);
    double share = 0.0;
    for (const Offer& each : of_month.offers(0)) share += each.technology == 1 ? each.share : 0.0;
    CHECK(share == doctest::Approx(1.0));
  }
}
