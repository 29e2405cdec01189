#include "tools/sweep/design/scalar_columns.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "scenarios/language/toml_reader.hpp"
#include "scenarios/text/scenario_error.hpp"
#include "tests/output/small_run.hpp"
#include "tools/sweep/design/fields.hpp"

using namespace gigaload;
using namespace gigaload::tools::sweep;

namespace {

using Columns = std::vector<std::size_t>;

/// Returns the columns of one scalar with these lines; what is said against it goes to `message`.
Columns columns(const std::string& lines, const sim::Scenario& scenario, std::string& message) {
  message.clear();
  scenarios::Problems problems;
  const std::string text = "[scalar.x]\n" + lines;
  const auto root = scenarios::read_toml(text, problems.add_source("sweep.toml", text), problems);
  Fields file(&*root, "", problems);
  const Selection selection = read_selection(file, problems);
  Columns found;
  if (!selection.scalars.empty()) found = columns_of(selection.scalars[0], scenario, problems);
  try {
    problems.throw_if_any();
  } catch (const scenarios::ScenarioError& error) {
    message = error.what();
  }
  return found;
}

const std::string kEnergy = "variable = \"summary/energy\"\nyear = 2025\n";

}  // namespace

TEST_CASE("scalar: a region, and in its place a state, a planning area or all") {
  const sim::Scenario s = output::nested(output::small_scenario());
  std::string message;
  CHECK(columns(kEnergy + "region = \"VA_W\"\n", s, message) == Columns{1});
  CHECK(columns(kEnergy + "region = \"VA\"\n", s, message) == Columns{0, 1});
  CHECK(columns(kEnergy + "region = \"north\"\n", s, message) == Columns{0});
  CHECK(columns(kEnergy + "area = \"north\"\n", s, message) == Columns{0});
  CHECK(columns(kEnergy + "area = \"eastern\"\n", s, message) == Columns{0, 1});
  CHECK(columns(kEnergy + "area = \"all\"\n", s, message) == Columns{0, 1});
  CHECK(columns(kEnergy, s, message) == Columns{0, 1});
  CHECK(message.empty());
  const std::string generation =
      "variable = \"summary/generation\"\nyear = 2025\ntechnology = \"battery\"\n";
  CHECK(columns(generation + "area = \"VA\"\n", s, message) == Columns{1, 3});
  CHECK(columns("variable = \"states/peak\"\nyear = 2025\nstate = \"VA\"\n", s, message) ==
        Columns{0});
  CHECK(message.empty());
}

TEST_CASE("scalar: a state of one region is that region, whatever the region's name") {
  sim::Scenario s = output::small_scenario();
  s.grid.regions[1].state = "ZZ";
  std::string message;
  CHECK(columns(kEnergy + "region = \"ZZ\"\n", s, message) == Columns{1});
  CHECK(message.empty());
}

TEST_CASE("scalar: what does not add up over the regions of a state is refused, with a way out") {
  const sim::Scenario s = output::nested(output::small_scenario());
  std::string message;
  const std::string peak = "variable = \"summary/peak\"\nyear = 2025\n";
  CHECK(columns(peak + "region = \"VA\"\n", s, message).empty());
  CHECK(message.find("\"VA\" has the regions VA_E, VA_W") != std::string::npos);
  CHECK(message.find("states/peak") != std::string::npos);
  CHECK(columns(peak + "region = \"north\"\n", s, message) == Columns{0});
  CHECK(message.empty());
  CHECK(columns(kEnergy + "region = \"TX\"\n", s, message).empty());
  CHECK(message.find("the scenario has no region \"TX\"") != std::string::npos);
  (void)columns(kEnergy + "region = \"VA_E\"\narea = \"VA\"\n", s, message);
  CHECK(message.find("region is given too") != std::string::npos);
}
