#include "grid/balance/dispatch.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "grid/core/error.hpp"
#include "tests/grid/hour_of.hpp"
#include "tests/grid/random_system.hpp"
#include "tests/grid/small_system.hpp"

using gigaload::RegionIndex;
using namespace gigaload::grid;

namespace {

HourBalance balanced(const System& system, const HourOf& hour, const DispatchRules& rules = {}) {
  Dispatcher dispatcher(system, rules);
  HourBalance balance;
  dispatcher.solve_without_storage(hour.input(), balance);
  return balance;
}

/// Largest error of a region's balance, MW.
double balance_error(const System& system, const HourInput& input, const HourBalance& b) {
  const std::size_t technologies = system.technologies.size();
  double largest = 0.0;
  for (std::size_t r = 0; r < system.regions.size(); ++r) {
    double sum = b.net_import_mw[r] + b.outside_mw[r] + b.unserved_mw[r] + b.response_mw[r] +
                 b.curtailed_mw[r] - input.firm_load_mw[r] - input.curtailable_load_mw[r];
    for (std::size_t c = r * technologies; c < (r + 1) * technologies; ++c) {
      sum += b.generation_mw[c] + b.discharge_mw[c] - b.charge_mw[c];
    }
    largest = std::max(largest, std::abs(sum));
  }
  return largest;
}

std::vector<double> all_of(const HourBalance& b) {
  std::vector<double> all;
  for (const auto* part :
       {&b.generation_mw, &b.discharge_mw, &b.charge_mw, &b.flow_mw, &b.net_import_mw,
        &b.outside_mw, &b.unserved_mw, &b.response_mw, &b.curtailed_mw}) {
    all.insert(all.end(), part->begin(), part->end());
  }
  return all;
}

constexpr double kInfinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("dispatch: merit order of one region by hand") {
  const System system =
      system_of(1, {plant("dear", 90.0), plant("cheap", 20.0), plant("middle", 50.0)});
  const HourBalance b = balanced(system, {{250.0}, {0.0}, {100.0, 120.0, 80.0}, {}});
  CHECK(b.generation_mw == std::vector<double>{50.0, 120.0, 80.0});
  CHECK(b.unserved_mw[0] == 0.0);
  const HourBalance s = balanced(system, {{310.5}, {0.0}, {100.0, 120.0, 80.0}, {}});
  CHECK(s.unserved_mw[0] == 10.5);
}

TEST_CASE("dispatch: the steps of a spread of heat rates interleave with a rival") {
  Technology coal = plant("coal", 0.0);
  coal.fuel = "coal";
  coal.heat_rate_mmbtu_per_mwh = 10.0;
  coal.heat_rate_spread = 0.2;
  System system = system_of(1, {coal, plant("rival", 21.0)});
  system.data[0].fuel_price_usd_per_mmbtu[0] = {2.0};  // 16, 20, 24 USD/MWh
  const HourBalance b = balanced(system, {{240.0}, {0.0}, {300.0, 30.0}, {}});
  CHECK(b.generation_mw[1] == 30.0);
  CHECK(b.generation_mw[0] == 210.0);
  const HourBalance c = balanced(system, {{200.0}, {0.0}, {300.0, 30.0}, {}});
  CHECK(c.generation_mw[1] == 0.0);
}

TEST_CASE("dispatch: prices follow the month") {
  Technology gas = plant("gas", 0.0), coal = plant("coal", 0.0);
  gas.heat_rate_mmbtu_per_mwh = coal.heat_rate_mmbtu_per_mwh = 10.0;
  System system = system_of(1, {gas, coal});
  system.data[0].fuel_price_usd_per_mmbtu = {{2.0, 4.0, 2.0}, {3.0}};
  Dispatcher dispatcher(system, {});
  const HourOf hour{{100.0}, {0.0}, {100.0, 100.0}, {}};
  HourBalance b;
  dispatcher.solve_without_storage(hour.input(), b);
  CHECK(b.generation_mw == std::vector<double>{100.0, 0.0});
  dispatcher.set_month(2025, 1);
  dispatcher.solve_without_storage(hour.input(), b);
  CHECK(b.generation_mw == std::vector<double>{0.0, 100.0});
  dispatcher.set_month(2026, 1);
  dispatcher.solve_without_storage(hour.input(), b);
  CHECK(b.generation_mw == std::vector<double>{100.0, 0.0});
}

TEST_CASE("dispatch: self-scheduled plant runs before free energy and is spilled last") {
  System system = system_of(1, {plant("nuclear", 20.0), technology_of("wind", TechnologyKind::wind),
                                technology_of("solar", TechnologyKind::solar),
                                technology_of("hydro", TechnologyKind::hydro)});
  system.data[0].self_scheduled_share[0] = 0.5;
  const std::vector<double> available = {100.0, 40.0, 30.0, 20.0};
  CHECK(balanced(system, {{150.0}, {0.0}, available, {}}).generation_mw ==
        std::vector<double>{60.0, 40.0, 30.0, 20.0});
  // a surplus: water is left first, then wind, then sun
  CHECK(balanced(system, {{100.0}, {0.0}, available, {}}).generation_mw ==
        std::vector<double>{50.0, 20.0, 30.0, 0.0});
  CHECK(balanced(system, {{35.0}, {0.0}, available, {}}).generation_mw ==
        std::vector<double>{35.0, 0.0, 0.0, 0.0});
}

TEST_CASE("dispatch: two regions and a line of two limits") {
  const System system =
      system_of(2, {plant("cheap", 20.0), plant("dear", 60.0)}, {line(0, 1, 70.0, 40.0)});
  const HourOf hour{{100.0, 100.0}, {0.0, 0.0}, {300.0, 0.0, 0.0, 200.0}, {}};
  const HourBalance there = balanced(system, hour);
  CHECK(there.flow_mw[0] == 70.0);
  CHECK(there.net_import_mw == std::vector<double>{-70.0, 70.0});
  CHECK(there.generation_mw == std::vector<double>{170.0, 0.0, 0.0, 30.0});
  HourOf turned = hour;
  turned.available = {0.0, 200.0, 300.0, 0.0};
  const HourBalance back = balanced(system, turned);
  CHECK(back.flow_mw[0] == -40.0);
  CHECK(back.generation_mw == std::vector<double>{0.0, 60.0, 140.0, 0.0});
  // a hurdle below, and one above, the difference of 40 USD/MWh
  CHECK(balanced(system, hour, {.hurdle_usd_per_mwh = 39.0}).flow_mw[0] == 70.0);
  CHECK(balanced(system, hour, {.hurdle_usd_per_mwh = 41.0}).flow_mw[0] == 0.0);
}

TEST_CASE("dispatch: an unlimited interface makes one region of two") {
  const System system =
      system_of(2, {plant("cheap", 20.0), plant("dear", 60.0)}, {line(1, 0, kInfinity, kInfinity)});
  const HourBalance b =
      balanced(system, {{0.0, 400000.0}, {0.0, 0.0}, {300000.0, 50000.0, 20000.0, 90000.0}, {}});
  CHECK(b.flow_mw[0] == -300000.0);
  CHECK(std::accumulate(b.generation_mw.begin(), b.generation_mw.end(), 0.0) == 400000.0);
  CHECK(b.generation_mw[0] == 300000.0);
  CHECK(b.generation_mw[2] == 20000.0);
}

TEST_CASE("dispatch: curtailable campuses go first, also for the firm load of a neighbour") {
  const System system = system_of(2, {plant("gas", 30.0)}, {line(0, 1, 100.0, 100.0)});
  const HourOf hour{{100.0, 100.0}, {50.0, 0.0}, {120.0, 80.0}, {}};
  HourBalance b = balanced(system, hour, {.hurdle_usd_per_mwh = 3.0});
  CHECK(b.unserved_mw == std::vector<double>{0.0, 0.0});
  CHECK(b.curtailed_mw == std::vector<double>{50.0, 0.0});
  CHECK(b.generation_mw == std::vector<double>{120.0, 80.0});
  CHECK(b.net_import_mw == std::vector<double>{-20.0, 20.0});
  // 20 MW are missing beyond the campuses
  HourOf worse = hour;
  worse.available = {110.0, 70.0};
  b = balanced(system, worse);
  CHECK(b.curtailed_mw[0] == 50.0);
  CHECK(b.unserved_mw[0] + b.unserved_mw[1] == 20.0);
}

TEST_CASE("dispatch: campuses with a price below a plant's rather go without") {
  const System system = system_of(1, {plant("gas", 30.0), plant("oil", 400.0)});
  const DispatchRules rules{.curtailment_price_usd_per_mwh = 300.0};
  const HourBalance b = balanced(system, {{100.0}, {50.0}, {90.0, 200.0}, {}}, rules);
  CHECK(b.curtailed_mw[0] == 50.0);
  CHECK(b.generation_mw == std::vector<double>{90.0, 10.0});
}

TEST_CASE("dispatch: a shortage is shared by steps of the load") {
  const System system =
      system_of(3, {plant("gas", 30.0)}, {line(0, 1, kInfinity, kInfinity), line(1, 2, 5.0, 5.0)});
  // regions 0 and 1 lack 60 MW of 1000 together; region 2 has nothing and a line of 5 MW
  const HourBalance b =
      balanced(system, {{400.0, 600.0, 100.0}, {0.0, 0.0, 0.0}, {0.0, 945.0, 0.0}, {}},
               {.hurdle_usd_per_mwh = 3.0});
  CHECK(b.unserved_mw[2] == 95.0);
  // 6 % are missing: both have lost the steps to 5 %, neither is beyond the step to 10 %
  CHECK(b.unserved_mw[0] + b.unserved_mw[1] == 60.0);
  for (const std::size_t r : {0, 1}) {
    const double share = b.unserved_mw[r] / (r == 0 ? 400.0 : 600.0);
    CHECK(share > 0.05 - 1e-8);
    CHECK(share < 0.10 + 1e-8);
  }
}

TEST_CASE("dispatch: without storage it says whether every load is served") {
  const System system = system_of(1, {plant("gas", 30.0)});
  Dispatcher dispatcher(system, {});
  HourBalance b;
  CHECK(dispatcher.solve_without_storage(HourOf{{90.0}, {10.0}, {100.0}, {}}.input(), b));
  CHECK_FALSE(dispatcher.solve_without_storage(HourOf{{90.0}, {11.0}, {100.0}, {}}.input(), b));
  CHECK_FALSE(dispatcher.solve_without_storage(HourOf{{101.0}, {0.0}, {100.0}, {}}.input(), b));
}

TEST_CASE("dispatch: random systems of 49 regions balance within every limit") {
  RandomSystem grid(17);
  const System& system = grid.system;
  const std::size_t technologies = system.technologies.size();
  Dispatcher dispatcher(system, {.hurdle_usd_per_mwh = 3.0});
  HourBalance b;
  bool short_of_power = false, charged = false;
  for (int i = 0; i < 300; ++i) {
    CAPTURE(i);
    const auto hour = grid.hour(0.4 + 0.003 * i);
    std::vector<double> energy = hour.energy_mwh;
    if (i % 2 == 0) {
      dispatcher.solve_with_storage(hour.input(), energy, b);
    } else {
      dispatcher.solve_without_storage(hour.input(), b);
    }
    CHECK(balance_error(system, hour.input(), b) < 1e-6);
    CHECK(std::accumulate(b.net_import_mw.begin(), b.net_import_mw.end(), 0.0) == 0.0);
    for (std::size_t c = 0; c < energy.size(); ++c) {
      const Technology& technology = system.technologies[c % technologies];
      REQUIRE(b.generation_mw[c] >= 0.0);
      REQUIRE(b.generation_mw[c] <= (technology.is_storage() ? 0.0 : hour.available_mw[c]));
      REQUIRE(b.discharge_mw[c] * b.charge_mw[c] == 0.0);
      REQUIRE(b.discharge_mw[c] + b.charge_mw[c] <= hour.available_mw[c]);
      REQUIRE(energy[c] >= 0.0);
      REQUIRE(energy[c] <= hour.capacity_mwh[c]);
      const double stored = technology.round_trip_efficiency * b.charge_mw[c] - b.discharge_mw[c];
      REQUIRE(std::abs(energy[c] - hour.energy_mwh[c] - stored) < 1e-6);
      charged = charged || b.charge_mw[c] > 0.0;
    }
    for (std::size_t l = 0; l < b.flow_mw.size(); ++l) {
      REQUIRE(b.flow_mw[l] <= system.interfaces[l].forward_mw);
      REQUIRE(b.flow_mw[l] >= -system.interfaces[l].reverse_mw);
    }
    for (std::size_t r = 0; r < system.regions.size(); ++r) {
      REQUIRE(b.unserved_mw[r] >= 0.0);
      REQUIRE(b.unserved_mw[r] <= hour.firm_mw[r] + 1e-7);
      REQUIRE(b.curtailed_mw[r] <= hour.curtailable_mw[r] + 1e-7);
      short_of_power = short_of_power || b.unserved_mw[r] > 0.0;
    }
  }
  CHECK(short_of_power);
  CHECK(charged);
}

TEST_CASE("dispatch: the same hour is the same for any dispatcher and any hours before it") {
  RandomSystem grid(23);
  const DispatchRules rules{.hurdle_usd_per_mwh = 3.0};
  Dispatcher forwards(grid.system, rules), backwards(grid.system, rules);
  std::vector<RandomSystem::Hour> hours;
  hours.reserve(40);
  for (int i = 0; i < 40; ++i) hours.push_back(grid.hour(0.5 + 0.02 * i));
  std::vector<std::vector<double>> expected;
  expected.reserve(hours.size());
  HourBalance b;
  const auto solve = [&](Dispatcher& dispatcher, std::size_t i) {
    std::vector<double> energy = hours[i].energy_mwh;
    if (i % 3 == 0) {
      dispatcher.solve_without_storage(hours[i].input(), b);
    } else {
      dispatcher.solve_with_storage(hours[i].input(), energy, b);
    }
    auto all = all_of(b);
    all.insert(all.end(), energy.begin(), energy.end());
    return all;
  };
  for (std::size_t i = 0; i < hours.size(); ++i) expected.push_back(solve(forwards, i));
  for (std::size_t i = hours.size(); i-- > 0;) CHECK(solve(backwards, i) == expected[i]);
  Dispatcher moved = std::move(forwards);
  CHECK(solve(moved, 7) == expected[7]);
}

TEST_CASE("dispatch: input of a wrong size is our own fault") {
  const System system = system_of(2, {plant("gas", 30.0)});
  Dispatcher dispatcher(system, {});
  HourBalance b;
  CHECK_THROWS_AS(dispatcher.solve_without_storage(HourOf{{1.0}, {0.0}, {1.0}, {}}.input(), b),
                  gigaload::InternalError);
}

TEST_CASE("dispatch: what a group of regions takes in stays within its limit") {
  // a cheap region, and two behind a limit with dear plants of their own
  System system = system_of(3, {plant("cheap", 20.0), plant("dear", 90.0)},
                            {line(0, 1, 500.0, 500.0), line(0, 2, 500.0, 500.0)});
  const HourOf hour{{100.0, 100.0, 100.0}, {0.0, 0.0, 0.0}, {500.0, 0.0, 0.0, 70.0, 0.0, 40.0}, {}};
  CHECK(balanced(system, hour).generation_mw[0] == 300.0);
  system.import_limits = {{"B and C", {RegionIndex(1), RegionIndex(2)}, 120.0}};
  const HourBalance limited = balanced(system, hour);
  CHECK(limited.generation_mw[0] == 220.0);
  CHECK(limited.net_import_mw[1] + limited.net_import_mw[2] == 120.0);
  CHECK(limited.unserved_mw == std::vector<double>{0.0, 0.0, 0.0});
  CHECK(balance_error(system, hour.input(), limited) < 1e-6);
  system.import_limits[0].mw = 80.0;  // 10 MW are missing
  const HourBalance missing = balanced(system, hour);
  CHECK(missing.unserved_mw[1] + missing.unserved_mw[2] == doctest::Approx(10.0));
  system.import_limits[0].mw = kInfinity;
  CHECK(all_of(balanced(system, hour)) ==
        all_of(balanced(system_of(3, system.technologies, system.interfaces), hour)));
}

TEST_CASE("dispatch: limits of zero on all sides cut the system into islands") {
  const std::vector<Technology> technologies = {plant("cheap", 20.0), plant("dear", 90.0)};
  System limited =
      system_of(4, technologies,
                {line(0, 1, 500.0, 500.0), line(1, 2, 500.0, 500.0), line(2, 3, 500.0, 500.0)});
  limited.import_limits = {{"A", {RegionIndex(0), RegionIndex(1)}, 0.0},
                           {"B", {RegionIndex(2), RegionIndex(3)}, 0.0}};
  const System islands =
      system_of(4, technologies, {line(0, 1, 500.0, 500.0), line(2, 3, 500.0, 500.0)});
  const HourOf hour{{100.0, 80.0, 100.0, 50.0},
                    {0.0, 0.0, 0.0, 0.0},
                    {150.0, 0.0, 0.0, 20.0, 250.0, 0.0, 0.0, 70.0},
                    {}};
  const HourBalance a = balanced(limited, hour), b = balanced(islands, hour);
  for (std::size_t c = 0; c < a.generation_mw.size(); ++c) {
    CHECK(std::abs(a.generation_mw[c] - b.generation_mw[c]) < 1e-6);
  }
  CHECK(a.unserved_mw[0] + a.unserved_mw[1] == doctest::Approx(10.0));
  CHECK(std::abs(a.flow_mw[1]) < 1e-6);
}
