#pragma once

/// Gives names and numbers of a scenario's regions, campuses, technologies and deals, in their
/// order: the coordinates of a result file.

#include <string>
#include <vector>

namespace gigaload::sim {
struct Scenario;
}  // namespace gigaload::sim

namespace gigaload::output::entities {

using Strings = std::vector<std::string>;
using Doubles = std::vector<double>;

Strings region(const sim::Scenario& s);
Strings region_title(const sim::Scenario& s);
Strings interconnection(const sim::Scenario& s);
Strings region_state(const sim::Scenario& s);
Strings region_planning_area(const sim::Scenario& s);
Strings technology(const sim::Scenario& s);
Strings technology_title(const sim::Scenario& s);
Strings technology_kind(const sim::Scenario& s);
Strings campus(const sim::Scenario& s);
Strings campus_title(const sim::Scenario& s);
Strings campus_region(const sim::Scenario& s);
Strings campus_cooling(const sim::Scenario& s);
Strings campus_contract(const sim::Scenario& s);
Doubles campus_capacity(const sim::Scenario& s);  // MW at the meter, all phases
Doubles latitude(const sim::Scenario& s);
Doubles longitude(const sim::Scenario& s);
Strings deal(const sim::Scenario& s);
Strings deal_title(const sim::Scenario& s);
Strings deal_kind(const sim::Scenario& s);
Doubles campus_deal_share(const sim::Scenario& s);  // [campus][deal]
Strings state(const sim::Scenario& s);              // sim::state_rows
Strings planning_area(const sim::Scenario& s);      // sim::planning_area_rows
Strings area(const sim::Scenario& s);               // of adequacy: sim::area_names
Strings area_kind(const sim::Scenario& s);
Doubles month(const sim::Scenario& s);         // 1 to 12
Doubles hour_of_day(const sim::Scenario& s);   // 0 to 23
Doubles weather_year(const sim::Scenario& s);  // measured years that samples draw from
Strings parameter(const sim::Scenario& s);     // sim::pipeline_parameters
Strings parameter_unit(const sim::Scenario& s);
Doubles parameter_value(const sim::Scenario& s);
Doubles quantile(const sim::Scenario& s);         // of the hourly shortfall over the samples
Doubles future_quantile(const sim::Scenario& s);  // sim::kFutureQuantiles

}  // namespace gigaload::output::entities
