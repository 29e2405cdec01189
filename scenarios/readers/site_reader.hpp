#pragma once

#include <optional>
#include <string>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/core/index.hpp"
#include "grid/system/system.hpp"
#include "scenarios/language/cooling_parameters.hpp"
#include "scenarios/language/settings.hpp"
#include "scenarios/readers/profile_tables.hpp"
#include "scenarios/tables/region_names.hpp"
#include "sim/scenario/campus.hpp"
#include "sim/scenario/deals.hpp"

namespace gigaload::scenarios {

/// The sites of a scenario refer to these.
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

/// Reads the tables [deal.NAME] and checks them: dates ascend, power does not sink.
[[nodiscard]] std::vector<sim::Deal> read_deals(const Settings& settings, Problems& problems);

/// Reads into a phase in which stages its capacity is on the day of the announcement, and for how
/// long it has been there. `otherwise`: what a phase of a campus is that does not say so itself.
[[nodiscard]] sim::Phase read_stage(const SiteContext& context, const std::string& prefix,
                                    const sim::Phase* otherwise = nullptr);

/// Checks that a first power under `prefix`, "stages." or a campus's, has buildings that follow it.
void check_buildings(const Settings& settings, const std::string& prefix, Problems& problems);

/// Reads all that [campus.NAME] and [siting.NAME] have in common; no region, no phases.
[[nodiscard]] sim::Campus read_site(const SiteContext& context, const std::string& prefix);

/// Returns the meter MW for one MW as the site counts them.
[[nodiscard]] double meter_per_capacity(const SiteContext& context, const std::string& prefix,
                                        const sim::Campus& site);

/// Tells whether the region is known, but not in the grid, and what lies there is to be left out
/// (grid.outside).
[[nodiscard]] bool is_left_out(const SiteContext& context, const std::string& name);

/// Returns the region of a name; empty, and a problem at `key`, if it is unknown or not in the
/// grid.
[[nodiscard]] std::optional<RegionIndex> find_region(const SiteContext& context,
                                                     const std::string& name,
                                                     const std::string& key);

}  // namespace gigaload::scenarios
