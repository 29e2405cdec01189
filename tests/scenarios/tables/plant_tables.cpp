#include "scenarios/tables/plant_tables.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <string>

#include "tests/scenarios/sample_grid.hpp"

using namespace gigaload;
using namespace gigaload::scenarios;

namespace {
using Tables = std::map<std::string, std::string>;

PlantTables read(const PlantOptions& options, const Tables& tables = {}) {
  const TestFolder folder;
  write_sample_grid(folder);
  for (const auto& [name, text] : tables) folder.write("data/" + name, text);
  Problems problems;
  DataFolder data(folder.path() / "data", problems);
  const GridTables grid = read_grid(data, {}, problems);
  PlantTables plants = read_plants(data, grid, options);
  CHECK(problems.count() == 0);
  return plants;
}
}  // namespace

TEST_CASE("the queue arrives in the middle of its year on average and goes on after its last") {
  const grid::Hour end = grid::to_hour({2031, 1, 1});
  const auto plants =
      read({.built_share = 0.13, .continue_rate = 0.5, .construction_y = 1.5, .end = end});
  // 200 MW of 2027, 300 MW of 2028, then 150 MW a year while announced before the end
  REQUIRE(plants.additions.size() == 5);
  const double mw[] = {200, 300, 150, 150, 150};
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(plants.additions[i].capacity_mw == mw[i]);
    const int year = 2027 + static_cast<int>(i);
    const double middle =
        0.5 * static_cast<double>(grid::start_of_year(year) + grid::start_of_year(year + 1));
    CHECK(static_cast<double>(plants.additions[i].announced) ==
          doctest::Approx(middle - 1.5 * 8766.0).epsilon(1e-12));
    CHECK(plants.additions[i].region == RegionIndex(1));
    CHECK(plants.additions[i].technology == TechnologyIndex(1));
  }
}

TEST_CASE("nothing is announced before the fleet table ends: it would count twice") {
  const auto plants = read({.pre_development_y = 7.0, .end = grid::to_hour({2026, 1, 1})});
  REQUIRE_FALSE(plants.additions.empty());
  for (const auto& addition : plants.additions) {
    CHECK(addition.announced >= grid::to_hour({2025, 1, 1}));
    CHECK(addition.announced < grid::to_hour({2026, 1, 1}));
  }
}

TEST_CASE("what came after the fleet table is a change, and is not built once more") {
  const Tables additions = {{"fleet_additions.csv",
                             "region,technology,from,to,mw,source\n"
                             "BB,wind,2025-01-01,2027-09-01,30,sample\n"
                             "AA,gas,2026-01-01,2026-01-01,-40,sample\n"}};
  const PlantOptions options{.built_share = 0.13,
                             .pre_development_y = 1.0,
                             .construction_y = 1.0,
                             .end = grid::to_hour({2028, 1, 1})};
  const auto plants = read(options, additions);
  REQUIRE(plants.changes.size() == 2);
  CHECK(plants.changes[0].from == grid::to_hour({2025, 1, 1}));
  CHECK(plants.changes[0].to == grid::to_hour({2027, 9, 1}));
  CHECK(plants.changes[1].region == RegionIndex(0));
  CHECK(plants.changes[1].capacity_mw == -40.0);
  // 30 MW stand for more than 2027's 200. 2028's 300 would have been announced in July of 2026,
  // more than a year before the fleet ends: they have had their pre-development by then.
  REQUIRE(plants.additions.size() == 3);
  CHECK(plants.additions[0].under_construction);
  CHECK(plants.additions[0].announced == grid::to_hour({2027, 9, 1}));
  CHECK(plants.additions[0].capacity_mw == doctest::Approx(0.13 * 300.0));
  // 2029's of July 2027: 60 days of it have passed
  const double passed = 60.0 / 365.25;
  CHECK_FALSE(plants.additions[1].under_construction);
  CHECK(plants.additions[1].capacity_mw == doctest::Approx(300.0 * (1.0 - passed)).epsilon(1e-3));
  CHECK(plants.additions[2].under_construction);
  CHECK(plants.additions[2].capacity_mw == doctest::Approx(39.0 * passed).epsilon(1e-2));
  CHECK(plants.retirements.empty());  // that of 2026 has happened by then
  auto without = options;
  without.additions = false;
  CHECK(read(without, additions).changes.empty());
  CHECK(read(without, additions).retirements.size() == 1);
  auto shorter = options;
  shorter.end = grid::to_hour({2025, 6, 1});
  CHECK(read(shorter, additions).changes.size() == 1);
}

TEST_CASE("half of its pre-development behind it, half of a row is under construction") {
  const auto plants = read({.built_share = 0.5,
                            .pre_development_y = 2.0,
                            .construction_y = 1.0,
                            .end = grid::to_hour({2027, 1, 1})},
                           {{"fleet_additions.csv",
                             "region,technology,from,to,mw,source\n"
                             "CC,hydro,2025-01-01,2025-07-02,1,sample\n"}});
  REQUIRE(plants.additions.size() >= 2);
  // 2027's 200 MW, of the middle of 2024: a year of two has passed
  CHECK(plants.additions[0].capacity_mw == doctest::Approx(100.0).epsilon(2e-3));
  CHECK(plants.additions[1].capacity_mw == doctest::Approx(50.0).epsilon(2e-3));
  CHECK(plants.additions[1].under_construction);
  CHECK(plants.additions[0].announced == plants.additions[1].announced);
}

TEST_CASE("the share that is built by technology and year, and what gives up does not enter") {
  const Tables completion = {{"queue_completion.csv",
                              "technology,year,share,source\n"
                              "wind,2026,0.5,sample\n"
                              "wind,2028,0.2,sample\n"
                              "gas,2026,0.9,sample\n"}};
  PlantOptions options{.construction_y = 1.5, .end = grid::to_hour({2029, 1, 1})};
  const auto plants = read(options, completion);
  REQUIRE(plants.additions.size() >= 3);
  CHECK(plants.additions[0].capacity_mw == doctest::Approx(0.5 * 200.0));
  CHECK(plants.additions[1].capacity_mw == doctest::Approx(0.2 * 300.0));
  CHECK(plants.additions[2].capacity_mw == doctest::Approx(0.2 * 300.0));
  CHECK(read(options).additions[0].capacity_mw == doctest::Approx(kBuiltShare * 200.0));
  // one share for all: what gives up enters, and gives up on the way
  options.built_share = 0.3;
  CHECK(read(options, completion).additions[0].capacity_mw == 200.0);
}

TEST_CASE("what is announced by date counts by its probability and leaves the queue") {
  const Tables announced = {{"announced_plants.csv",
                             "name,region,technology,from,to,mw,probability,source\n"
                             "Breeze,BB,wind,2028-01-01,2028-06-01,40,0.5,sample\n"}};
  PlantOptions options{.construction_y = 1.5, .end = grid::to_hour({2029, 1, 1})};
  const auto plants = read(options, announced);
  REQUIRE(plants.changes.size() == 1);
  CHECK(plants.changes[0].capacity_mw == 20.0);
  // the fleet is not known any longer for it: 2027's row keeps its date and gives the 20 MW
  CHECK(plants.additions[0].capacity_mw == doctest::Approx(kBuiltShare * 200.0 - 20.0));
  CHECK(plants.retirements.size() == 1);
  options.announced = false;
  CHECK(read(options, announced).changes.empty());
}

TEST_CASE("the other plan of retirements comes on top") {
  const Tables doe = {{"retirements_doe.csv",
                       "region,technology,year,mw,source\n"
                       "AA,gas,2027,70,sample\n"}};
  PlantOptions options{.end = grid::to_hour({2030, 1, 1})};
  CHECK(read(options, doe).retirements.size() == 1);
  options.retirement_plan = RetirementPlan::doe;
  const auto plants = read(options, doe);
  REQUIRE(plants.retirements.size() == 2);
  CHECK(plants.retirements[1].at == grid::to_hour({2028, 1, 1}));
  CHECK(plants.retirements[1].capacity_mw == 70.0);
}

TEST_CASE("retirements at the end of their year, not those the fleet has already") {
  const auto plants = read({.end = grid::to_hour({2030, 1, 1})});
  REQUIRE(plants.retirements.size() == 1);
  CHECK(plants.retirements[0].at == grid::to_hour({2027, 1, 1}));
  CHECK(plants.retirements[0].capacity_mw == 100.0);
  CHECK(read({.end = grid::to_hour({2027, 1, 1})}).retirements.empty());
  CHECK(read({.retirements = false, .end = grid::to_hour({2030, 1, 1})}).retirements.empty());
  CHECK(read({.queue = false, .end = grid::to_hour({2030, 1, 1})}).additions.empty());
}

TEST_CASE("the hazard that leaves a share: figures of the notes for 4.8 years in 4 stages") {
  CHECK(cancellation_for(0.50, 4.8, 4) == doctest::Approx(0.158).epsilon(5e-3));
  CHECK(cancellation_for(0.26, 4.8, 4) == doctest::Approx(0.334).epsilon(5e-3));
  CHECK(cancellation_for(0.19, 4.8, 4) == doctest::Approx(0.429).epsilon(5e-3));
  CHECK(cancellation_for(0.13, 4.8, 4) == doctest::Approx(0.555).epsilon(5e-3));
  CHECK(cancellation_for(1.0, 4.8, 4) == 0.0);
  // a single compartment: r / (r + h) = s
  CHECK(0.5 / (0.5 + cancellation_for(0.2, 2.0, 1)) == doctest::Approx(0.2));
}

TEST_CASE("a fleet without a column of a year is told, and what reads on goes on") {
  const TestFolder folder;
  write_sample_grid(folder);
  folder.write("data/fleet.csv", "region,technology,unit_mw,units,source\nAA,gas,200,5,sample\n");
  Problems problems;
  DataFolder data(folder.path() / "data", problems);
  const GridTables grid = read_grid(data, {}, problems);
  (void)read_plants(data, grid, {.construction_y = 1.5, .end = grid::to_hour({2031, 1, 1})});
  CHECK(problems.count() > 0);
}
