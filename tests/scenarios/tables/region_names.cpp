#include "scenarios/tables/region_names.hpp"

#include <doctest/doctest.h>

using namespace gigaload;
using namespace gigaload::scenarios;

TEST_CASE("chosen regions keep the order of the known ones") {
  const RegionNames names({"AA", "BB", "CC"}, {"CC", "AA", "CC"});
  CHECK(names.chosen() == std::vector<std::string>{"AA", "CC"});
  CHECK(names.find("CC") == RegionIndex(1));
  CHECK_FALSE(names.find("BB"));
  CHECK(names.is_known("BB"));
  CHECK_FALSE(names.is_known("DD"));
}

TEST_CASE("rows of unknown regions and technologies are problems, those not chosen are not") {
  Problems problems;
  const CsvTable table("region,technology\nAA,gas\nBB,coal\nDD,gas\n", problems.add_source("t"),
                       "data.t", problems);
  const RegionNames regions({"AA", "BB"}, {"AA"});
  const TechnologyNames technologies({"wind", "gas"});
  CHECK(regions.of_row(table, 0) == RegionIndex(0));
  CHECK_FALSE(regions.of_row(table, 1));
  CHECK(problems.count() == 0);
  CHECK_FALSE(regions.of_row(table, 2));
  CHECK(problems.count() == 1);
  CHECK(technologies.of_row(table, 0) == TechnologyIndex(1));
  CHECK_FALSE(technologies.of_row(table, 1));
  CHECK(problems.count() == 2);
}

TEST_CASE("tables by state: a state's regions, taken or not, or the region of that name") {
  Problems problems;
  const CsvTable table("state\nNY\nVT\nNY_UP\nXX\n", problems.add_source("t"), "data.t", problems);
  const RegionNames names({"NY_UP", "NY_LI", "VT"}, {"VT", "NY_UP"}, {}, {"NY", "NY", "VT"});
  CHECK(names.known_in("NY") == std::vector<std::string>{"NY_UP", "NY_LI"});
  CHECK(names.of_state_row(table, 0) == std::vector<RegionIndex>{RegionIndex(0)});
  CHECK(names.of_state_row(table, 1) == std::vector<RegionIndex>{RegionIndex(1)});
  CHECK(names.of_state_row(table, 2) == std::vector<RegionIndex>{RegionIndex(0)});
  CHECK(problems.count() == 0);
  CHECK(names.of_state_row(table, 3).empty());
  CHECK(problems.count() == 1);
  const RegionNames states({"AA", "BB"}, {"BB"});  // each its own state
  CHECK(states.known_in("BB") == std::vector<std::string>{"BB"});
}

TEST_CASE("an unknown region is told with the one that may be meant and all that are known") {
  const RegionNames names({"OH", "VA", "WV"}, {"VA"}, {"Ohio", "Virginia", "West Virginia"});
  CHECK(names.unknown_in_words("Virginia") ==
        "\"Virginia\" is no region; did you mean VA, Virginia?; known: OH, VA, WV");
  CHECK(names.unknown_in_words("west virginia").find("WV, West Virginia?") != std::string::npos);
  CHECK(names.unknown_in_words("va").find("did you mean VA?") != std::string::npos);
  CHECK(names.unknown_in_words("PJM") == "\"PJM\" is no region; known: OH, VA, WV");
  const RegionNames many(std::vector<std::string>(100, "AA"), {});
  CHECK(many.unknown_in_words("x").ends_with("AA, ..."));
}

TEST_CASE(
    "a state stands for its regions where regions are chosen, and for none where one is wanted") {
  const RegionNames names({"OH", "VA_DOM", "VA_PJM"}, {"VA"}, {}, {"OH", "VA", "VA"});
  CHECK(names.chosen() == std::vector<std::string>{"VA_DOM", "VA_PJM"});
  CHECK_FALSE(names.find("VA"));
  CHECK_FALSE(names.find("OH"));
  CHECK(names.regions_of_state("VA") == std::vector<std::string>{"VA_DOM", "VA_PJM"});
  CHECK(names.regions_of_state("OH").empty());  // a region by itself
  CHECK(names.regions_of_state("TX").empty());
  CHECK(names.unknown_in_words("VA") ==
        "\"VA\" is a state with the regions VA_DOM, VA_PJM: name one of them");
}

TEST_CASE("a state's regions are told whatever its letters' case, and by its title") {
  const RegionNames names({"OH", "VA_DOM", "VA_PJM", "WV"}, {},
                          {"Ohio", "Virginia: Dominion", "Virginia: rest", "West Virginia"},
                          {"OH", "VA", "VA", "WV"});
  for (const char* name : {"va", "VA", "Virginia", "virginia"}) {
    CAPTURE(name);
    CHECK(names.unknown_in_words(name).ends_with(
        "is a state with the regions VA_DOM, VA_PJM: name one of them"));
  }
  // a state of one region is that region
  CHECK(names.unknown_in_words("oh").find("did you mean OH?") != std::string::npos);
  CHECK(names.unknown_in_words("ohio").find("did you mean OH, Ohio?") != std::string::npos);
  CHECK(names.unknown_in_words("").find("state") == std::string::npos);
}

TEST_CASE("areas of the tables may be left out, but no state of which a region is taken") {
  RegionNames names({"NY_UP", "NY_LI", "VA_DOM", "VA_PJM"}, {"VA_DOM"}, {},
                    {"NY", "NY", "VA", "VA"});
  CHECK(names.can_leave_out("NY"));
  CHECK_FALSE(names.can_leave_out("NYISO"));
  names.know_areas({{"NYISO", {"NY_UP", "NY_LI"}}, {"PJM", {"VA_DOM", "VA_PJM"}}, {"", {}}},
                   {{"eastern", {"NY_UP", "NY_LI", "VA_DOM", "VA_PJM"}}, {"", {}}});
  for (const char* name : {"NY_UP", "NY", "VA_PJM", "NYISO", "eastern"}) {
    CAPTURE(name);
    CHECK(names.can_leave_out(name));
  }
  for (const char* name : {"western", "", "VA", "VA_DOM"}) {
    CAPTURE(name);
    CHECK_FALSE(names.can_leave_out(name));
  }
  CHECK(names.is_known_planning_area("NYISO"));
  CHECK_FALSE(names.is_known_planning_area("eastern"));
  CHECK(names.unknown_in_words("PJM") ==
        "\"PJM\" is a planning area with the regions VA_DOM, VA_PJM: name one of them");
  CHECK(names.unknown_in_words("Eastern").find("is an interconnection with the regions NY_UP") !=
        std::string::npos);
  CHECK(names.no_planning_area("NYIS").find("did you mean NYISO") != std::string::npos);
}
