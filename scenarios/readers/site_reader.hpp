#pragma once

#include <string>
#include <vector>

#include "scenarios/language/cooling_parameters.hpp"
#include "scenarios/language/settings.hpp"
#include "scenarios/readers/profile_tables.hpp"
#include "scenarios/tables/region_names.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::scenarios {

/// What the sites of a scenario refer to.
struct SiteContext {
  const Settings& settings;
  const RegionNames& regions;
  const sim::CoolingParameters& cooling;  // of a campus that sets nothing of its own
  const std::vector<sim::Deal>& deals;
  Profiles& profiles;
  const std::vector<grid::Technology>& technologies;
  grid::Hour begin = 0;  // of the run: the day on which what has no date is announced
  Problems& problems;
};

/// The tables [deal.NAME], checked: dates ascend, power does not sink.
[[nodiscard]] std::vector<sim::Deal> read_deals(const Settings& settings, Problems& problems);

/// StageTimes under `prefix` ("stages.", "campus.abilene.stages.").
[[nodiscard]] sim::StageTimes read_stages(const Settings& settings, const std::string& prefix);

/// Shares of the stages on the day of the announcement, in a phase without date and capacity.
[[nodiscard]] sim::Phase read_stage_shares(const SiteContext& context, const std::string& prefix);

/// All that [campus.NAME] and [siting.NAME] have in common; no region, no phases.
[[nodiscard]] sim::Campus read_site(const SiteContext& context, const std::string& prefix);

/// Meter MW for one MW as the site counts them.
[[nodiscard]] double meter_per_capacity(const SiteContext& context, const std::string& prefix,
                                        const sim::Campus& site);

/// The region of a name; empty, and a problem at `key`, if it is unknown or not in the grid.
[[nodiscard]] std::optional<RegionIndex> find_region(const SiteContext& context,
                                                     const std::string& name,
                                                     const std::string& key);

}  // namespace gigaload::scenarios
