#pragma once

/// Declares the one table of what a result file holds: it drives the writing and the reference.
/// Hourly quantities and those of exchanges and years come from the simulation's own tables, which
/// is where to add one (sim/quantities/quantity_tables.hpp); metrics of adequacy from theirs
/// (grid/adequacy/sampling/metrics.hpp, risk.hpp); states of the build-out from the table of its
/// blocks (kBlockTraits of sim/frame/pipeline_blocks.hpp). Names of entities, the other variables
/// of the build-out and the order of all of them stand in variable_table.cpp, which makes its rows
/// by variable_rows.hpp.

#include <cstddef>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "output/variables/machines.hpp"
#include "sim/frame/frame.hpp"
#include "sim/quantities/features.hpp"
#include "sim/years/build_out_futures.hpp"

namespace gigaload::sim {
struct Scenario;
}  // namespace gigaload::sim

namespace gigaload::output {

/// Names where in the file a variable stands: in the root, which has the hours, or in a group, of
/// rows by exchange (build_out, sensitivity, exchange) or by calendar year (summary by region,
/// states and planning_areas by what regions nest in, adequacy).
enum class Place {
  root,
  build_out,
  sensitivity,
  exchange,
  summary,
  states,
  planning_areas,
  adequacy
};
using sim::Accumulation;
using sim::Axis;
using sim::Feature;
/// Names the type of the values in the file.
enum class Storage { f32, f64, i32, text };

/// Stamps are the time at which a row begins, or its begin and end.
enum class Stamp { begin, bounds };
/// Names what a row by calendar year is of: its number, or its hours inside the run.
enum class Calendar { year, hours_in_year };

// What values come from, by who tells them: the hours, the exchanges, the build-out's frame (a row
// of it, or one number), its derivatives, the samples, or the scenario itself, before the run.
using HourlySource = const sim::HourlyQuantity*;
/// Names the exchanges' figures themselves, or what a year makes of them.
using ExchangeSource = const sim::ExchangeQuantity*;
using BuildOutRow = std::vector<double> sim::BuildOutFrame::*;
using BuildOutNumber = double sim::BuildOutFrame::*;
/// Names a number of all deals together.
using MachinesNumber = double (Machines::*)(const sim::BuildOutFrame&) const;
using SensitivityRow = std::vector<double> sim::SensitivityFrame::*;
/// Names what drawn futures have at a moment, with Axis::future_quantile.
using FuturesRow = std::vector<double> (sim::BuildOutFutures::*)(grid::Hour) const;
/// Names dates of the campuses in drawn futures, [campus][quantile], known before the run.
using FuturesDates = const std::vector<double>& (sim::BuildOutFutures::*)() const;
/// Names one part of one metric of a year: its values by area, or their standard errors.
struct EstimateRow {
  grid::adequacy::MetricMember metric;
  double grid::adequacy::Estimate::* part;
  grid::adequacy::Criterion criterion = grid::adequacy::Criterion::with_reserve;
  [[nodiscard]] std::vector<double> of(const sim::YearAdequacy& year) const;
};
/// Names a quantity of a year's risk: its values by area and its own axes.
struct RiskRow {
  const grid::adequacy::RiskQuantity* quantity;
  [[nodiscard]] std::vector<double> of(const sim::YearAdequacy& year) const;
};
/// Names what a year loses by the year of its weather, by area: with Axis::weather_year, or one
/// number an area.
struct WeatherYearRow {
  std::vector<double> sim::WeatherYearRisk::* values;
  [[nodiscard]] std::vector<double> of(const sim::YearAdequacy& year) const;
};
/// Names one number of a year's adequacy.
struct YearNumber {
  double sim::YearAdequacy::* number;
};
/// Take texts and numbers, row after row, out of the scenario (entities.hpp).
using Labels = std::vector<std::string> (*)(const sim::Scenario&);
using Numbers = std::vector<double> (*)(const sim::Scenario&);
/// Says where the values come from; who writes them is chosen by its alternative.
using Source = std::variant<Stamp, Calendar, HourlySource, BuildOutRow, BuildOutNumber,
                            MachinesNumber, SensitivityRow, ExchangeSource, EstimateRow, RiskRow,
                            WeatherYearRow, YearNumber, FuturesRow, FuturesDates, Labels, Numbers>;

/// Describes one dataset of the file: a row of the table.
struct Variable {
  Place place;
  const char* name;
  std::vector<Axis> axes;  // all of them, the slowest first
  Storage storage;
  Source source;
  const char* unit;  // UDUNITS; empty where there is none
  const char* long_name;
  const char* standard_name = "";  // of the CF table
  const char* cell_methods = "";
  Feature feature = Feature::none;
  Accumulation year_rule = Accumulation::none;  // of a year's figure, from those of its exchanges
  const char* ancillary = "";  // the variable beside it that holds its standard errors
  /// Names the variable beside it that counts machines of several deals once; empty: none.
  const char* total = "";

  [[nodiscard]] bool floating() const { return storage == Storage::f32 || storage == Storage::f64; }
};

/// Lists them in the order of a file; an axis' own variable stands before those that use it.
[[nodiscard]] std::span<const Variable> variables();

/// Names a group: "buildout", "exchange", "summary", ...; empty for the root.
[[nodiscard]] const char* name_of(Place place);
/// Names an axis: "time", "region", ... "bnds"; in a group, whose rows are exchanges, the time is
/// "exchange_time", since xarray's trees want a name to have one length from the root down.
[[nodiscard]] const char* name_of(Axis axis, Place place = Place::root);

/// Gives the path in the file: "demand", "summary/energy".
[[nodiscard]] std::string path_of(const Variable& variable);
/// Returns true for the variable that holds an axis' labels or times.
[[nodiscard]] bool is_own_dimension(const Variable& variable);

/// Names the units of every time in the file; the model's own hours.
inline constexpr const char* kTimeUnits = "hours since 1970-01-01 00:00:00";

/// Tells whether the variable has a row of each year's adequacy.
[[nodiscard]] bool is_year_row(const Variable& variable);
/// Returns that row: one number, [area], [area][month][hour of the day] or [area][weather year].
[[nodiscard]] std::vector<double> year_row(const Variable& variable, const sim::YearAdequacy& year);

/// Counts the entities in one row: the product of all axes after the first.
[[nodiscard]] std::size_t columns_of(const Variable& variable, const sim::Scenario& scenario);
/// Tells whether a run of the scenario has a value for the variable: what it tells of, and
/// something along every axis. A feature of campuses need not be there: without it the sums are
/// zeros, which a sweep asks for beside members that have it.
[[nodiscard]] bool is_given(const Variable& variable, const sim::Scenario& scenario);
/// Tells whether a result file holds the variable: it is given, and of a feature of campuses there
/// is a campus that has it.
[[nodiscard]] bool is_written(const Variable& variable, const sim::Scenario& scenario);

}  // namespace gigaload::output
