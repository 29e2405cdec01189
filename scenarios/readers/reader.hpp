#pragma once

#include <filesystem>

#include "scenarios/language/document.hpp"
#include "scenarios/language/settings.hpp"
#include "scenarios/readers/load.hpp"

namespace gigaload::scenarios {

struct TableStore;

/// Makes a scenario of the checked settings of a document and of the tables they name. `shipped`:
/// where a data folder is looked for that is not beside its scenario. Faults go to the problems;
/// the result is good only if there are none. Without Loaded::settings. `store`: tables of other
/// variants of the scenario.
[[nodiscard]] Loaded read_scenario(const Document& document, const Settings& settings,
                                   const std::filesystem::path& shipped, Problems& problems,
                                   TableStore& store);

}  // namespace gigaload::scenarios
