#pragma once

#include <filesystem>

#include "scenarios/language/document.hpp"
#include "scenarios/readers/load.hpp"

namespace gigaload::scenarios {

struct TableStore;

/// Makes a scenario of a document, its settings checked, and of the tables they name. `shipped`:
/// where a data folder is looked for that is not beside its scenario. Faults go to the problems;
/// the result is good only if there are none. `store`: tables of other variants of the scenario.
[[nodiscard]] Loaded read_scenario(Document document, const std::filesystem::path& shipped,
                                   Problems& problems, TableStore& store);

}  // namespace gigaload::scenarios
