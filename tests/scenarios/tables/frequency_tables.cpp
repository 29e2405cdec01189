#include "scenarios/tables/frequency_tables.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "scenarios/tables/table_file.hpp"
#include "tests/places.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {

CsvTable shipped(const char* name, Problems& problems) {
  return read_table_file(tests::source_folder() / "scenarios" / "data" / name, name, problems);
}

/// The names of the shipped technologies.
std::vector<grid::Technology> technologies() {
  Problems problems;
  const CsvTable table = shipped("technologies.csv", problems);
  std::vector<grid::Technology> all(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row)
    all[row].name = table.text(row, "technology");
  return all;
}

const sim::Interconnection& named(const std::vector<sim::Interconnection>& all,
                                  const std::string& name) {
  const auto found = std::ranges::find(all, name, &sim::Interconnection::name);
  REQUIRE(found != all.end());
  return *found;
}

/// The model of an hour in which a nuclear and a gas fleet serve the load.
sim::CommittedInertia hour_of(const sim::Interconnection& interconnection, double nuclear_mw,
                              double gas_mw) {
  Problems problems;
  const auto known = technologies();
  const auto machines = read_machines(shipped("inertia.csv", problems), known);
  std::vector<sim::RunningTechnology> running(machines.size());
  for (std::size_t t = 0; t < machines.size(); ++t) {
    const double mw = machines[t].technology == "nuclear"  ? nuclear_mw
                      : machines[t].technology == "gas_cc" ? gas_mw
                                                           : 0.0;
    running[t] = {.available_mw = mw > 0.0 ? 1e6 : 0.0, .generation_mw = mw};
  }
  return sim::committed_inertia(machines, interconnection, running, nuclear_mw + gas_mw);
}

}  // namespace

TEST_CASE("frequency tables: the shipped ones are whole, for every technology") {
  Problems problems;
  const auto known = technologies();
  const auto machines = read_machines(shipped("inertia.csv", problems), known);
  const auto all = read_interconnections(shipped("interconnections.csv", problems),
                                         shipped("frequency_relays.csv", problems));
  CHECK(problems.count() == 0);
  REQUIRE(machines.size() == known.size());
  CHECK(machines.size() > 10);
  CHECK(std::ranges::count_if(machines, &sim::Machines::is_battery) == 1);
  REQUIRE(all.size() == 3);
  CHECK(named(all, "ercot").stages.size() == 6);
  for (const sim::Interconnection& each : all) {
    CHECK(std::ranges::is_sorted(each.stages, {}, [](const auto& stage) {
      return stage.side == sim::FrequencyRelay::Side::over;
    }));
  }
}

TEST_CASE("frequency tables: response near what is measured, and above what NERC asks for") {
  Problems problems;
  const auto all = read_interconnections(shipped("interconnections.csv", problems),
                                         shipped("frequency_relays.csv", problems));
  const auto check = [&](const std::string& name, double nuclear_mw, double gas_mw,
                         double measured) {
    CAPTURE(name);
    const sim::Interconnection& of = named(all, name);
    const double response = hour_of(of, nuclear_mw, gas_mw).parameters.response_mw_per_tenth_hz();
    CHECK(response == doctest::Approx(measured).epsilon(0.15));
    CHECK(response > of.obligation_mw_per_tenth_hz);
  };
  check("eastern", 75'000.0, 315'000.0, 2600.0);  // some 500 GVA
  check("western", 7000.0, 145'000.0, 1500.0);    // some 200
  check("ercot", 5000.0, 44'000.0, 700.0);        // some 65
}

TEST_CASE("frequency tables: faults have their place") {
  const auto faults = [](const std::string& relays, const std::string& inertia) {
    Problems problems;
    const CsvTable parameters = shipped("interconnections.csv", problems);
    const CsvTable stages("interconnection,side,threshold_hz,delay_s,share\n" + relays,
                          problems.add_source("r"), "r", problems);
    (void)read_interconnections(parameters, stages);
    const CsvTable table("technology,inertia_s,loading,least_load,governor,battery\n" + inertia,
                         problems.add_source("i"), "i", problems);
    std::vector<grid::Technology> gas(1);
    gas[0].name = "gas";
    (void)read_machines(table, gas);
    return problems.count();
  };
  const std::string good = "gas,4.5,0.85,0.5,yes,no\n";
  CHECK(faults("ercot,under,59.3,0.1,0.05\n", good) == 0);
  CHECK(faults("texas,under,59.3,0.1,0.05\n", good) == 1);
  CHECK(faults("ercot,below,59.3,0.1,0.05\n", good) == 1);
  CHECK(faults("ercot,under,59.3,0.1,1.05\n", good) == 1);
  CHECK(faults("ercot,under,61.8,0.1,0.05\n", good) == 1);
  CHECK(faults("ercot,over,59.3,0.1,0.05\n", good) == 1);
  CHECK(faults("ercot,under,59.3,0.1,0.6\nercot,under,59.1,0.1,0.6\n", good) == 1);
  CHECK(faults("ercot,under,59.3,0.1,0.05\n", "gas,-4.5,0.85,0.5,yes,no\n") == 1);
  CHECK(faults("ercot,under,59.3,0.1,0.05\n", "gas,4.5,0,0.5,yes,no\n") == 1);
  CHECK(faults("ercot,under,59.3,0.1,0.05\n", "gas,4.5,0.85,0.5,maybe,no\n") == 1);
  CHECK(faults("ercot,under,59.3,0.1,0.05\n", "coal,4.5,0.85,0.5,yes,no\n") == 1);
}
