#include "scenarios/tables/ride_through_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "scenarios/tables/table_file.hpp"
#include "tests/places.hpp"
#include "tests/scenarios/problems_of.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

CsvTable shipped(const char* name, Problems& problems) {
  return read_table_file(tests::source_folder() / "scenarios" / name, name, problems);
}

const sim::RideThroughRule& rule_of(const std::vector<sim::RideThroughRule>& rules,
                                    const std::string& name) {
  const auto found = std::ranges::find(rules, name, &sim::RideThroughRule::name);
  REQUIRE(found != rules.end());
  return *found;
}

std::size_t faults_of(const std::string& rows) {
  Problems problems;
  const CsvTable table("rule,kind,low,high,max_s,count,share,delay_s\n" + rows,
                       problems.add_source("t"), "t", problems);
  (void)read_ride_through_rules(table);
  return problems.count();
}

}  // namespace

TEST_CASE("ride-through table: Virginia's six dips, by the shipped rules") {
  Problems problems;
  const auto rules = read_ride_through_rules(shipped("data/ride_through_rules.csv", problems));
  const auto dips = read_dips(shipped("events/virginia-2024-dips.csv", problems));
  CHECK(problems.count() == 0);
  REQUIRE(dips.size() == 6);
  const auto lost_mw = [&](const char* rule, double at_s) {
    return sim::lost_mw(sim::response_to_dips(rule_of(rules, rule), 1260.0, dips), at_s);
  };
  for (const double at_s : {0.05, 20.0, 33.0, 82.06, 200.0}) {
    CHECK(lost_mw("NOGRR282", at_s) == 0.0);
    CHECK(lost_mw("CAISO", at_s) == 0.0);
  }
  // the counter's leave at the third and are on their own supply until somebody comes
  CHECK(lost_mw("three_dips", 32.79) == 0.0);
  CHECK(lost_mw("three_dips", 32.80) == 1260.0);
  CHECK(lost_mw("three_dips", 3600.0) == 1260.0);
  // 66 ms at 0.25 pu are beyond ITIC's 20 ms
  CHECK(lost_mw("ITIC", 0.019) == 0.0);
  CHECK(lost_mw("ITIC", 0.021) == 1260.0);
  // what ceases and reconnects is back before the next dip
  CHECK(lost_mw("PERC1_shape", 0.01) == 1260.0);
  CHECK(std::abs(lost_mw("PERC1_shape", 16.0)) < 1e-9);
  for (const char* without_curve : {"EirGrid", "IESO"}) {
    CHECK_FALSE(rule_of(rules, without_curve).knows_dips());
    CHECK(rule_of(rules, without_curve).share_back >= 0.9);
  }
}

TEST_CASE("ride-through table: bounds of NOGRR 282 at the ends of its bands") {
  Problems problems;
  const auto rules = read_ride_through_rules(shipped("data/ride_through_rules.csv", problems));
  const auto& rule = rule_of(rules, "NOGRR282");
  const auto leaves = [&](double residual_pu, double length_s) {
    const sim::VoltageDip dip{.at_s = 1.0, .length_s = length_s, .residual_pu = residual_pu};
    return !sim::response_to_dips(rule, 100.0, {&dip, 1}).empty();
  };
  CHECK_FALSE(leaves(0.0, 0.15));
  CHECK(leaves(0.19, 0.151));
  CHECK_FALSE(leaves(0.2, 0.25));
  CHECK(leaves(0.49, 0.251));
  CHECK_FALSE(leaves(0.5, 0.5));
  CHECK(leaves(0.79, 0.501));
  CHECK_FALSE(leaves(0.8, 2.0));
  CHECK(leaves(0.89, 2.001));
  CHECK_FALSE(leaves(0.9, 1e5));
  CHECK(leaves(1.2, 0.001));
  CHECK(sim::frequency_relays(rule, 60.0, 100.0, 0).size() == 4);
}

TEST_CASE("ride-through table: faults have their place, and nothing of them is guessed") {
  CHECK(faults_of("mine,voltage,0,0.7,0.02,,,\n") == 0);
  CHECK(faults_of("") == 1);
  CHECK(faults_of("mine,volts,0,0.7,0.02,,,\n") == 1);
  CHECK(faults_of("mine,voltage,0.7,0.7,0.02,,,\n") == 1);
  CHECK(faults_of("mine,voltage,0,0.7,0.02,,,\nmine,voltage,0.6,0.9,1,,,\n") == 1);
  CHECK(faults_of("mine,voltage,0,0.7,-1,,,\n") == 1);
  CHECK(faults_of("mine,recovery,,,2,,1.5,\n") == 1);
  CHECK(faults_of("mine,recovery,,,2,,0.5,\nmine,recovery,,,2,,0.5,\n") == 1);
  CHECK(faults_of("mine,recovery,,,2,,0,\nmine,recovery,,,2,,0.5,\n") == 1);
  CHECK(faults_of("mine,dip_counter,,0.9,60,0,,\n") == 1);
  CHECK(faults_of(",voltage,0,0.7,0.02,,,\n") == 1);
}
