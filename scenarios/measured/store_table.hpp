#pragma once

#include <vector>

#include "scenarios/measured/own_table.hpp"

namespace gigaload::scenarios {

/// Reads stores, one a row, in the order of their rows: `name`, `region`, `power`, which is that of
/// discharging and, without `charge_power`, of charging; the energy that it holds as `energy` or,
/// at full power, as `duration`; `round_trip_efficiency`, which is lost at charging, or
/// `charge_efficiency` and `discharge_efficiency`; and perhaps `carryover_efficiency` of a step,
/// `initial_share` of the energy at the start, `category`, how it fails (outage_columns.hpp), where
/// a row that says nothing never does, and its dates (service_columns.hpp). Faults go to the
/// problems.
[[nodiscard]] std::vector<grid::adequacy::Storage> read_store_table(const CsvTable& table,
                                                                    const OwnGridContext& context);

}  // namespace gigaload::scenarios
