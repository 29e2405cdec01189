// Scenarios whose PRAS file holds several years of weather.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "scenarios/pras/pras_file.hpp"
#include "scenarios/readers/load.hpp"
#include "tests/grid/parts.hpp"
#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;
namespace adequacy = gigaload::grid::adequacy;

namespace {

const std::string kSampled = "[ensemble]\nweather = \"sampled\"\nsamples = 100\n";

/// A folder with a file of so many years from 2007 on, whose load in step 7 tells the year.
struct YearsFile {
  explicit YearsFile(std::size_t years) {
    write_sample_grid(folder);
    adequacy::SystemModel system = adequacy::one_region(std::vector<double>(years * 8760, 100.0));
    system.start = "2007-01-01T00:00:00-05:00";
    std::vector<double> load(system.steps, 100.0);
    for (std::size_t k = 0; k < years; ++k) load[8760 * k + 7] = 200.0 + static_cast<double>(k);
    system.regions[0].load = adequacy::Series(load);
    system.generators = {adequacy::generator(0, 120.0)};
    system.generators[0].category = "Gas";
    write_pras(system, folder.path() / "years.pras");
  }
  [[nodiscard]] Loaded load(const std::string& grid) const {
    return scenarios::load(
        folder.write(
            "s.toml",
            "[run]\nstart = 2025-01-01\nend = 2026-01-01\n[grid]\npras = \"years.pras\"\n" + grid),
        {});
  }
  [[nodiscard]] Problem problem(const std::string& grid) const {
    try {
      (void)load(grid);
    } catch (const ScenarioError& error) {
      REQUIRE(error.problems().size() == 1);
      return error.problems()[0];
    }
    FAIL("it was taken");
    return {};
  }
  TestFolder folder;
};

bool has(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a file of several years is the grid by one of them, which is to be chosen") {
  const YearsFile file(3);
  const Problem none = file.problem("");
  CHECK(has(none.message, "3 years, 2007 to 2009"));
  CHECK(has(none.message, "grid.pras_year"));
  CHECK(has(file.problem(kSampled).message, "grid.pras_year"));
  CHECK(has(file.problem("pras_year = 2010\n").message, "2007 to 2009"));
  const Loaded loaded = file.load("pras_year = 2008\n");
  CHECK(loaded.scenario.given_system->regions[0].load[7] == 201.0);
  CHECK(loaded.scenario.weather_systems.empty());
  CHECK_FALSE(loaded.scenario.ensemble.sampled_weather);
}

TEST_CASE("samples may have the years in turn, in the units and factors of the balance's") {
  const YearsFile file(3);
  const Loaded loaded = file.load("pras_year = 2008\n[demand]\nscale = 1.5\n" + kSampled);
  const sim::Scenario& s = loaded.scenario;
  CHECK(s.ensemble.sampled_weather);
  REQUIRE(s.weather_systems.size() == 3);
  CHECK(s.weather_systems[1] == s.given_system);
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(s.weather_systems[k]->steps == 8760);
    CHECK(s.weather_systems[k]->regions[0].load[7] ==
          doctest::Approx(1.5 * (200.0 + static_cast<double>(k))));
    CHECK(s.weather_systems[k]->groups.size() == 1);
  }
  CHECK(std::ranges::any_of(loaded.notices, [](const std::string& notice) {
    return has(notice, "samples have its 3 years of weather in turn, 2007 to 2009; the balance") &&
           has(notice, "have 2008; of ensemble.samples = 100 the first year has one sample more");
  }));
}

TEST_CASE("samples of a file of one year have no other weather: refused at the key") {
  const YearsFile file(1);
  const Problem problem = file.problem(kSampled);
  CHECK(problem.key == "ensemble.weather");
  CHECK(problem.line == 7);
  CHECK(has(problem.message, "no second year of weather"));
  CHECK(has(problem.message, "\"fixed\" is wanted"));
  CHECK_NOTHROW((void)file.load("[ensemble]\nweather = \"fixed\"\n"));
}
