// Storage in the dispatch of an hour.

#include <doctest/doctest.h>

#include <vector>

#include "grid/balance/dispatch.hpp"
#include "tests/grid/hour_of.hpp"
#include "tests/grid/random_system.hpp"
#include "tests/grid/small_system.hpp"

using namespace gigaload::grid;

TEST_CASE("dispatch: storage over six hours by hand") {
  const System system = system_of(1, {plant("gas", 30.0), battery(2.0, 0.8)});
  Dispatcher dispatcher(system, {});
  HourBalance b;
  std::vector<double> energy = {0.0, 100.0};
  struct Expected {
    double load, gas, charge, discharge, unserved, energy_after;
  };
  // 50 MW, 100 MWh; stored = 0.8 x charged
  const std::vector<Expected> hours = {
      {130.0, 100.0, 0.0, 30.0, 0.0, 70.0}, {160.0, 100.0, 0.0, 50.0, 10.0, 20.0},
      {130.0, 100.0, 0.0, 20.0, 10.0, 0.0}, {40.0, 90.0, 50.0, 0.0, 0.0, 40.0},
      {75.0, 100.0, 25.0, 0.0, 0.0, 60.0},  {20.0, 70.0, 50.0, 0.0, 0.0, 100.0}};
  for (const Expected& e : hours) {
    const HourOf hour{{e.load}, {0.0}, {100.0, 50.0}, {0.0, 100.0}};
    dispatcher.solve_with_storage(hour.input(), energy, b);
    CHECK(b.generation_mw[0] == e.gas);
    CHECK(b.charge_mw[1] == e.charge);
    CHECK(b.discharge_mw[1] == e.discharge);
    CHECK(b.unserved_mw[0] == e.unserved);
    CHECK(energy[1] == doctest::Approx(e.energy_after).epsilon(1e-12));
  }
  CHECK(energy[1] == 100.0);  // full to the last bit
}

TEST_CASE("dispatch: storage saves campuses, and charges from far surplus but from no storage") {
  const System system = system_of(3, {plant("gas", 30.0), battery(4.0, 0.9)},
                                  {line(0, 1, 100.0, 100.0), line(1, 2, 100.0, 100.0)});
  Dispatcher dispatcher(system, {.hurdle_usd_per_mwh = 5.0});
  HourBalance b;
  std::vector<double> energy = {0.0, 40.0, 0.0, 0.0, 0.0, 0.0};
  HourOf hour{{100.0, 0.0, 0.0},
              {30.0, 0.0, 0.0},
              {80.0, 20.0, 0.0, 0.0, 0.0, 0.0},
              {0.0, 80.0, 0.0, 0.0, 0.0, 0.0}};
  dispatcher.solve_with_storage(hour.input(), energy, b);
  CHECK(b.discharge_mw[1] == 20.0);
  CHECK(b.curtailed_mw[0] == 30.0);
  CHECK(b.unserved_mw[0] == 0.0);
  // the surplus is two lines away from the only storage with room; region 0 has a full one
  energy = {0.0, 80.0, 0.0, 0.0, 0.0, 0.0};
  hour = {{100.0, 0.0, 0.0},
          {0.0, 0.0, 0.0},
          {130.0, 20.0, 0.0, 0.0, 0.0, 70.0},
          {0.0, 80.0, 0.0, 0.0, 0.0, 280.0}};
  dispatcher.solve_with_storage(hour.input(), energy, b);
  CHECK(b.charge_mw[5] == 30.0);
  CHECK(b.discharge_mw[1] == 0.0);
  CHECK(energy[5] == doctest::Approx(27.0).epsilon(1e-14));
}

TEST_CASE("dispatch: what lasts longest discharges first and charges last") {
  Technology pumped = battery(10.0, 0.8);
  const System system =
      system_of(2, {plant("gas", 30.0), battery(4.0, 0.8), pumped}, {line(0, 1, 1000.0, 1000.0)});
  Dispatcher dispatcher(system, {.hurdle_usd_per_mwh = 3.0});
  HourBalance b;
  // times to go: region 0: 2 h and 6 h; region 1: 4 h and 9 h, 50 MW each
  const std::vector<double> start = {0.0, 100.0, 300.0, 0.0, 200.0, 450.0};
  const std::vector<double> capacity = {0.0, 200.0, 500.0, 0.0, 250.0, 500.0};
  std::vector<double> energy = start;
  HourOf hour{{190.0, 0.0}, {0.0, 0.0}, {70.0, 50.0, 50.0, 0.0, 50.0, 50.0}, capacity};
  dispatcher.solve_with_storage(hour.input(), energy, b);
  CHECK(b.discharge_mw == std::vector<double>{0.0, 0.0, 50.0, 0.0, 20.0, 50.0});
  energy = start;
  hour.firm = {10.0, 0.0};
  hour.available[0] = 80.0;
  dispatcher.solve_with_storage(hour.input(), energy, b);
  CHECK(b.charge_mw == std::vector<double>{0.0, 50.0, 0.0, 0.0, 20.0, 0.0});
}

TEST_CASE("dispatch: with full storage and no shortage both ways agree") {
  RandomSystem grid(3);
  Dispatcher dispatcher(grid.system, {.hurdle_usd_per_mwh = 3.0});
  HourBalance without, with;
  for (int i = 0; i < 50; ++i) {
    const auto hour = grid.hour(0.4);
    REQUIRE(dispatcher.solve_without_storage(hour.input(), without));
    std::vector<double> energy = hour.capacity_mwh;
    dispatcher.solve_with_storage(hour.input(), energy, with);
    CHECK(energy == hour.capacity_mwh);
    CHECK(with.generation_mw == without.generation_mw);
  }
}

TEST_CASE("dispatch: what is cut on call follows storage and campuses, and saves a neighbour") {
  const System system =
      system_of(2, {plant("gas", 30.0), battery(2.0, 0.8)}, {line(0, 1, 100.0, 100.0)});
  Dispatcher dispatcher(system, {.hurdle_usd_per_mwh = 5.0});
  HourBalance b;
  // region 0 lacks 60 MW: the battery gives 10, the campuses 15, and the rest is cut on call, first
  // at home as that crosses no line
  std::vector<double> energy = {0.0, 10.0, 0.0, 0.0};
  const HourOf hour{{160.0, 50.0}, {15.0, 0.0}, {115.0, 20.0, 50.0, 0.0}, {0.0, 40.0, 0.0, 0.0}};
  const std::vector<double> response = {20.0, 30.0};
  HourInput input = hour.input();
  input.response_mw = response;
  dispatcher.solve_with_storage(input, energy, b);
  CHECK(b.discharge_mw[1] == 10.0);
  CHECK(b.curtailed_mw[0] == 15.0);
  CHECK(b.response_mw == std::vector<double>{20.0, 15.0});
  CHECK(b.unserved_mw == std::vector<double>{0.0, 0.0});
  CHECK(b.net_import_mw[0] == 15.0);

  energy = {0.0, 0.0, 0.0, 0.0};
  const std::vector<double> less = {20.0, 0.0};
  input.response_mw = less;
  dispatcher.solve_with_storage(input, energy, b);
  CHECK(b.response_mw == std::vector<double>{20.0, 0.0});
  CHECK(b.unserved_mw[0] + b.unserved_mw[1] == 25.0);

  // without storage nothing is called: the hour is one for the balance with storage
  CHECK_FALSE(dispatcher.solve_without_storage(input, b));
  CHECK(b.response_mw == std::vector<double>{0.0, 0.0});
}
