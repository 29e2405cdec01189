#pragma once

#include <string>
#include <vector>

#include "scenarios/readers/site_reader.hpp"

namespace gigaload::scenarios {

/// Makes the campuses of [siting.RULE]: with weights w_r and the rule's capacity K at the meter,
///
///   K_r = K w_r / sum w     n_r = max(1, round(K_r / campus_size))     K_r / n_r each,
///
/// named RULE-REGION-1 to RULE-REGION-n, regions in the grid's order. Each is built in as many
/// equal phases as the rule has dates of announcement. A rule without capacity has no campuses,
/// and its weights may then name regions outside the grid. Weights that are left out (grid.outside)
/// count in the sum, and `dropped` becomes longer by a phrase that says how much they were.
[[nodiscard]] std::vector<sim::Campus> read_siting(const SiteContext& context,
                                                   const std::string& rule,
                                                   std::vector<std::string>& dropped);

}  // namespace gigaload::scenarios
