#include "grid/adequacy/system/system.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <limits>

#include "grid/core/error.hpp"

using namespace gigaload;
using namespace gigaload::grid::adequacy;

namespace {

template <class Kind>
Kind device(const char* name, std::size_t region) {
  Kind d;
  d.name = std::string(name);
  d.region = RegionIndex(region);
  return d;
}

/// Two regions, a line between them and one device of each kind.
SystemModel every_kind() {
  SystemModel s;
  s.steps = 2;
  s.regions = {{"A", Series({10.0, 12.0})}, {"B", Series(5.0)}};
  s.generators = {device<Generator>("G1", 0), device<Generator>("G2", 1)};
  s.generators[0].capacity = 15.0;
  s.storages = {device<Storage>("S", 0)};
  s.generator_storages = {device<GeneratorStorage>("GS", 1)};
  s.demand_responses = {device<DemandResponse>("DR", 1)};
  s.interfaces = {{RegionIndex(0), RegionIndex(1), 3.0, 4.0}};
  Line line;
  line.name = std::string("L");
  line.interface = InterfaceIndex(0);
  s.lines = {line};
  s.groups = {{"AB", {RegionIndex(0), RegionIndex(1)}}};
  return s;
}

std::string refusal(const std::function<void(SystemModel&)>& spoil) {
  SystemModel s = every_kind();
  spoil(s);
  try {
    check(s);
  } catch (const InputError& error) {
    return error.what();
  }
  return "nothing is wrong";
}

}  // namespace

TEST_CASE("a series of equal values is kept as one") {
  const Series constant(std::vector<double>{3.0, 3.0, 3.0});
  CHECK(constant.constant());
  CHECK(constant.size() == 1);
  CHECK(constant[2] == 3.0);
  const Series varying({1.0, 5.0, 2.0});
  CHECK_FALSE(varying.constant());
  CHECK(varying.size() == 3);
  CHECK(varying[1] == 5.0);
  CHECK(varying.min() == 1.0);
  CHECK(varying.max() == 5.0);
  CHECK(Series(7.0).constant());
  CHECK_THROWS_AS(Series(std::vector<double>{}), InternalError);
}

TEST_CASE("a series of NaN is no constant, so that the check finds it") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(Series(std::vector<double>{nan, nan}).size() == 2);
}

TEST_CASE("the length of a step and the energy of one unit of power in it") {
  struct Row {
    const char *time, *power, *energy;
    std::size_t length;
    double hours, energy_of_step;
  };
  for (const Row& row :
       {Row{"h", "MW", "MWh", 1, 1.0, 1.0}, Row{"min", "MW", "MWh", 5, 5.0 / 60, 5.0 / 60},
        Row{"sec", "kW", "MWh", 1800, 0.5, 0.5e-3}, Row{"d", "GW", "MWh", 1, 24.0, 24e3},
        Row{"y", "MW", "TWh", 1, 8760.0, 8760e-6}, Row{"h", "TW", "kWh", 2, 2.0, 2e9}}) {
    CAPTURE(row.time);
    SystemModel s;
    s.units = {row.time, row.power, row.energy, row.length};
    CHECK(step_hours(s) == doctest::Approx(row.hours));
    CHECK(energy_of_step(s) == doctest::Approx(row.energy_of_step));
  }
  SystemModel s;
  s.units.time = "fortnight";
  CHECK_THROWS_WITH_AS((void)step_hours(s),
                       "unknown time unit 'fortnight'; known are d, h, min, sec, y", InputError);
  s.units = {};
  s.units.power = "hp";
  CHECK_THROWS_WITH_AS((void)energy_of_step(s), doctest::Contains("unknown power unit 'hp'"),
                       InputError);
  s.units = {};
  s.units.energy = std::string("J");
  CHECK_THROWS_WITH_AS((void)energy_of_step(s), doctest::Contains("unknown energy unit 'J'"),
                       InputError);
}

TEST_CASE("days begin at midnight of the start's own clock") {
  SystemModel s;
  s.start = "2024-03-01T22:00:00-05:00";
  const Days days(s);
  CHECK(days.of(0) == 0);
  CHECK(days.of(1) == 0);
  CHECK(days.of(2) == 1);
  CHECK(days.of(25) == 1);
  CHECK(days.of(26) == 2);

  s.start = "2024-03-01T23:30:00+00:00";
  s.units = {"min", "MW", "MWh", 15};
  const Days quarters(s);
  CHECK(quarters.of(1) == 0);
  CHECK(quarters.of(2) == 1);
  CHECK(quarters.of(97) == 1);
  CHECK(quarters.of(98) == 2);

  s.units = {"d", "MW", "MWh", 1};
  CHECK(Days(s).of(0) == 0);
  CHECK(Days(s).of(1) == 1);
  s.start = "2024-03-01 20:00";  // a blank, no zone
  s.units = {};
  CHECK(Days(s).of(3) == 0);
  CHECK(Days(s).of(4) == 1);
  s.start = "2024-03-01T01:24:00";  // 14 steps of 6 min, which a sum of tenths of hours misses
  s.units = {"min", "MW", "MWh", 6};
  CHECK(Days(s).of(225) == 0);
  CHECK(Days(s).of(226) == 1);
  s.start = "no time at all";
  s.units = {};
  s.units = {};
  CHECK(Days(s).of(23) == 0);
  CHECK(Days(s).of(24) == 1);
}

TEST_CASE("a system in order") {
  CHECK_NOTHROW(check(every_kind()));
  CHECK(load_energy(every_kind()) == doctest::Approx(32.0));
  CHECK(load_energy(every_kind(), RegionIndex(1)) == doctest::Approx(10.0));
}

TEST_CASE("what is out of order is named by group and entity") {
  using S = SystemModel;
  CHECK(refusal([](S& s) { s.steps = 0; }) == "a system without steps");
  CHECK(refusal([](S& s) { s.regions.clear(); }) == "a system without regions");
  CHECK(refusal([](S& s) { s.units.step_length = 0; }) == "a step of no length");
  CHECK(refusal([](S& s) {
          s.units.energy = std::string("J");
        }).starts_with("unknown energy unit 'J'"));
  CHECK(refusal([](S& s) { s.regions[1].load = Series({1.0, 2.0, 3.0}); }) ==
        "regions, 'B': load has 3 values for 2 steps");
  CHECK(refusal([](S& s) {
          s.regions[0].load = Series({1.0, -2.0});
        }).starts_with("regions, 'A': load is -2.000000 in step 1, outside [0"));
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(refusal([&](S& s) {
          s.generators[1].capacity = nan;
        }).starts_with("generators, 'G2': capacity is "));
  CHECK(refusal([](S& s) {
          s.generators[0].capacity = HUGE_VAL;
        }).starts_with("generators, 'G1': capacity is inf"));
  CHECK(refusal([](S& s) {
          s.generators[0].chain.failure = 1.01;
        }).starts_with("generators, 'G1': failure probability is 1.01"));
  CHECK(refusal([](S& s) {
          s.generators[0].chain.repair = -0.1;
        }).starts_with("generators, 'G1': repair probability is -0.1"));
  CHECK(refusal([](S& s) {
          s.generators[0].chain = {Series(std::vector<double>{0.0, 0.5}), 0.0};
        }).starts_with("generators, 'G1': failure and repair probability are both zero"));
  // a unit that never fails needs no repair
  CHECK(refusal([](S& s) { s.generators[0].chain = {0.0, 0.0}; }) == "nothing is wrong");
  CHECK(refusal([](S& s) { s.generators[1].region = RegionIndex(2); }) ==
        "generators, 'G2': its region does not exist");
  CHECK(refusal([](S& s) { std::swap(s.generators[0], s.generators[1]); }) ==
        "generators, 'G1': devices are not sorted by region");
  CHECK(refusal([](S& s) {
          s.storages[0].energy_capacity = -1.0;
        }).starts_with("storages, 'S': energy capacity is -1"));
  CHECK(refusal([](S& s) {
          s.storages[0].charge_efficiency = 0.0;
        }).starts_with("storages, 'S': charge efficiency is 0"));
  CHECK(refusal([](S& s) {
          s.storages[0].discharge_efficiency = 1.1;
        }).starts_with("storages, 'S': discharge efficiency is 1.1"));
  CHECK(refusal([](S& s) {
          s.storages[0].carryover_efficiency = 2.0;
        }).starts_with("storages, 'S': carryover efficiency is 2"));
  CHECK(refusal([](S& s) {
          s.generator_storages[0].inflow = -1.0;
        }).starts_with("generatorstorages, 'GS': inflow is -1"));
  CHECK(refusal([](S& s) {
          s.demand_responses[0].interest = -2.0;
        }).starts_with("demandresponses, 'DR': borrowed energy interest is -2"));
  CHECK(refusal([](S& s) {
          s.demand_responses[0].borrow_capacity = -2.0;
        }).starts_with("demandresponses, 'DR': borrow capacity is -2"));
  CHECK(refusal([](S& s) { std::swap(s.interfaces[0].from, s.interfaces[0].to); }) ==
        "interfaces, '0': it must lead from a region to a later one");
  CHECK(refusal([](S& s) {
          s.interfaces[0].backward_capacity = -1.0;
        }).starts_with("interfaces, 'A - B': backward capacity is -1"));
  CHECK(refusal([](S& s) { s.lines[0].interface = InterfaceIndex(1); }) ==
        "lines, 'L': it has no interface");
  CHECK(refusal([](S& s) {
          s.lines[0].chain.failure = 2.0;
        }).starts_with("lines, 'L': failure probability is 2"));
  CHECK(refusal([](S& s) { s.groups[0].regions.push_back(RegionIndex(2)); }) ==
        "groups, 'AB': its region does not exist");
  CHECK(refusal([](S& s) {
          s.import_limits = {{"A", {RegionIndex(0)}, -1.0}};
        }).starts_with("limits on imports, 'A': limit is -1"));
  CHECK(refusal([](S& s) { s.import_limits = {{"A", {RegionIndex(7)}, 1.0}}; }) ==
        "limits on imports, 'A': its region does not exist");
  CHECK(refusal([](S& s) { s.import_limits = {{"A", {}, 1.0}}; }) ==
        "limits on imports, 'A': it is of no region");
  CHECK(refusal([](S& s) { s.import_limits = {{"A", {RegionIndex(1), RegionIndex(1)}, 1.0}}; }) ==
        "limits on imports, 'A': it names the region B twice");
}

TEST_CASE("limits on imports lie in each other or apart") {
  SystemModel s = every_kind();
  s.regions = {{"A", 1.0}, {"B", 1.0}, {"C", 1.0}};
  s.import_limits = {{"AB", {RegionIndex(0), RegionIndex(1)}, 5.0}, {"B", {RegionIndex(1)}, 2.0}};
  check(s);
  s.import_limits[1] = {"BC", {RegionIndex(1), RegionIndex(2)}, 5.0};
  CHECK_THROWS_WITH_AS(check(s),
                       "limits on imports, 'BC': its regions and those of 'AB' overlap, and "
                       "neither has all of the other's",
                       InputError);
}

TEST_CASE("more load, and load by a factor") {
  SystemModel s = every_kind();
  scale_load(s, 2.0);
  add_load(s, 1.0);
  CHECK(s.regions[0].load[0] == 21.0);
  CHECK(s.regions[0].load[1] == 25.0);
  CHECK(s.regions[1].load[1] == 11.0);
  CHECK(s.regions[1].load.constant());
}
