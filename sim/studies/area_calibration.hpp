#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "sim/studies/area_search.hpp"
#include "sim/studies/calibration.hpp"
#include "sim/studies/year_study.hpp"

namespace gigaload::sim {

/// Holds areas of one study, the places of which are those of areas_of(), whose perfect capacity is
/// spread over their regions by load, on top of what all regions have in any case.
class AreaSpread {
 public:
  /// `base_mw`: [region] perfect capacity in any case.
  AreaSpread(const YearStudy& study, std::vector<std::size_t> areas, std::vector<double> base_mw);

  [[nodiscard]] const std::vector<std::size_t>& areas() const { return areas_; }
  /// Returns an area's mean load [MW].
  [[nodiscard]] double mean_mw(std::size_t i) const { return mean_mw_[i]; }
  /// Returns the regions' perfect capacity for that of the areas, [region] MW.
  [[nodiscard]] std::vector<double> by_region(std::span<const double> areas_mw) const;

 private:
  std::vector<std::size_t> areas_;
  std::vector<std::vector<double>> share_;  // [area][region]
  std::vector<double> mean_mw_, base_mw_;
};

/// Runs a search to its end, or until `told` gives up and false is returned. `done`: sample-years
/// that were assessed before, and with these.
[[nodiscard]] bool search_areas(const YearStudy& study, const AreaSpread& spread, unsigned threads,
                                AreaSearch& search, double& done, const CalibrationProgress& told);

/// Does what calibrate() does where it is by planning area: all of them are searched together
/// (area_search.hpp). A region in no planning area has no perfect capacity. The message of the
/// NumericalError names each area that cannot be brought to its days, with the capacity and the
/// days that it had.
[[nodiscard]] std::vector<double> calibrate_by_planning_area(const Scenario& scenario,
                                                             unsigned threads,
                                                             const CalibrationProgress& progress,
                                                             const SharedWork& shared);

}  // namespace gigaload::sim
