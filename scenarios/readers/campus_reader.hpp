#pragma once

#include <string>
#include <vector>

#include "scenarios/readers/site_reader.hpp"

namespace gigaload::scenarios {

/// Reads the campuses of [campus.NAME], then those of [siting.NAME] (siting_reader.hpp), in the
/// order of the file. Two of one name are a problem; one without capacity is left out with a
/// notice.
[[nodiscard]] std::vector<sim::Campus> read_campuses(const SiteContext& context,
                                                     std::vector<std::string>& notices);

}  // namespace gigaload::scenarios
