#include "scenarios/measured/store_table.hpp"

#include <doctest/doctest.h>

#include "tests/scenarios/measured/own_part.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

auto stores(const std::string& text) { return OwnPart(read_store_table, text); }

}  // namespace

TEST_CASE("stores with a duration or an energy") {
  const auto read = stores(
      "name,region,power_mw,charge_power_mw,energy_mwh,duration_h,round_trip_efficiency,"
      "initial_share,in_service,for,mttr_h,category\n"
      "one,B,100,,,4,0.85,,2029-01-01,,,battery\ntwo,A,50,40,300,,1,0.5,,0.1,10,\n");
  CHECK(read.found().empty());
  REQUIRE(read.value.size() == 2);
  const auto& one = read.value[0];
  CHECK(one.region == RegionIndex(1));
  CHECK(one.charge_capacity[0] == 100.0);
  CHECK(one.energy_capacity[0] == 400.0);
  CHECK(one.charge_efficiency[0] == 0.85);
  CHECK(one.discharge_efficiency[0] == 1.0);
  CHECK(one.category == "battery");
  CHECK(one.service.begin == grid::to_hour({2029, 1, 1}));
  CHECK_FALSE(one.initial_charge);
  const auto& two = read.value[1];
  CHECK(two.charge_capacity[0] == 40.0);
  CHECK(two.energy_capacity[0] == 300.0);
  CHECK(two.initial_charge == 0.5);
  CHECK(two.chain.repair[0] == doctest::Approx(0.1));
  const auto both = stores(
      "name,region,power_mw,energy_mwh,charge_efficiency,discharge_efficiency,"
      "carryover_efficiency\none,A,1,2,0.9,0.8,\ntwo,A,1,2,0.9,0.8,0.99\n");
  CHECK(both.found().empty());
  CHECK(both.value[0].discharge_efficiency[0] == 0.8);
  CHECK(both.value[0].carryover_efficiency[0] == 1.0);
  CHECK(both.value[1].carryover_efficiency[0] == 0.99);
}

TEST_CASE("each bad store is told at its place") {
  const auto found = stores(
                         "name,region,power_mw,energy_mwh,duration_h,round_trip_efficiency\n"
                         "one,,1,4,,0.8\n"     // 2
                         "two,A,1,4,4,0.8\n"   // 3
                         "three,A,1,,,0.8\n"   // 4
                         "four,A,1,4,,0\n"     // 5
                         "five,A,,4,,85 %\n")  // 6
                         .found();
  REQUIRE(found.size() == 6);
  CHECK(found[0].message == "a region is wanted");
  CHECK(found[1].message.find("one of the two must go") != std::string::npos);
  CHECK(found[2].message == "an energy or a duration is wanted");
  CHECK(found[3].line == 5);
  CHECK(found[4].message == "a number is wanted");
  CHECK(found[5].line == 6);
  CHECK(stores("name,region\none,A\n").found().size() == 3);
  CHECK(stores("name,region,power_mw,energy_mwh,round_trip_efficiency,charge_efficiency,"
               "discharge_efficiency\n")
            .found()
            .size() == 1);
}
