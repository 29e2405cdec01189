#include "tools/commands/event.hpp"

#include <doctest/doctest.h>

#include "tests/tools/parsed.hpp"

using namespace gigaload::tools;

TEST_CASE("an event of seconds: what is lost, when and by which rule") {
  const auto asked =
      parsed<EventCommand>({"us-33gw", "--time", "2030-07-15T21:00Z", "--trip", "campus.a",
                            "--trip", "campus.b", "--loss", "1500 MW", "--dips", "dips.csv",
                            "--rule", "three_dips", "--interconnection", "ercot", "--json"});
  REQUIRE(asked);
  CHECK(asked->time == "2030-07-15T21:00Z");
  CHECK(asked->event.trips == std::vector<std::string>{"campus.a", "campus.b"});
  CHECK(asked->event.loss == "1500 MW");
  CHECK(asked->event.dips == "dips.csv");
  CHECK(asked->event.rule == "three_dips");
  CHECK_FALSE(asked->year);
  CHECK(asked->event.interconnection == "ercot");
  CHECK(asked->json);
}

TEST_CASE("an event of seconds that is asked for in the wrong way") {
  CHECK_FALSE(parsed<EventCommand>({"us-33gw", "--trip", "unit"}));
  CHECK_FALSE(parsed<EventCommand>({"us-33gw", "--time", "noon", "--trip", "unit"}));
  CHECK_FALSE(parsed<EventCommand>({"us-33gw", "--time", "2030-07-15T21:30Z", "--trip", "unit"}));
  CHECK_FALSE(
      parsed<EventCommand>({"us-33gw", "--time", "2030-07-15T21:00Z", "--loss", "1500 kg"}));
  CHECK_FALSE(parsed<EventCommand>({"us-33gw", "--time", "2030-07-15T21:00Z", "--loss", "0 MW"}));
  CHECK_FALSE(parsed<EventCommand>(
      {"us-33gw", "--time", "2030-07-15T21:00Z", "--loss", "1500 MW", "--seconds", "0"}));
}

TEST_CASE("an event of seconds in the worst hour of a year, and its course") {
  const auto asked =
      parsed<EventCommand>({"us-33gw", "--year", "2030", "--worst", "extreme", "--loss", "2600 MW",
                            "--rule", "NOGRR282", "--seconds", "30", "-o", "course.csv"});
  REQUIRE(asked);
  CHECK(asked->year == 2030);
  CHECK(asked->worst == "extreme");
  CHECK_FALSE(asked->time);
  CHECK(asked->event.rule == "NOGRR282");
  CHECK(asked->event.seconds == 30.0);
  CHECK(asked->output == "course.csv");
  CHECK_FALSE(
      parsed<EventCommand>({"us-33gw", "--year", "2030", "--worst", "price", "--trip", "unit"}));
  CHECK_FALSE(parsed<EventCommand>(
      {"us-33gw", "--time", "2030-07-15T21:00Z", "--worst", "extreme", "--trip", "unit"}));
  CHECK_FALSE(parsed<EventCommand>(
      {"us-33gw", "--time", "2030-07-15T21:00Z", "--year", "2030", "--trip", "unit"}));
}
