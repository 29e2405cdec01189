#include "scenarios/readers/import_limits.hpp"

#include <doctest/doctest.h>

#include "scenarios/pras/pras_file.hpp"
#include "scenarios/readers/load.hpp"
#include "sim/scenario/scenario.hpp"
#include "tests/grid/parts.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;
namespace adequacy = gigaload::grid::adequacy;

namespace {

/// Lines 1 to 5 of every text here.
const std::string kImportHead =
    "[run]\nstart = 2025-01-01\nend = 2026-01-01\n[grid]\ndata = \"data\"\n";

struct ImportSample {
  ImportSample() { write_sample_grid(folder); }
  [[nodiscard]] sim::Scenario read(const std::string& toml,
                                   const std::vector<std::string>& set = {}) const {
    return scenarios::load(folder.write("s.toml", toml), set).scenario;
  }
  [[nodiscard]] std::vector<Problem> problems(const std::string& toml) const {
    try {
      (void)read(toml);
    } catch (const ScenarioError& error) {
      return error.problems();
    }
    return {};
  }
  TestFolder folder;
};

}  // namespace

TEST_CASE("limits on imports of regions and interconnections, one in another") {
  const ImportSample limits;
  const auto read =
      limits.read(kImportHead + "[imports]\neastern = \"3 GW\"\nBB = \"500 MW\"\nCC = \"0 MW\"\n");
  const auto& of_grid = read.grid.import_limits;
  REQUIRE(of_grid.size() == 3);
  CHECK(of_grid[0].name == "eastern");
  CHECK(of_grid[0].regions == std::vector<RegionIndex>{RegionIndex(0), RegionIndex(1)});
  CHECK(of_grid[0].mw == doctest::Approx(3000.0));
  CHECK(of_grid[1].regions == std::vector<RegionIndex>{RegionIndex(1)});
  CHECK(of_grid[2].mw == 0.0);
  CHECK(limits.read(kImportHead).grid.import_limits.empty());
}

TEST_CASE("none takes a limit back, and what is not in the run has none") {
  const ImportSample limits;
  const std::string text = kImportHead + "[imports]\nAA = \"3 GW\"\nCC = \"1 GW\"\n";
  CHECK(limits.read(text, {"imports.AA=none"}).grid.import_limits.size() == 1);
  const auto few = limits.read(text, {"grid.regions=[\"AA\", \"BB\"]"}).grid.import_limits;
  REQUIRE(few.size() == 1);
  CHECK(few[0].name == "AA");
  const std::string west = kImportHead + "[imports]\nwestern = \"1 GW\"\n";
  CHECK(limits.read(west, {"grid.regions=[\"AA\", \"BB\"]"}).grid.import_limits.empty());
}

TEST_CASE("a limit of no group of regions is told at its place, with those that are") {
  const ImportSample limits;
  const auto unknown = limits.problems(kImportHead + "[imports]\nwesterm = \"3 GW\"\n");
  REQUIRE(unknown.size() == 1);
  CHECK(unknown[0].line == 7);
  CHECK(unknown[0].key == "imports.westerm");
  CHECK(unknown[0].message ==
        "\"westerm\" is no region and no group of regions; did you mean western?; known: "
        "eastern, western, AA, BB, CC");
  const auto below = limits.problems(kImportHead + "[imports]\nAA = \"-3 GW\"\n");
  REQUIRE(below.size() == 1);
  CHECK(below[0].message == "-3 GW is too small: at least 0 MW is allowed");
}

TEST_CASE("beside a PRAS file the limits are of its regions, in the balance and in the samples") {
  const ImportSample limits;
  adequacy::SystemModel system;
  system.steps = 24;
  system.units = {.time = "h", .power = "kW", .energy = "kWh", .step_length = 1};
  system.regions = {{"North", 1000.0}, {"South", 2000.0}};
  system.generators = {adequacy::generator(0, 5000.0)};
  system.interfaces = {{RegionIndex(0), RegionIndex(1), 3000.0, 3000.0}};
  system.lines = {{"L", "AC", InterfaceIndex(0), 3000.0, 3000.0, {0.0, 1.0}}};
  write_pras(system, limits.folder.path() / "small.pras");
  const auto read = limits.read(
      "[run]\nstart = 2025-01-01\nend = 2026-01-01\n[grid]\npras = \"small.pras\"\n"
      "[imports]\nSouth = \"1.5 MW\"\n");
  REQUIRE(read.given_system);
  REQUIRE(read.given_system->import_limits.size() == 1);
  CHECK(read.given_system->import_limits[0].limit[0] == doctest::Approx(1.5));
  CHECK(read.given_system->regions[1].load[0] == doctest::Approx(2.0));
  REQUIRE(read.grid.import_limits.size() == 1);
  CHECK(read.grid.import_limits[0].regions == std::vector<RegionIndex>{RegionIndex(1)});
  CHECK(read.grid.import_limits[0].mw == doctest::Approx(1.5));
}

TEST_CASE("limits of the grid's tables hold where a key does not take their place") {
  const ImportSample limits;
  const auto read = [&](const std::string& toml) {
    return limits.read(kImportHead + toml).grid.import_limits;
  };
  CHECK(read("").empty());
  limits.folder.write("data/import_limits.csv",
                      "name,members,mw,source\npool,AA BB,900,sample\nalone,BB,400,sample\n"
                      "all,AA BB CC,1,sample\n");
  auto of_grid = read("");
  REQUIRE(of_grid.size() == 2);  // nothing comes to all regions together
  CHECK(of_grid[0].name == "pool");
  CHECK(of_grid[0].regions == std::vector<RegionIndex>{RegionIndex(0), RegionIndex(1)});
  CHECK(of_grid[0].mw == 900.0);
  CHECK(of_grid[1].mw == 400.0);
  CHECK(read("imports = \"physical\"\n").empty());
  of_grid = read("[imports]\npool = \"none\"\n");
  REQUIRE(of_grid.size() == 1);
  CHECK(of_grid[0].name == "alone");
  of_grid = read("[imports]\nBB = \"1 GW\"\n");  // the same regions by another name
  REQUIRE(of_grid.size() == 2);
  CHECK(of_grid[1].name == "BB");
  CHECK(of_grid[1].mw == doctest::Approx(1000.0));
  of_grid = read("regions = [\"BB\", \"CC\"]\n");
  REQUIRE(of_grid.size() == 2);
  CHECK(of_grid[0].regions == std::vector<RegionIndex>{RegionIndex(0)});
}

TEST_CASE("a key goes before all years and seasons of the tables") {
  const ImportSample limits;
  limits.folder.write("data/import_limits.csv",
                      "name,members,year,season,mw,source\npool,BB,2025,,900,sample\n"
                      "pool,BB,2026,,800,sample\n");
  auto of_grid = limits.read(kImportHead).grid.import_limits;
  REQUIRE(of_grid.size() == 1);
  CHECK(of_grid[0].in_month(2025, 6) == 900.0);
  CHECK(of_grid[0].in_month(2026, 6) == 800.0);
  of_grid = limits.read(kImportHead + "[imports]\npool = \"1 GW\"\n").grid.import_limits;
  REQUIRE(of_grid.size() == 1);
  CHECK(of_grid[0].in_month(2025, 6) == doctest::Approx(1000.0));
  CHECK(of_grid[0].in_month(2026, 6) == doctest::Approx(1000.0));
  limits.folder.write("data/import_limits.csv",
                      "name,members,year,season,mw,source\npool,BB,2025,summer,900,sample\n");
  const auto told = limits.problems(kImportHead);
  REQUIRE(told.size() == 1);
  CHECK(told[0].key == "data.import_limits.season");
  CHECK(told[0].line == 2);
}
