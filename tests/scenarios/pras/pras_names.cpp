#include "scenarios/pras/pras_names.hpp"

#include <doctest/doctest.h>

using namespace gigaload;
using grid::adequacy::SystemModel;

TEST_CASE("names that stand there twice get a number, and none that another has") {
  SystemModel system;
  system.generators.resize(4);
  system.generators[0].name = "G";
  system.generators[1].name = "G-2";
  system.generators[2].name = "G";
  system.generators[3].name = "G";
  system.storages.resize(2);
  system.storages[0].name = "G";
  system.storages[1].name = "B";
  system.lines.resize(2);
  CHECK(scenarios::make_names_unique(system) == 3);
  CHECK(system.generators[0].name == "G");
  CHECK(system.generators[1].name == "G-2");
  CHECK(system.generators[2].name == "G-3");
  CHECK(system.generators[3].name == "G-4");
  CHECK(system.storages[0].name == "G");
  CHECK(system.lines[1].name == "-2");
  CHECK(scenarios::make_names_unique(system) == 0);
}
