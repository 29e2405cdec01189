#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "grid/adequacy/sampling/statistics.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/studies/calibration.hpp"

namespace gigaload::sim {

struct CampusCostOptions {
  int year = 0;
  std::size_t samples = 500;
  unsigned threads = 0;  // 0: as many as the machine has
  /// It is told of the sample-years done and expected in all; false gives up.
  CalibrationProgress progress = {};
  /// It is told of the scenario's calibration as by calibrate(); false gives up.
  CalibrationProgress calibrating = {};
};

/// Holds what the campuses cost an area of its adequacy. Days are those with shortfall, rates of a
/// year.
struct AreaCost {
  std::string name;
  AreaKind kind = AreaKind::planning_area;
  grid::adequacy::Estimate without, with;  // campuses
  grid::adequacy::Estimate restored;       // with campuses and the perfect capacity of all areas
  double capacity_mw = 0.0;                // perfect capacity
  /// Its standard error by sampling: that of the difference of days with and without, sample by
  /// sample, over the days that a MW is worth. NaN where no sample without campuses had a day.
  double standard_error_mw = 0.0;
  double low_mw = 0.0, high_mw = 0.0;  // two standard errors; NaN too
  /// Tells that no sample had a day without campuses: the capacity is that with which none has one
  /// with them, and more may be needed.
  bool none_without = false;
};

struct CampusCost {
  bool gave_up = false;
  double share_of_year = 1.0;  // that the run covers
  std::size_t samples = 0;
  std::vector<AreaCost> areas;           // planning areas, then interconnections
  std::vector<std::string> assumptions;  // that it rests on (adequacy_assumptions.hpp)
};

/// Finds the perfect capacity that brings each planning area back to the event-days that it has
/// without campuses, all areas together, and the same by interconnection: two searches
/// (area_search.hpp) on the outages and weather of the same samples. No area gets less than
/// nothing; capacity is spread over an area's regions by load with campuses. `without`: the
/// scenario without campuses; both have the perfect capacity that calibration finds for `with`.
/// Throws InputError for a year outside the run and where `with` has no campus, NumericalError
/// where a search finds nothing.
[[nodiscard]] CampusCost campus_cost(const Scenario& with, const Scenario& without,
                                     const CampusCostOptions& options);

}  // namespace gigaload::sim
