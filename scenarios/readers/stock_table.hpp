#pragma once

#include <vector>

#include "scenarios/tables/data_folder.hpp"
#include "sim/scenario/data_centres.hpp"

namespace gigaload::scenarios {

/// Reads data_centre_stock.csv: a row for each size of a vintage, the vintages in the order of
/// their last year, the one without a last year at the end. The shares of each vintage and of each
/// row sum to one, to a thousandth. A kind of cooling without a column of its own cools nothing.
[[nodiscard]] std::vector<sim::Vintage> read_data_centre_stock(DataFolder& folder);

}  // namespace gigaload::scenarios
