#include "scenarios/pras/pras_omissions.hpp"

#include <doctest/doctest.h>

using namespace gigaload;
using namespace gigaload::scenarios;

TEST_CASE("what a PRAS file cannot say is said, and nothing where it can say all") {
  grid::adequacy::SystemModel system;
  system.generators.resize(3);
  system.storages.resize(1);
  system.demand_responses.resize(2);
  CHECK(pras_omissions(system).empty());
  system.meters.resize(1);
  system.generators[1].meter = 0;
  system.storages[0].meter = 0;
  CHECK(
      pras_omissions(system) ==
      std::vector<std::string>{"a PRAS file has no meters: 1 generator and 1 storage that serve a "
                               "campus alone serve its whole region there"});
  system.demand_responses[0].terms.notice_steps = 2;
  system.demand_responses[1].terms.most_steps = 40.0;
  system.demand_responses[1].terms.rank = 1;
  system.demand_responses[1].terms.lapses = true;
  CHECK(pras_omissions(system).size() == 5);
  system.import_limits = {{"VA", {}, 6600.0}, {"TN", {}, 1000.0}};
  CHECK(pras_omissions(system)[1] ==
        "a PRAS file has no limits on what groups of regions take in together: 2 such limits (VA, "
        "TN) left out, so that interfaces alone limit imports there");
  system.regions.resize(3);
  system.regions[1].reserve_share = 0.03;
  CHECK(pras_omissions(system)[1] ==
        "a PRAS file has no reserves: what 1 region would keep is left out, so that a shortfall is "
        "of "
        "load alone there");
}
