#include "tools/adequacy/system_argument.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "grid/core/error.hpp"
#include "tests/temporary_folder.hpp"

using namespace gigaload;
using namespace gigaload::tools;

namespace {

/// A folder with tables of units and loads, and another load.
struct Tables {
  Tables() {
    write("units.csv", "unit,capacity_mw,for,mttr_h\nA,10,0.1,10\n");
    write("load.csv", "load_mw\n5\n6\n");
    write("other.csv", "load_mw\n1\n2\n3\n");
    write("bare.csv", "load\n5\n");
  }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder / name) << text;
  }
  [[nodiscard]] std::string refusal(const SystemArgument& argument) const {
    try {
      (void)read_system(argument);
    } catch (const InputError& error) {
      return error.what();
    }
    return "read";
  }
  tests::TemporaryFolder temporary;
  std::filesystem::path folder = temporary.path();
};

}  // namespace

TEST_CASE("two tables in any of the ways to name them") {
  const Tables t;
  const auto steps = [](const SystemArgument& argument) {
    return read_system(argument).system.steps;
  };
  CHECK(steps({.names = {t.folder}}) == 2);
  CHECK(steps({.names = {t.folder}, .load = "other.csv"}) == 3);
  CHECK(steps({.names = {t.folder}, .units = t.folder / "units.csv"}) == 2);
  CHECK(steps({.names = {t.folder / "units.csv", t.folder / "other.csv"}}) == 3);
  CHECK(steps({.names = {}, .units = t.folder / "units.csv", .load = t.folder / "load.csv"}) == 2);
  CHECK(steps({.names = {t.folder}, .load = "bare.csv", .power_unit = "MW", .step = "5 min"}) == 1);
  const auto hashes = read_system({.names = {t.folder}}).data_hashes;
  REQUIRE(hashes.size() == 2);
  CHECK(hashes[0].first == "units.csv");
  CHECK(hashes[0].second.size() == 64);
}

TEST_CASE("a scenario's year brings the settings of its assessment") {
  const auto of =
      read_system({.names = {"virginia"},
                   .year = 2026,
                   .overrides = {"run.end=2026-02-01", "run.start=2026-01-01",
                                 "grid.regions=[\"VA_DOM\", \"MD\"]", "ensemble.cvar_level=0.9",
                                 "dispatch.storage_initial=0.25"}});
  CHECK(of.system.steps == 744);
  CHECK(of.system.regions.size() == 2);
  CHECK(of.cvar_level == 0.9);
  CHECK(of.initial_charge == 0.25);
  CHECK(of.quantiles == std::vector<double>{0.5, 0.9, 0.99});
  CHECK_FALSE(of.scenario_text.empty());
  CHECK_FALSE(of.settings.empty());
  CHECK_FALSE(of.data_hashes.empty());
}

TEST_CASE("what names no system, and options that do not go with it") {
  const Tables t;
  const std::filesystem::path units = t.folder / "units.csv", load = t.folder / "load.csv";
  const auto has = [&t](const SystemArgument& argument, const std::string& words) {
    const std::string found = t.refusal(argument);
    CAPTURE(found);
    CHECK(found.find(words) != std::string::npos);
  };
  has({.names = {}}, "name a system");
  has({.names = {}, .units = units}, "name a system");
  has({.names = {units, load}, .load = load}, "name one system");
  has({.names = {units, load}, .year = 2030}, "--year 2030");
  has({.names = {t.folder}, .weather = 3}, "--weather 3");
  has({.names = {t.folder}, .overrides = {"run.seed=1"}}, "run.seed=1");
  has({.names = {units}}, "name both");
  has({.names = {t.folder / "none.pras"}}, "none.pras");
  has({.names = {t.folder}, .load = "none.csv"}, "none.csv");
  has({.names = {"virginia"}}, "say which year of it, such as --year 2025");
  has({.names = {"virginia"}, .year = 1990}, "1990");
  has({.names = {"virginia"}, .step = "1 h", .year = 2030}, "--step");
  has({.names = {"virginia"}, .load = load, .year = 2030}, "--load");
  has({.names = {"no-such-scenario"}, .year = 2030}, "no-such-scenario");
}
