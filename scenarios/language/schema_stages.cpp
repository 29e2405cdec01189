// The stages of the build-out: those in common and each campus's own (stage_keys), and what holds
// for all campuses together (common_stage_keys).

#include <utility>

#include "scenarios/language/schema_parts.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::scenarios {

using enum ValueKind;
using sim::Campus;
using sim::Scenario;

namespace {

constexpr double kMostFutures = 10'000;
constexpr double kMostCommonDelay = 2.0;  // times 7 or a seventh at one standard deviation

}  // namespace

Key chain_shape(std::string path, Binding fills) {
  return {.path = std::move(path),
          .kind = integer,
          .default_value = kMemberDefault,
          .lowest = 1,
          .highest = 64,
          .doc = "compartments of the Erlang chain",
          .source = kChainSource,
          .fills = std::move(fills)};
}

std::vector<Key> stage_keys(const std::string& prefix, const std::string& inherited) {
  std::vector<Key> keys = {
      {.path = "pre_development",
       .kind = quantity,
       .unit = "yr",
       .default_value = kMemberDefault,
       .lowest = 0.01,
       .highest = kLongestYears,
       .doc = "mean time for site, permits and interconnection",
       .source = "FACTS.md, row B2",
       .fills = member<&Campus::stages, &sim::StageTimes::pre_development_y>()},
      {.path = "construction",
       .kind = quantity,
       .unit = "yr",
       .default_value = kMemberDefault,
       .lowest = 0.01,
       .highest = kLongestYears,
       .doc = "mean time of construction",
       .source = "FACTS.md, row B3",
       .fills = member<&Campus::stages, &sim::StageTimes::construction_y>()},
      chain_shape("pre_development_shape",
                  member<&Campus::stages, &sim::StageTimes::pre_development_shape>()),
      chain_shape("construction_shape",
                  member<&Campus::stages, &sim::StageTimes::construction_shape>()),
      {.path = "pre_development_cancellation",
       .kind = quantity,
       .unit = "1/yr",
       .default_value = kMemberDefault,
       .lowest = 0,
       .highest = 100,
       .doc = "hazard of giving up in pre-development; 0.158 1/yr leaves half (as in ERCOT)",
       .source = "assumption: every promise is meant",
       .fills = member<&Campus::stages, &sim::StageTimes::pre_development_cancellation_per_y>()},
      {.path = "construction_cancellation",
       .kind = quantity,
       .unit = "1/yr",
       .default_value = kMemberDefault,
       .lowest = 0,
       .highest = 100,
       .doc = "hazard of giving up in construction",
       .source = "assumption: what is begun is finished",
       .fills = member<&Campus::stages, &sim::StageTimes::construction_cancellation_per_y>()},
      {.path = "buildings",
       .kind = integer,
       .default_value = kMemberDefault,
       .lowest = 1,
       .highest = 64,
       .doc = "equal buildings of a campus, built one after another, with construction as their "
              "mean",
       .source = "assumption: all of a campus at once",
       .fills = member<&Campus::stages, &sim::StageTimes::buildings>()},
      {.path = "first_power",
       .kind = quantity,
       .unit = "yr",
       .default_value = kMemberDefault,
       .lowest = 0,
       .highest = kLongestYears,
       .doc = "mean time of construction of the first building, from which on the others follow at "
              "equal steps; less than construction; 0: construction over the number of buildings",
       .source = kChainSource,
       .fills = member<&Campus::stages, &sim::StageTimes::first_power_y>()},
      {.path = "fill",
       .kind = quantity,
       .unit = "yr",
       .default_value = kMemberDefault,
       .lowest = 0.01,
       .highest = kLongestYears,
       .doc = "time constant of filling an energised campus with machines",
       .source = "assumption (FACTS.md, section 4)",
       .fills = member<&Campus::stages, &sim::StageTimes::fill_y>()},
  };
  for (Key& key : keys) {
    if (!inherited.empty()) {
      key.inherits = inherited + key.path;
      key.default_value.clear();
      key.source.clear();
    }
    key.path = prefix + key.path;
  }
  return keys;
}

std::vector<Key> common_stage_keys() {
  return {
      {.path = "stages.fill_training",
       .kind = quantity,
       .unit = "yr",
       .default_value = "\"0.3 yr\"",
       .lowest = 0.01,
       .highest = kLongestYears,
       .doc = "fill of campuses with use = \"training\" that have no fill of their own",
       .source = "assumption: 0.25 to 0.5 yr (FACTS.md, section 7)"},
      {.path = "stages.delay.*",
       .kind = quantity,
       .unit = "yr",
       .lowest = 0,
       .highest = kLongestYears,
       .doc = "added to the mean of pre-development of campuses in a region, state, planning area "
              "or interconnection, such as VA_DOM or ERCOT; the sum of all that a campus lies in"},
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
              "act on the expected build-out, or where two limits of connections meet in a region",
       .source = "assumption: P10 and P90 of 200 are off by 2 % of the futures (standard error)",
       .fills = member<&Scenario::futures>()},
      {.path = "stages.common_delay",
       .kind = number,
       .default_value = kMemberDefault,
       .lowest = 0,
       .highest = kMostCommonDelay,
       .doc = "what all campuses of a drawn future have in common: their stages take the means "
              "times one lognormal factor of mean 1, of which this is the standard deviation of "
              "the logarithm; the expected build-out has none of it; 0: each campus by itself",
       .source = "assumption: campuses have nothing in common; us-campuses.toml is calibrated "
                 "(docs/fit.md)",
       .fills = member<&Scenario::common_delay>()},
  };
}

}  // namespace gigaload::scenarios
