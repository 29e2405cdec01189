#pragma once

/// The one table of what a result file holds: it drives the writing and the reference.

#include <cstddef>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "sim/frame/frame.hpp"

namespace gigaload::sim {
struct Scenario;
}  // namespace gigaload::sim

namespace gigaload::output {

enum class Place { root, build_out, sensitivity, exchange, summary, adequacy };
enum class Axis { time, region, campus, technology, deal, year, quantile, area, parameter, bounds };
enum class Storage { f32, f64, i32, text };

/// How a year's figure comes from the exchanges' figures of one region.
enum class YearRule { none, sum, maximum, share_of_sales };

/// Times at which a row begins; its begin and end.
enum class Stamp { begin, bounds };
enum class Calendar { year, hours_in_year };

using Hourly = sim::Table<float> sim::Frame::*;
using BuildOutRow = std::vector<double> sim::BuildOutFrame::*;
using BuildOutNumber = double sim::BuildOutFrame::*;
using SensitivityRow = std::vector<double> sim::SensitivityFrame::*;
using SumsRow = std::vector<double> sim::ExchangeSums::*;
/// One part of one metric of a year: its values, or their standard errors.
struct EstimateRow {
  sim::Estimates sim::YearAdequacy::* estimates;
  std::vector<double> sim::Estimates::* part;
  bool operator==(const EstimateRow&) const = default;
};
using Labels = std::vector<std::string> (*)(const sim::Scenario&);
using Numbers = std::vector<double> (*)(const sim::Scenario&);
/// Where the values come from. A summary's variable names the exchanges' sums it is made of.
using Source = std::variant<Stamp, Calendar, Hourly, BuildOutRow, BuildOutNumber, SensitivityRow,
                            SumsRow, EstimateRow, Labels, Numbers>;

struct Variable {
  Place place;
  const char* name;
  std::vector<Axis> axes;
  Storage storage;
  Source source;
  const char* unit;  // UDUNITS; empty where there is none
  const char* long_name;
  const char* standard_name = "";  // of the CF table
  const char* cell_methods = "";
  YearRule year_rule = YearRule::none;
  const char* ancillary = "";  // the variable beside it that holds its standard errors

  [[nodiscard]] bool floating() const { return storage == Storage::f32 || storage == Storage::f64; }
};

/// Are there samples at all?
[[nodiscard]] bool has_ensemble(const sim::Scenario& scenario);

/// In the order in which a file shows them; every axis' own variable before those that use it.
[[nodiscard]] std::span<const Variable> variables();

/// Are there derivatives of a build-out?
[[nodiscard]] bool has_sensitivities(const sim::Scenario& scenario);

/// "buildout", "sensitivity", "exchange", "summary", "adequacy"; empty for the root.
[[nodiscard]] const char* name_of(Place place);
/// "time", "region", ... "bnds".
[[nodiscard]] const char* name_of(Axis axis);

/// "demand", "summary/energy".
[[nodiscard]] std::string path_of(const Variable& variable);
/// True for the variable that holds an axis' labels or times.
[[nodiscard]] bool is_own_dimension(const Variable& variable);

/// Units of every time in the file; the model's own hours.
inline constexpr const char* kTimeUnits = "hours since 1970-01-01 00:00:00";

/// Entities along an axis; time is 0 and grows. Years: calendar years touched by the run. Quantiles
/// and areas are an ensemble's: none without one.
[[nodiscard]] std::size_t size_of(Axis axis, const sim::Scenario& scenario);
/// Entities in one row, product of all axes after the first.
[[nodiscard]] std::size_t columns_of(const Variable& variable, const sim::Scenario& scenario);
/// What some campus has to have for a variable to tell of anything but zeros.
enum class Feature { none, water_allowance, flexible_load, on_site_plant };
[[nodiscard]] Feature feature_of(const Variable& variable);
/// Has any campus of the scenario it? Flexible load is an ensemble's.
[[nodiscard]] bool has_feature(Feature feature, const sim::Scenario& scenario);
/// False where an axis is empty (no campuses, no deals), for hourly generation and weather that
/// were not asked for, for what is of an ensemble or of a calibration where there is none.
[[nodiscard]] bool is_given(const Variable& variable, const sim::Scenario& scenario);
/// The same, and it is not of a feature that no campus has.
[[nodiscard]] bool is_written(const Variable& variable, const sim::Scenario& scenario);

}  // namespace gigaload::output
