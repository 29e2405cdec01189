// Scenarios with grid.csv, and published systems as tables: the same as read from their PRAS files.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <string>

#include "grid/adequacy/exact/exact.hpp"
#include "grid/adequacy/sampling/monte_carlo.hpp"
#include "grid/adequacy/system/repeated_system.hpp"
#include "scenarios/measured/own_grid.hpp"
#include "scenarios/pras/pras_file.hpp"
#include "scenarios/readers/load.hpp"
#include "tests/places.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;
namespace adequacy = gigaload::grid::adequacy;

namespace {

/// The three nodes of PRAS's tests (TestData.jl): what changes with time is a profile.
void write_three_nodes(const TestFolder& folder) {
  folder.write("units.csv",
               "name,region,category,capacity_mw,failure_probability,repair_probability,profile\n"
               "Gen1,Region A,Gens,10,0.1,0.9,\nVG A,Region A,VG,4,0,1,a\n"
               "Gen 2,Region B,Gens,10,0.1,0.9,\nGen 3,Region B,Gens,10,0.1,0.9,\n"
               "VG B,Region B,VG,8,0,1,b\nGen 4,Region C,Gens,20,0.1,0.9,four\n"
               "Gen 5,Region C,Gens,40,0.1,0.9,five\nVG C,Region C,VG,2,0,1,c\n");
  folder.write(
      "profiles.csv",
      "time,a,b,c,four,five\n2018-10-30T00:00Z,1,0.75,1,0.5,0.5\n"
      "2018-10-30T01:00Z,0.75,0.625,0.5,0.5,0.5\n2018-10-30T02:00Z,0.5,0.375,1,0.75,0.625\n"
      "2018-10-30T03:00Z,0.75,0.5,0.5,0.5,0.5\n");
  folder.write(
      "load.csv",
      "time,Region A,Region B,Region C\n2018-10-30T00:00Z,19,20,22\n"
      "2018-10-30T01:00Z,20,21,21\n2018-10-30T02:00Z,21,21,23\n2018-10-30T03:00Z,20,22,22\n");
  folder.write("lines.csv",
               "name,from,to,forward_mw\nL1,Region A,Region B,8\nL2,Region A,Region C,8\n"
               "L3,Region B,Region C,8\n");
}

/// A region with a unit, and one with a store at the end of a line; all fail (TestData.jl, test3).
void write_line_and_store(const TestFolder& folder) {
  folder.write("units.csv",
               "name,region,category,capacity_mw,failure_probability,repair_probability\n"
               "Gen 1,Region A,Generators,25,0.1,0.9\n");
  folder.write("load.csv",
               "time,Region A,Region B\n2020-01-01T00:00Z,8,6\n2020-01-01T01:00Z,9,7\n");
  folder.write("lines.csv",
               "name,from,to,forward_mw,failure_probability,repair_probability\n"
               "Line 1,Region A,Region B,15,0.1,0.9\n");
  folder.write("storage.csv",
               "name,region,power_mw,energy_mwh,round_trip_efficiency,failure_probability,"
               "repair_probability\nStor 1,Region B,10,10,1,0.1,0.9\n");
}

adequacy::SystemModel pras(const char* name) {
  return read_pras(tests::source_folder() / "tests/data/pras" / name);
}

adequacy::SystemModel copper_sheet(adequacy::SystemModel system) {
  std::vector<double> load(system.steps, 0.0);
  for (const auto& r : system.regions) {
    for (std::size_t t = 0; t < system.steps; ++t) load[t] += r.load[t];
  }
  system.regions = {{.name = "all", .load = adequacy::Series(std::move(load))}};
  for (auto& g : system.generators) g.region = RegionIndex(0);
  system.interfaces.clear();
  system.lines.clear();
  return system;
}

void check_same_samples(const adequacy::SystemModel& own, const adequacy::SystemModel& file) {
  const adequacy::Options options{.samples = 20'000, .seed = 7};
  const auto a = assess(own, options), b = assess(file, options);
  CHECK(b.system.eue.value > 0.0);
  CHECK(a.system.lole.value == b.system.lole.value);
  CHECK(a.system.eue.value == b.system.eue.value);
  REQUIRE(a.regions.size() == b.regions.size());
  for (std::size_t r = 0; r < a.regions.size(); ++r) {
    CHECK(a.regions[r].eue.value == b.regions[r].eue.value);
  }
}

/// A day of two regions with a unit that comes in 2026 and one that goes in 2027.
void write_day(const TestFolder& folder) {
  folder.write("own/units.csv",
               "name,region,technology,capacity_mw,for,mttr_h,in_service,out_of_service\n"
               "old,North,gas,100,,,,2027-07-01\nnew,North,gas,60,0,,2026-07-01,\n"
               "south,South,gas,80,0.1,10,,\n");
  std::string load = "time,North,South\n";
  for (int hour = 0; hour < 24; ++hour) {
    load += fmt::format("2025-01-01T{:02}:00Z,90,70\n", hour);
  }
  folder.write("own/load.csv", load);
  folder.write("own/lines.csv", "name,from,to,forward_mw,reverse_mw\ntie,North,South,40,20\n");
}

const std::string kScenario =
    "[run]\nstart = 2025-01-01\nend = 2028-01-01\n[grid]\ncsv = \"own\"\n";

std::vector<Problem> problems(const TestFolder& folder, const std::string& toml) {
  try {
    (void)load(folder.write("s.toml", toml), {});
  } catch (const ScenarioError& error) {
    return error.problems();
  }
  return {};
}

}  // namespace

TEST_CASE(
    "the three nodes of PRAS as tables: the same exactly without a network, the same samples") {
  const TestFolder folder;
  write_three_nodes(folder);
  const auto own = read_own_grid(folder.path(), {}).system;
  const auto file = pras("threenode.pras");
  CHECK(own.start == file.start);
  const auto a = adequacy::assess_exact(copper_sheet(own));
  const auto b = adequacy::assess_exact(copper_sheet(file));
  CHECK(a.lole == b.lole);
  CHECK(a.eue == b.eue);
  CHECK(a.lole == doctest::Approx(1.17877).epsilon(1e-5));
  CHECK(a.eue == doctest::Approx(11.73276).epsilon(1e-6));
  check_same_samples(own, file);
}

TEST_CASE("a store at the end of a line as tables: the same samples") {
  const TestFolder folder;
  write_line_and_store(folder);
  check_same_samples(read_own_grid(folder.path(), {}).system, pras("test3.pras"));
}

TEST_CASE("RTS-79 as a folder of its own has its published LOLE") {
  const TestFolder folder;
  const auto source = tests::source_folder() / "tests/data/rts79";
  std::filesystem::copy_file(source / "units.csv", folder.path() / "units.csv");
  std::filesystem::copy_file(source / "hourly_load_8736.csv", folder.path() / "load.csv");
  const auto exact = adequacy::assess_exact(read_own_grid(folder.path(), {}).system);
  CHECK(exact.lole == doctest::Approx(9.394175489).epsilon(1e-6));
}

TEST_CASE("a folder of tables is the grid of a scenario, with the dates of its units") {
  const TestFolder folder;
  write_sample_grid(folder);
  write_day(folder);
  const Loaded loaded =
      load(folder.write("s.toml", kScenario + "data = \"data\"\n[campus.one]\nregion = \"South\"\n"
                                              "capacity = \"10 MW\"\n"),
           {});
  const sim::Scenario& s = loaded.scenario;
  REQUIRE(s.given_system);
  CHECK(s.grid.regions[0].name == "North");
  CHECK(s.grid.regions[0].interconnection == "own");
  CHECK(s.campuses[0].region == RegionIndex(1));
  CHECK(s.grid.technologies[0].name == "gas");
  CHECK(s.given_system->generators[0].chain.failure[0] > 0.0);  // that of the sample's gas
  REQUIRE(s.grid.fleet.size() == 2);
  const auto& fleet = s.grid.fleet[0];
  CHECK(fleet.years == std::vector<int>{2025, 2026, 2027});
  CHECK(fleet.capacity_mw == std::vector<double>{100.0, 160.0, 60.0});
  const adequacy::RepeatedSystem repeated(s.given_system);
  const grid::Hour july = grid::to_hour({2026, 7, 1});
  const auto window = repeated.window(july - 1, july + 1);
  CHECK(window.generators[1].capacity[0] == 0.0);
  CHECK(window.generators[1].capacity[1] == 60.0);
  CHECK(std::ranges::count(loaded.data_hashes, "units.csv",
                           &std::pair<std::string, std::string>::first) == 1);
  CHECK(loaded.systems.size() == 3);
}

TEST_CASE("faults of a scenario's own tables are told at their places, beside those of its keys") {
  const TestFolder folder;
  write_sample_grid(folder);
  write_day(folder);
  folder.write("own/lines.csv", "name,from,to,forward_mw\ntie,North,South,-1\n");
  const auto found = problems(folder, kScenario + "data = \"data\"\n[run.feedback]\nenabled = 3\n");
  REQUIRE(found.size() == 2);
  const auto line =
      std::ranges::find_if(found, [](const Problem& p) { return p.file.ends_with("lines.csv"); });
  REQUIRE(line != found.end());
  CHECK(line->line == 2);
  CHECK(line->column == 17);
  CHECK(line->source_line == "tie,North,South,-1");
  const auto none = problems(folder,
                             "[run]\nstart = 2025-01-01\nend = 2028-01-01\n"
                             "[grid]\ncsv = \"none\"\n");
  REQUIRE(none.size() == 1);
  CHECK(none[0].key == "grid.csv");
  CHECK(none[0].message.find("no such folder") != std::string::npos);
}

TEST_CASE("keys of the shipped grid have no meaning beside tables of one's own") {
  const TestFolder folder;
  write_sample_grid(folder);
  write_day(folder);
  const auto found = problems(folder, kScenario + "data = \"data\"\nregions = [\"AA\"]\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].key == "grid.regions");
  CHECK(found[0].message.find("grid.csv, whose tables bring") != std::string::npos);
  const auto both = problems(folder, kScenario + "data = \"data\"\npras = \"x.pras\"\n");
  REQUIRE_FALSE(both.empty());
  CHECK(std::ranges::any_of(both, [](const Problem& p) {
    return p.key == "grid.csv" && p.message.find("one of the two") != std::string::npos;
  }));
}
