#pragma once

/// Reads campuses as they were seen: a table with a row for each, and a timeline (site_table.hpp)
/// of what stood there from a day on.
///
///   standing(t) = min(max over rows seen by t of MW, MW of the last row seen)
///   planned     = max(0, max over the other rows of MW - standing on the last day)
///
/// A campus in which less stands in the end than once did thus counts from the first day on which
/// as much stood. Rows are seen that are no projection and not after the day as of which the tables
/// are looked at; what was seen later is a plan then.

#include <optional>
#include <string>
#include <vector>

#include "grid/core/calendar.hpp"
#include "scenarios/tables/csv_table.hpp"

namespace gigaload::scenarios {

/// Holds MW that came to a campus.
struct CampusStep {
  grid::Hour at = 0;
  double capacity_mw = 0.0;  // more than before
  Place place;
};

/// Holds a campus of the tables; a place says where in them a value stands.
struct ListedCampus {
  std::string name, title, region, source;
  Place name_place, region_place, coordinates_place;
  std::optional<double> latitude, longitude;
  std::optional<double> design_pue;  // meter MW for one MW of machines, of the last row with power
  Place pue_place;
  std::vector<CampusStep> steps;  // seen, ascending
  double planned_mw = 0.0;        // beyond what stands
  Place planned_place;
  bool is_begun = false;   // building was seen, or power
  grid::Hour entered = 0;  // when it began; of one not begun, when it was first looked at
};

/// Holds the campuses of two tables.
struct CampusTable {
  std::vector<ListedCampus> campuses;
  grid::Hour as_of = 0;
  std::vector<std::string> unseen;   // names of campuses that were seen later only
  std::vector<std::string> notices;  // each with file, line and column
};

/// Reads the campuses of the table with the columns name, title, state, region, and perhaps
/// latitude, longitude and source, and their timeline with name, date, event, it_mw and
/// facility_mw. `as_of`: left out, the last date that is no projection. A campus of which nothing
/// was seen by then, but later, is left out with a notice.
///
/// Faults go to the tables' problems with file, line and column, and there are no campuses then: a
/// column that is missing, a date missing or out of order, negative MW, machines of more MW than
/// the meter, a campus twice, without a timeline or only in the timeline, an unknown state or
/// event. MW that fall are a notice. `problems`: those of the tables, which name their places.
[[nodiscard]] CampusTable read_campus_table(const CsvTable& campuses, const CsvTable& phases,
                                            std::optional<grid::Hour> as_of,
                                            const Problems& problems);

}  // namespace gigaload::scenarios
