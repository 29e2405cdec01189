#pragma once

/// An output quantity is plain data that names it, places it and says how it is made. The
/// tables of all quantities stand in sim/quantities.

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grid/core/error.hpp"

namespace gigaload::sim {

struct HourView;

enum class Axis {
  time,
  region,
  campus,
  technology,
  deal,
  year,
  quantile,
  area,
  month,
  hour_of_day,
  parameter,
  bounds,
  state,            // rows of sim::state_rows()
  planning_area,    // rows of sim::planning_area_rows()
  weather_year,     // measured years that samples draw from
  future_quantile,  // of drawn futures of the build-out
};

/// A feature is what a scenario must have, or ask for, so that a quantity tells of anything.
enum class Feature {
  none,
  ensemble,
  reserves,  // an ensemble whose regions keep some
  calibration,
  generation,       // output.generation
  weather,          // output.weather
  it_load,          // output.it_load
  canada,           // trade with Canada in some region
  sensitivities,    // output.sensitivities
  demand_response,  // demand_response.enabled, with a table of it
  water_allowance,  // of some campus, like the next two
  flexible_load,
  on_site_plant,
  states,  // of several regions
  planning_areas,
  weather_years,  // an ensemble that draws from measured years
  futures,        // drawn beside the expected build-out
  sample_stop,    // ensemble.until: years have samples of their own number
};

/// Tells how a figure of a longer time comes from those of its parts.
enum class Accumulation { none, sum, maximum, mean, last, ratio };

/// Describes a quantity with a value for each hour of the run.
struct HourlyQuantity {
  const char* name;
  std::vector<Axis> axes;  // besides time
  const char* unit;        // UDUNITS
  /// Says how the value of an hour stands for the hour, for CF's cell_methods: `mean` for powers,
  /// shares and air, `sum` for what is counted over the hour (m3, t, MW h). It changes no value:
  /// `fill` gives what the hour has.
  Accumulation over_hour = Accumulation::mean;
  const char* long_name;
  const char* standard_name = "";  // of the CF table
  Feature feature = Feature::none;
  /// Fills the row of one hour, all of it.
  void (*fill)(const HourView& hour, std::span<float> row);
};

/// Describes a quantity with a value for each exchange between the years and the hours and, if it
/// is a sum or a maximum, for each calendar year.
struct ExchangeQuantity {
  const char* name;
  std::vector<Axis> axes;  // besides time or year
  const char* unit;        // UDUNITS
  Accumulation over_time = Accumulation::sum;
  const char* long_name;
  Feature feature = Feature::none;
  /// Adds one hour to a row that begins with zeros; null for what is set when the exchange ends.
  void (*add)(const HourView& hour, std::span<double> row) = nullptr;
  /// Name the year's ratio to another quantity of the same axes, with its long name; null: there is
  /// none. Where the other one is 0 the ratio is missing.
  const char* ratio_name = nullptr;
  const char* ratio_long_name = nullptr;
  const char* ratio_to = nullptr;
  /// Tells whether what sums up over time adds up over regions too: hours that are counted in
  /// several of them at once do not.
  bool adds_up = true;
  /// Names the year's figure in the group of states or planning areas, for a quantity that is of
  /// these and not of regions; null: it is of something else.
  const char* row_name = nullptr;
};

/// Holds values of some quantities, found by the quantity or by its name.
template <class Quantity, class Values>
class QuantityValues {
 public:
  struct Entry {
    const Quantity* quantity;
    Values values;
  };

  /// Makes an entry where there is none.
  Values& operator[](const Quantity& quantity) {
    for (Entry& entry : entries_) {
      if (entry.quantity == &quantity) return entry.values;
    }
    return entries_.emplace_back(Entry{&quantity, {}}).values;
  }
  /// Throws InternalError where there is no entry.
  [[nodiscard]] const Values& operator[](const Quantity& quantity) const {
    return (*this)[quantity.name];
  }
  [[nodiscard]] const Values& operator[](std::string_view name) const {
    for (const Entry& entry : entries_) {
      if (entry.quantity->name == name) return entry.values;
    }
    throw InternalError("a frame without the quantity " + std::string(name));
  }
  [[nodiscard]] Values& operator[](std::string_view name) {
    return const_cast<Values&>(std::as_const(*this)[name]);
  }

  [[nodiscard]] auto begin() { return entries_.begin(); }
  [[nodiscard]] auto end() { return entries_.end(); }
  [[nodiscard]] auto begin() const { return entries_.begin(); }
  [[nodiscard]] auto end() const { return entries_.end(); }
  void clear() { entries_.clear(); }

 private:
  std::vector<Entry> entries_;
};

}  // namespace gigaload::sim
