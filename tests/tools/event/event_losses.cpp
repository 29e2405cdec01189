#include "tools/event/event_losses.hpp"

#include <doctest/doctest.h>

#include "grid/core/error.hpp"

using namespace gigaload;
using namespace gigaload::tools;

namespace {

/// Two regions of two interconnections; campuses a and b in the first, c in the second.
sim::Scenario scenario() {
  sim::Scenario s;
  s.grid.regions.resize(2);
  s.grid.regions[0].interconnection = "eastern";
  s.grid.regions[1].interconnection = "ercot";
  for (const char* name : {"a", "b", "c"}) s.campuses.emplace_back().name = name;
  for (std::size_t c = 0; c < 3; ++c) s.campuses[c].region = gigaload::RegionIndex(c / 2);
  return s;
}

const sim::RunningHour kHour = {.interconnections = {}, .campus_mw = {100.0, 50.0, 300.0}};

EventAsked asked(std::vector<std::string> trips) {
  EventAsked all;
  all.trips = std::move(trips);
  return all;
}

}  // namespace

TEST_CASE("losses of seconds: each in its interconnection; campuses that stay are known") {
  EventAsked all = asked({"campus.a", "c", "unit"});
  all.loss = "-1.5 GW";
  const auto found = losses_of(all, scenario(), kHour);
  REQUIRE(found.size() == 2);
  CHECK(found.at("eastern").loads_mw == std::vector<double>{100.0, -1500.0});
  CHECK(found.at("eastern").unit);
  CHECK(found.at("eastern").campuses_mw == std::vector<double>{50.0});
  CHECK(found.at("ercot").loads_mw == std::vector<double>{300.0});
  CHECK_FALSE(found.at("ercot").unit);
  CHECK(found.at("ercot").campuses_mw.empty());
}

TEST_CASE("losses of seconds that cannot be") {
  const auto refused = [](const EventAsked& all, const char* said) {
    CHECK_THROWS_WITH_AS((void)losses_of(all, scenario(), kHour), doctest::Contains(said),
                         InputError);
  };
  refused(asked({}), "nothing is lost");
  refused(asked({"campus.d"}), "campus.d");
  refused(asked({"a", "campus.a"}), "once already");
  refused(asked({"unit", "unit"}), "once already");
  EventAsked dips = asked({"unit"});
  dips.dips = "dips.csv";
  refused(dips, "felt by loads");
}
