#pragma once

/// Gives the share of a campus's IT capacity in use, by local hour; the equation stands at the top
/// of it_load.cpp.

#include <cstddef>
#include <vector>

#include "grid/core/calendar.hpp"
#include "sim/scenario/campus_load_parameters.hpp"

namespace gigaload::sim {

/// Scales a profile to the mean `load_factor`, none of it above 1. Where too many of its hours are
/// zero for that its mean is less. Throws InternalError for a profile of another length.
[[nodiscard]] std::vector<double> scaled_profile(const ItProfile& profile, double load_factor);

/// Returns the mean over the hours of a week, or of the year.
[[nodiscard]] double mean_share(const std::vector<double>& share);

/// Knows the share of the IT capacity in use, by the local clock.
class ItLoad {
 public:
  explicit ItLoad(const CampusLoadParameters& parameters);

  /// Returns the share of the IT capacity in use, 0..1.
  [[nodiscard]] double at(const grid::LocalHour& hour) const {
    return share_[share_.size() == kHoursOfDayTypes ? hour.day_type * grid::kHoursOfDay + hour.hour
                                                    : hour_of_year(hour)];
  }

 private:
  [[nodiscard]] static std::size_t hour_of_year(const grid::LocalHour& hour);

  std::vector<double> share_;
};

}  // namespace gigaload::sim
