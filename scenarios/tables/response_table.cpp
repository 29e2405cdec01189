#include "scenarios/tables/response_table.hpp"

#include <algorithm>

namespace gigaload::scenarios {

void read_demand_response(DataFolder& folder, const GridTables& grid,
                          sim::DemandResponse& response) {
  constexpr double kMostMw = 1e7;
  response.regions.clear();
  if (!response.enabled || !folder.has("demand_response.csv")) return;
  const CsvTable table = folder.table("demand_response.csv");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto region = grid.regions.of_row(table, row);
    const double summer_mw = response.scale * table.number(row, "summer_mw", 0, kMostMw);
    const double winter_mw = response.scale * table.number(row, "winter_mw", 0, kMostMw);
    if (!region) continue;
    const bool twice = std::ranges::any_of(
        response.regions, [&](const sim::RegionResponse& of) { return of.region == *region; });
    if (twice) table.complain(row, "region", "a second row of this region");
    if (twice || summer_mw + winter_mw <= 0.0) continue;
    response.regions.push_back({.region = *region, .summer_mw = summer_mw, .winter_mw = winter_mw});
  }
}

}  // namespace gigaload::scenarios
