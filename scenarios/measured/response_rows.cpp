#include "scenarios/measured/response_rows.hpp"

#include <limits>
#include <set>
#include <utility>

namespace gigaload::scenarios {

namespace adequacy = grid::adequacy;

std::vector<adequacy::DemandResponse> read_response_rows(const CsvTable& table,
                                                         const OwnGridContext& context) {
  std::vector<adequacy::DemandResponse> responses;
  if (table.is_absent()) return responses;
  refuse_other_columns(
      table, {{"name"}, {"region"}, {"power", Measure::power}, {"hours"}, {"events"}, {"category"}},
      false);
  const auto power = find_measured(table, {"power"}, Measure::power);
  if (!power) table.complain_of_heading("", "a column power_mw is wanted");
  constexpr double kHoursOfYear = 8784.0;
  const auto most = [&table](std::size_t row, const char* column) {
    constexpr double kNone = std::numeric_limits<double>::infinity();
    if (!table.has_column(column)) return kNone;
    return table.number_or(row, column, kNone, 0.0, kHoursOfYear);
  };
  std::set<std::string> names;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    adequacy::DemandResponse response;
    response.name = name_of_own_row(table, row, names);
    response.category = text_if_there(table, row, "category");
    const auto region = context.regions.find(table.text(row, "region"));
    if (!region) table.complain(row, "region", "a region is wanted");
    response.region = region.value_or(RegionIndex(0));
    response.borrow_capacity = measured_or_complain(table, row, power);
    response.energy_capacity = response.borrow_capacity;
    response.interest = -1.0;      // what was cut is not owed,
    response.payback_steps = 2.0;  // and nothing falls due in the step of the cut
    response.terms.most_steps = most(row, "hours") / context.step_h;
    response.terms.most_events = most(row, "events");
    responses.push_back(std::move(response));
  }
  return responses;
}

}  // namespace gigaload::scenarios
