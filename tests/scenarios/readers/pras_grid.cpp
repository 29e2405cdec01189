// Scenarios with grid.pras; what they give in a run: tests/sim/studies/given_system.cpp.
#include <doctest/doctest.h>
#include <hdf5.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "scenarios/pras/pras_file.hpp"
#include "scenarios/readers/load.hpp"
#include "sim/hours/hour_model.hpp"
#include "tests/grid/parts.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;
namespace adequacy = gigaload::grid::adequacy;

namespace {

const std::string kRun = "[run]\nstart = 2025-01-01\nend = 2026-01-01\n";
const std::string kGrid = kRun + "[grid]\npras = \"small.pras\"\n";

/// Two days of two regions with a line and a third one apart.
adequacy::SystemModel three_regions() {
  adequacy::SystemModel s;
  s.steps = 48;
  std::vector<double> load(48, 100.0);
  load[30] = 150.0;
  s.regions = {{"North", adequacy::Series(load)}, {"South", 50.0}, {"Apart", 50.0}};
  s.generators = {adequacy::generator(0, 120.0), adequacy::generator(1, 80.0),
                  adequacy::generator(2, 60.0)};
  for (auto& g : s.generators) g.category = "Gas";
  s.storages = {adequacy::battery(1, 10.0, 40.0)};
  s.storages[0].category = "Battery";
  s.interfaces = {{RegionIndex(0), RegionIndex(1), adequacy::kUnlimited, 30.0}};
  s.lines = {{"L", "AC", InterfaceIndex(0), 20.0, 20.0, {0.1, 0.9}}};
  return s;
}

/// The file and the sample tables in a folder.
struct Sample {
  explicit Sample(const adequacy::SystemModel& system = three_regions()) {
    write_sample_grid(folder);
    write_pras(system, folder.path() / "small.pras");
  }
  [[nodiscard]] Loaded load(const std::string& toml,
                            const std::vector<std::string>& set = {}) const {
    return scenarios::load(folder.write("s.toml", toml), set);
  }
  [[nodiscard]] std::vector<Problem> problems(const std::string& toml,
                                              const std::vector<std::string>& set = {}) const {
    try {
      (void)load(toml, set);
    } catch (const ScenarioError& error) {
      return error.problems();
    }
    return {};
  }
  TestFolder folder;
};

bool contains(const std::string& text, std::initializer_list<const char*> parts) {
  return std::ranges::all_of(
      parts, [&](const char* part) { return text.find(part) != std::string::npos; });
}

bool has_notice(const Loaded& loaded, const char* text) {
  return std::ranges::any_of(loaded.notices,
                             [&](const std::string& n) { return contains(n, {text}); });
}

}  // namespace

TEST_CASE("the file's regions and categories are the grid's") {
  const Sample sample;
  const Loaded loaded = sample.load(kGrid + R"(
time_zone = "America/New_York"
[campus.one]
region = "South"
capacity = "10 MW"
[limits.connection]
Apart = "1 GW/yr"
)");
  const sim::Scenario& s = loaded.scenario;
  REQUIRE(s.grid.regions.size() == 3);
  CHECK(s.grid.regions[1].name == "South");
  CHECK(s.grid.regions[0].time_zone == "America/New_York");
  CHECK(s.grid.regions[0].interconnection == "small-1");
  CHECK(s.grid.regions[1].interconnection == "small-1");
  CHECK(s.grid.regions[2].interconnection == "small-2");
  CHECK(s.grid.technologies[0].name == "Gas");
  CHECK(s.grid.technologies[1].name == "Battery");
  CHECK(s.campuses[0].region == RegionIndex(1));
  CHECK(s.limits.connection_mw_per_y[2] == doctest::Approx(1000.0));
  CHECK(std::isinf(s.limits.connection_mw_per_y[0]));
  REQUIRE(s.given_system);
  CHECK(s.given_system->steps == 48);
  CHECK(s.additions.empty());
  CHECK_FALSE(s.ensemble.sampled_weather);
  CHECK(s.dispatch.storage_initial_share == 0.0);  // as in PRAS
  CHECK(s.reserve_share.empty());
  CHECK(s.data_centres.path_energy_mwh == std::vector<double>{0.0});
  CHECK(s.grid.data[2].air.dry_bulb_c[6][12] == 15.0);
  CHECK(has_notice(loaded, "assumption: the campuses are cooled by air of 15 deg C"));
  CHECK(has_notice(loaded, "small.pras: 3 regions, 3 generators, 48 hours"));
  CHECK_FALSE(has_notice(loaded, "data_centres.path"));
  CHECK(std::ranges::count(loaded.data_hashes, "small.pras",
                           &std::pair<std::string, std::string>::first) == 1);
}

TEST_CASE("keys that go with it") {
  const Sample sample;
  const Loaded loaded = sample.load(R"(
[run]
start = 2025-01-01
end = 2026-01-01
[grid]
data = "data"
pras = "small.pras"
climate = "BB"
interfaces = {scale = 2.0}
[demand]
scale = 1.5
[dispatch]
storage_initial = 0.25
[data_centres]
path = [{year = 2024, energy = "1 GWh"}, {year = 2026, energy = "4 GWh"}]
)");
  const sim::Scenario& s = loaded.scenario;
  CHECK(s.given_system->regions[0].load[30] == doctest::Approx(225.0));
  CHECK(s.given_system->interfaces[0].forward_capacity[0] == adequacy::kUnlimited);
  CHECK(s.given_system->interfaces[0].backward_capacity[0] == doctest::Approx(60.0));
  CHECK(s.given_system->lines[0].forward_capacity[0] == doctest::Approx(40.0));
  CHECK(s.dispatch.storage_initial_share == 0.25);
  CHECK(s.data_centres.path_energy_mwh[1] == doctest::Approx(2000.0));
  double sum = 0.0;
  for (const double share : s.data_centres.share) sum += share;
  CHECK(sum == doctest::Approx(1.0));
  CHECK(s.data_centres.share[1] == doctest::Approx(50.0 * 48 / (200.0 * 48 + 50.0)));
  CHECK(s.grid.data[0].air.dry_bulb_c[0][0] != 15.0);
  const auto tables =
      scenarios::load(sample.folder.write("t.toml", kRun + "[grid]\ndata = \"data\"\n"));
  CHECK(s.grid.data[0].air.dry_bulb_c == tables.scenario.grid.data[1].air.dry_bulb_c);
  CHECK_FALSE(tables.scenario.given_system);
}

TEST_CASE("a region of the file may have measured air") {
  const Sample sample;
  (void)sample.folder.write("air.csv",
                            "time,dry_bulb_c,dew_point_c,pressure_pa\n"
                            "2025-01-01T00:00Z,30,12,99000\n2025-01-01T01:00Z,31,12,99000\n");
  const Loaded loaded = sample.load(kGrid + R"(
[weather.South]
file = "air.csv"
[campus.one]
region = "South"
capacity = "10 MW"
stage = "energised"
)");
  CHECK_FALSE(has_notice(loaded, "assumption: the campuses are cooled"));
  const sim::Campuses campuses(loaded.scenario);
  const sim::HourModel model(loaded.scenario, campuses);
  sim::BuildOutFrame years;
  years.filled = years.energised = {10.0};
  sim::HourState hot, later;
  model.at(loaded.scenario.begin + 1, years, hot);
  model.at(loaded.scenario.begin + 2, years, later);
  CHECK(hot.regions[1].air.dry_bulb_c == doctest::Approx(31.0));
  CHECK(hot.regions[0].air.dry_bulb_c == doctest::Approx(15.0));
  CHECK(later.regions[1].air.dry_bulb_c == doctest::Approx(15.0));
  CHECK(hot.campuses[0].load_mw > later.campuses[0].load_mw);
}

TEST_CASE("another unit of the file is the same grid, and a path finds it") {
  adequacy::SystemModel in_gw = three_regions();
  for (auto& r : in_gw.regions) r.load = adequacy::Series(1000.0);
  in_gw.generators[1].capacity = 2000.0;
  const Sample sample(in_gw);
  const auto file = sample.folder.path() / "small.pras";
  const hid_t f = H5Fopen(file.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  for (const auto& [name, unit] : {std::pair{"power_unit", "GW"}, {"energy_unit", "GWh"}}) {
    REQUIRE(H5Adelete(f, name) >= 0);
    const hid_t type = H5Tcopy(H5T_C_S1), space = H5Screate(H5S_SCALAR);
    H5Tset_size(type, std::string(unit).size());
    const hid_t attribute = H5Acreate2(f, name, type, space, H5P_DEFAULT, H5P_DEFAULT);
    REQUIRE(H5Awrite(attribute, type, unit) >= 0);
    H5Aclose(attribute);
    H5Sclose(space);
    H5Tclose(type);
  }
  H5Fclose(f);
  const Loaded loaded = sample.load(kRun + "[grid]\npras = \"" + file.string() + "\"\n");
  const adequacy::SystemModel& system = *loaded.scenario.given_system;
  CHECK(system.units.power == "MW");
  CHECK(system.units.energy == "MWh");
  CHECK(system.regions[0].load[0] == doctest::Approx(1e6));
  CHECK(system.storages[0].energy_capacity[0] == doctest::Approx(40e3));
  CHECK(system.interfaces[0].forward_capacity[0] == adequacy::kUnlimited);
}

TEST_CASE("keys of a grid of tables are refused beside it, and their defaults are not shown") {
  const Sample sample;
  const auto found = sample.problems(kGrid + R"(regions = ["North"]
[demand]
growth = "none"
annual_energy = "exact"
[plants]
queue = false
stages = {construction = "1 yr"}
[water]
hydro = "none"
[outages]
temperature = true
)");
  REQUIRE(found.size() == 7);
  for (const Problem& p : found) {
    CAPTURE(p.key);
    CHECK(contains(p.message, {"no meaning beside grid.pras", "leave it out"}));
    CHECK(p.line > 5);
  }
  for (const Setting& setting : sample.load(kGrid).settings) {
    CHECK_FALSE(setting.key.starts_with("plants."));
    CHECK(setting.key != "grid.regions");
    if (setting.key == "dispatch.storage_initial") CHECK(setting.value == "0.0");
  }
  const auto without = sample.problems(kRun + "[grid]\ndata = \"data\"\nclimate = \"BB\"\n");
  REQUIRE(without.size() == 1);
  CHECK(without[0].key == "grid.climate");
  CHECK(contains(without[0].message, {"there is no grid.pras"}));
}

TEST_CASE("a campus's own plant is refused beside it, as there are no plants by fuel") {
  const auto found = Sample().problems(kGrid +
                                       "[campus.one]\nregion = \"North\"\ncapacity = \"10 MW\"\n"
                                       "on_site = {capacity = \"5 MW\"}\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].key == "campus.one.on_site");
  CHECK(contains(found[0].message, {"names no plants by fuel", "leave on_site out"}));
}

TEST_CASE("the climate of a state is that of one of its regions") {
  const Sample sample;
  const std::string rest = ",eastern,America/New_York,East,1,sample\n";
  (void)sample.folder.write("data/regions.csv",
                            "region,title,state,interconnection,time_zone,census_division,"
                            "loss_factor,source\nAA,Alpha,AB" +
                                rest + "BB,Beta,AB" + rest + "CC,Gamma,CC" + rest);
  const auto found = sample.problems(kGrid + "climate = \"AB\"\ndata = \"data\"\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].key == "grid.climate");
  CHECK(found[0].message == "\"AB\" is a state with the regions AA, BB: name one of them");
  CHECK(sample.problems(kGrid + "climate = \"BB\"\ndata = \"data\"\n").empty());
}

TEST_CASE("a climate that is no text is told once, as what it is") {
  const auto found = Sample().problems(kGrid + "climate = {of = \"VA\"}\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].key == "grid.climate");
  CHECK(contains(found[0].message, {"a text in quotes is wanted, not a table"}));
}

TEST_CASE("wrong regions, climates, zones and files are named") {
  const Sample sample;
  const auto found = sample.problems(kGrid + R"(climate = "BX"
time_zone = "Mars/Olympus"
data = "data"
[campus.one]
region = "Nort"
capacity = "10 MW"
[limits.connection]
VA = "1 GW/yr"
)");
  REQUIRE(found.size() == 4);
  CHECK(contains(found[0].message, {"\"BX\"", "standard"}));
  CHECK(contains(found[1].message, {"Mars/Olympus"}));
  CHECK(contains(found[2].message, {"\"Nort\" is no region", "North"}));
  CHECK(found[3].key == "limits.connection.VA");

  const auto refused = [&](const char* name, std::initializer_list<const char*> parts) {
    const auto problems = sample.problems(kRun + "[grid]\npras = \"" + name + "\"\n");
    REQUIRE(problems.size() == 1);
    CAPTURE(problems[0].message);
    CHECK(problems[0].key == "grid.pras");
    CHECK(problems[0].line == 5);
    CHECK(contains(problems[0].message, parts));
    CHECK(contains(problems[0].message, {name}));
  };
  refused("none.pras", {"no such file"});
  refused("data", {"no such file"});
  (void)sample.folder.write("text.pras", "no system");
  refused("text.pras", {"no HDF5 file"});

  const auto file = sample.folder.path() / "bad.pras";
  adequacy::SystemModel system = three_regions();
  system.steps = 47;
  std::vector<double> load(47, 100.0);
  system.regions[0].load = adequacy::Series(load);
  write_pras(system, file);
  refused("bad.pras", {"47 steps", "whole days"});
  system = three_regions();
  system.units.time = "min";
  write_pras(system, file);
  refused("bad.pras", {"1 min", "1 h is wanted"});
  write_pras(three_regions(), file);
  const hid_t f = H5Fopen(file.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  const hid_t d = H5Dopen2(f, "generators/failureprobability", H5P_DEFAULT);
  const std::vector<double> wrong(48 * 3, 1.5);
  REQUIRE(H5Dwrite(d, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, wrong.data()) >= 0);
  H5Dclose(d);
  H5Fclose(f);
  refused("bad.pras", {"generators, 'G'", "failure probability", "1.5"});
}

TEST_CASE("a file of several years is the grid by one of them, which is to be chosen") {
  adequacy::SystemModel system = three_regions();
  system.steps = 3 * 8760;
  system.start = "2007-01-01T00:00:00-05:00";
  std::vector<double> load(system.steps, 100.0);
  load[8760 + 7] = 123.0;
  system.regions[0].load = adequacy::Series(load);
  const Sample sample(system);
  const auto found = sample.problems(kGrid);
  REQUIRE(found.size() == 1);
  CHECK(contains(found[0].message, {"3 years, 2007 to 2009", "grid.pras_year"}));
  CHECK(contains(sample.problems(kGrid + "pras_year = 2010\n")[0].message, {"2007 to 2009"}));
  for (const char* bad : {"2", "\"2008\"", "[2008]", "{}"}) {  // told, not asked for
    CAPTURE(bad);
    const auto told = sample.problems(kGrid + "pras_year = " + bad + "\n");
    REQUIRE(told.size() == 1);
    CHECK(told[0].key == "grid.pras_year");
    CHECK(told[0].message.find("choose one") == std::string::npos);
  }
  const Loaded loaded = sample.load(kGrid + "pras_year = 2008\n");
  CHECK(loaded.scenario.given_system->regions[0].load[7] == 123.0);
}

TEST_CASE("a text of the grid that is none is told for what it is, and once") {
  const Sample sample(three_regions());
  for (const char* key : {"climate", "time_zone"}) {
    for (const char* bad : {"5", "[5]", "{ a = 1 }"}) {
      CAPTURE(key);
      CAPTURE(bad);
      const auto told = sample.problems(kGrid + key + " = " + bad + "\n");
      REQUIRE(told.size() == 1);
      CHECK(contains(told[0].message, {"a text in quotes is wanted"}));
    }
  }
}
