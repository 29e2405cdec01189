#pragma once

/// A frame is what one exchange hands to whoever records it.

#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

#include "grid/adequacy/sampling/metrics.hpp"
#include "grid/adequacy/sampling/risk.hpp"
#include "grid/core/calendar.hpp"
#include "grid/core/table.hpp"
#include "sim/frame/pipeline_blocks.hpp"
#include "sim/frame/quantity.hpp"

namespace gigaload::sim {

using grid::Table;

/// Tells of the years clock at the start of an exchange, MW by campus unless said.
struct BuildOutFrame : BlocksFrame {
  std::vector<double> announced;
  /// Holds the MW of IT of the reference generation that could do the work of what is filled.
  std::vector<double> work_capacity;
  std::vector<double> promised, delivered, promise_gap;            // by deal
  std::vector<double> capacity;                                    // [region][technology]
  double steps = 0, rhs_evaluations = 0, error_test_failures = 0;  // solver, cumulative
};

/// Tells how the build-out at the start of an exchange moves with the parameters of the pipeline
/// (pipeline_parameter.hpp): derivatives, MW over the parameter's unit. Empty unless asked for.
struct SensitivityFrame : BlockDerivativesFrame {
  std::vector<double> promise_gap;  // [parameter][deal]
};

/// Holds the scenario's quantities hour by hour, [hour][entity]: frame.hourly["demand"].
using HourlyTables = QuantityValues<HourlyQuantity, Table<float>>;

/// Holds all quantities' figures of one exchange: frame.sums["energy"]. They are float64, so that
/// a year's summary is the sum of its exchanges whether or not the run was resumed.
using ExchangeSums = QuantityValues<ExchangeQuantity, std::vector<double>>;

/// Holds what an area loses in a year of the weather of each measured year that samples draw from,
/// [weather year], and the standard error of their mean: how far it may be off because so few years
/// of weather are known, one number.
struct WeatherYearRisk {
  std::vector<double> lole_d, eue_mwh;
  std::vector<double> lole_error_d, eue_error_mwh;
};

/// Holds the adequacy of one calendar year, or of the part of it that was run, over the samples of
/// the ensemble; energies in MWh, steps are hours.
struct YearAdequacy {
  int year = 0;
  /// Hold the metrics of area_names(): what is short of load and reserve, and where regions keep
  /// reserves what is short of load alone; empty without.
  std::vector<grid::adequacy::Metrics> areas;
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ warns of what a list leaves out
  std::vector<grid::adequacy::Metrics> load_only = {};
  // NOLINTNEXTLINE(readability-redundant-member-init): as above
  std::vector<grid::adequacy::Risk> risks = {};  // of the same areas, of load and reserve
  // NOLINTNEXTLINE(readability-redundant-member-init): as above
  std::vector<WeatherYearRisk> weather_years =
      {};  // likewise; empty without Feature::weather_years
  /// Hold how many samples the year has, and the standard error that was reached of what is watched
  /// as a share of it; NaN where no sample had any. NaN without Feature::sample_stop.
  double samples = std::numeric_limits<double>::quiet_NaN();
  double error_reached = std::numeric_limits<double>::quiet_NaN();
};

struct Frame {
  std::size_t exchange = 0;  // 0, 1, 2, ...
  grid::Hour begin = 0;      // first hour
  std::size_t hours = 0;
  int year = 0;  // an exchange never straddles a new year (UTC)

  HourlyTables hourly;
  BuildOutFrame build_out;
  SensitivityFrame sensitivity;
  ExchangeSums sums;
  /// Holds the hours with shortfall of the exchange by region: what the hours tell the years.
  std::vector<double> shortfall_hours;
  /// Tells of the year that ends with this exchange; absent otherwise and without an ensemble.
  std::optional<YearAdequacy> adequacy;
  /// Makes what the run needs, besides the figures of its frames, to go on from the end of this
  /// exchange; to be called while the frame is recorded, by whoever wants it.
  std::function<std::vector<std::byte>()> checkpoint;
};

class Recorder {
 public:
  virtual ~Recorder() = default;
  virtual void record(const Frame& frame) = 0;
};

}  // namespace gigaload::sim
