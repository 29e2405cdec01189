#pragma once

/// What one exchange hands to whoever records it.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "grid/core/calendar.hpp"
#include "grid/core/table.hpp"

namespace gigaload::sim {

using grid::Table;

/// The years clock at the start of an exchange. MW by campus unless said.
struct BuildOutFrame {
  std::vector<double> announced, pre_development, construction, energised, filled, cancelled;
  /// MW of IT of the reference generation that could do the work of what is filled.
  std::vector<double> work_capacity;
  std::vector<double> promised, delivered, promise_gap;            // by deal
  std::vector<double> capacity;                                    // [region][technology]
  double steps = 0, rhs_evaluations = 0, error_test_failures = 0;  // solver, cumulative
};

/// How the build-out at the start of an exchange moves with the parameters of the pipeline
/// (pipeline_parameter.hpp): derivatives, MW over the parameter's unit. Empty unless asked for.
struct SensitivityFrame {
  std::vector<double> energised, filled;  // [parameter][campus]
  std::vector<double> promise_gap;        // [parameter][deal]
};

/// Sums over the hours of one exchange, MWh, m3, t, by region: float64, so that a
/// year's summary is the sum of its exchanges whether or not the run was resumed.
struct ExchangeSums {
  std::vector<double> energy, campus_energy, data_centre_energy, data_centre_energy_promised, sales,
      peak, unserved_energy, unserved_hours, net_import, water_direct, water_indirect,
      data_centre_water_indirect, co2, campus_curtailed_energy;
  /// Of the campuses; zeros where none has an allowance, a flexible share, a plant.
  std::vector<double> water_shortfall, water_limited_energy, deferred_energy, recovered_energy,
      onsite_energy;
  /// MW that calibration added to the region, negative where it took away; zeros without it.
  std::vector<double> perfect_capacity;
  std::vector<double> generation;      // [region][technology]
  std::vector<double> storage_energy;  // [region][technology], MWh at the end of the exchange
  /// By campus: IT energy of the reference generation for the same work, MWh.
  std::vector<double> campus_work;
};

/// A mean over the samples and its standard error, [area].
struct Estimates {
  std::vector<double> value, standard_error;
};

/// Adequacy of one calendar year, or of the part of it that was run, over the samples of the
/// ensemble. [area]: the areas of area_names().
struct YearAdequacy {
  int year = 0;
  Estimates lolh;          // hours with shortfall
  Estimates eue;           // unserved energy, MWh
  Estimates neue;          // of the energy asked for, ppm
  Estimates event_days;    // days with shortfall: LOLE in days
  Estimates events;        // runs of hours with shortfall
  Estimates event_hours;   // mean length of an event; NaN where there was none
  Estimates event_energy;  // mean energy of an event, MWh; NaN where there was none
  Estimates cvar;          // of a sample's unserved energy in the year, MWh
};

struct Frame {
  std::size_t exchange = 0;  // 0, 1, 2, ...
  grid::Hour begin = 0;      // first hour
  std::size_t hours = 0;
  int year = 0;  // an exchange never straddles a new year (UTC)

  // hourly means, MW; m3 and t per hour. With an ensemble `shortfall` and what campuses are cut
  // are means over its samples; `shortfall_derated` is that of the balance with derated plants.
  Table<float> demand, grid_load, shortfall, shortfall_derated, net_import, reserve_margin,
      water_indirect, co2;          // region
  Table<float> lolp;                // region: share of the samples with shortfall
  Table<float> shortfall_quantile;  // region x quantile
  Table<float> campus_load, campus_curtailed, water_direct;  // campus
  // campus; for an allowance, a flexible share, a plant somewhere
  Table<float> water_shortfall, water_limited_mw, campus_deferred, campus_recovered,
      onsite_generation;
  Table<float> generation;          // region x technology; empty unless asked for
  Table<float> dry_bulb, wet_bulb;  // region, deg C; empty unless asked for

  BuildOutFrame build_out;
  SensitivityFrame sensitivity;
  ExchangeSums sums;
  /// Of the year that ends with this exchange; absent otherwise and without an ensemble.
  std::optional<YearAdequacy> adequacy;
  /// What an ensemble needs to go on from the end of this exchange; empty unless the recorder
  /// wants it.
  std::vector<std::byte> ensemble_state;
};

class Recorder {
 public:
  virtual ~Recorder() = default;
  virtual void record(const Frame& frame) = 0;
  /// Is the state of the ensemble wanted with the frame that ends at `end`, the next one ending at
  /// `next_end`?
  [[nodiscard]] virtual bool wants_state(grid::Hour end, grid::Hour next_end) const {
    (void)end;
    (void)next_end;
    return false;
  }
};

}  // namespace gigaload::sim
