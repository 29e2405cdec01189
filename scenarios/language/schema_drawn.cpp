#include "scenarios/language/schema_parts.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::scenarios {

using enum ValueKind;
using sim::Scenario;

namespace {

constexpr double kMostFutures = 10'000;

}  // namespace

std::vector<Key> drawn_keys() {
  return {
      {.path = "stages.draw",
       .kind = boolean,
       .default_value = kMemberDefault,
       .doc = "each campus draws the lengths of its stages by the seed: one certain future, of "
              "which the chains are the mean",
       .fills = member<&Scenario::draw_stages>()},
      {.path = "stages.futures",
       .kind = integer,
       .default_value = kMemberDefault,
       .lowest = 0,
       .highest = kMostFutures,
       .doc = "futures of the campuses that are drawn beside the run, for P10, P50 and P90 of what "
              "has power and when; 0: none; none either with national limits or feedback, which "
              "act on the expected build-out",
       .source = "assumption: P10 and P90 of 200 are off by 2 % of the futures (standard error)",
       .fills = member<&Scenario::futures>()},
  };
}

}  // namespace gigaload::scenarios
