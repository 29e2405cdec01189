#include "sim/campus/campus_identities.hpp"

#include <doctest/doctest.h>

#include <set>

#include "sim/fleet/fleet_units.hpp"
#include "tests/sim/small_scenario.hpp"

using namespace gigaload;
using namespace gigaload::sim;

TEST_CASE("devices of campuses are told apart, and whose response it is is known") {
  Scenario s = small_scenario();
  s.campuses[0].plant = {.capacity_mw = 40.0, .units = 3};
  s.campuses[1].plant = {.capacity_mw = 10.0, .units = 1};
  const CampusIdentities identities(s);
  CHECK(identities.of_first_unit(0) == kFirstCampusIdentity);
  CHECK(identities.of_first_unit(1) == kFirstCampusIdentity + 3);
  std::set<std::uint32_t> responses;
  grid::adequacy::DemandResponse response;
  const auto owner = [&](std::uint32_t identity) {
    CHECK(responses.insert(identity).second);
    response.identity = identity;
    const auto found = identities.owner_of(response);
    REQUIRE(found);
    return *found;
  };
  for (std::size_t r = 0; r < 2; ++r) {
    CHECK(owner(identities.of_region(RegionIndex(r))).region == RegionIndex(r));
  }
  for (std::size_t c = 0; c < 2; ++c) {
    const ResponseOwner contract = owner(identities.of_contract(c));
    CHECK_FALSE(contract.region);
    CHECK(contract.campus == c);
    CHECK_FALSE(contract.flexible);
    const ResponseOwner flexible = owner(identities.of_flexible_share(c));
    CHECK(flexible.campus == c);
    CHECK(flexible.flexible);
  }
  response.identity = 5;  // the grid's own
  CHECK_FALSE(identities.owner_of(response));
  response.identity.reset();
  CHECK_FALSE(identities.owner_of(response));
}
