#pragma once

#include <string>
#include <vector>

#include "scenarios/language/document.hpp"
#include "scenarios/tables/data_folder.hpp"
#include "scenarios/text/problems.hpp"

namespace gigaload::scenarios {

/// Puts the campuses of the tables that [campuses] names (campus_table.hpp) into the document, as
/// if each stood under [campus.NAME] with the place of its row; what the scenario has there itself
/// goes before. Each step seen is a phase that is energised on its day, what is planned is one more
/// phase of the day as of which the tables are looked at. A document without [campuses] stays as it
/// is.
///
/// Problems, with file, line and column: those of the tables, a table that is not named, a campus
/// of the scenario that has no region and is not listed, and keys of a listed one that say
/// something of phases that it takes from the table. A campus without any MW, or that nobody had
/// seen by the day, is left out with a notice, and with it what the scenario says of it. `tables`:
/// what reads the files.
void add_listed_campuses(Document& document, DataFolder& tables, Problems& problems,
                         std::vector<std::string>& notices);

}  // namespace gigaload::scenarios
