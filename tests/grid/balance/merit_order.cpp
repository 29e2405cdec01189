#include "grid/balance/merit_order.hpp"

#include <doctest/doctest.h>

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
  system.data[0].fuel_price_usd_per_mmbtu[1] = {3.0, 4.0};
  system.data[0].self_scheduled_share = {1.0, 0.25, 0.0, 0.0, 0.0, 0.0};
  return system;
}

}  // namespace

TEST_CASE("merit order: self-scheduled, sun, wind, water, and the steps of fuel") {
  const System system = fuel_system();
  const MeritOrder merit(system, 2025, -1000 * kUsd);
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

TEST_CASE("merit order: fuel prices by year, the end years' outside the table") {
  const System system = fuel_system();
  CHECK(MeritOrder(system, 2026, 0).dearest() == 37'200'000);  // 32 x 1.1 + 2
  CHECK(MeritOrder(system, 2040, 0).dearest() == 37'200'000);
  CHECK(MeritOrder(system, 2020, 0).dearest() == 28'400'000);
}
