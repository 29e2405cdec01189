#pragma once

/// Share of a campus's IT capacity in use, by local hour:
///
///   u = min(1, k x), k such that its mean is the load factor
///
/// with x a published or measured profile, or, where none is given,
///
///   x = phi u_train + (1 - phi) u_infer(h, day)
///
/// phi the training share, u_train = 0.95,
/// u_infer = 0.65 + 0.20 cos(2 pi (h - 15) / 24) + 0.03 on weekdays, h the local hour (engineering
/// defaults of scenarios/data/FACTS.md, section 4).

#include <cstddef>
#include <vector>

#include "grid/core/calendar.hpp"
#include "sim/scenario/campus_load_parameters.hpp"

namespace gigaload::sim {

/// The profile with the mean `load_factor`, none of it above 1. Where too many of its hours are
/// zero for that its mean is less. InternalError for a profile of another length.
[[nodiscard]] std::vector<double> scaled_profile(const ItProfile& profile, double load_factor);

/// Mean over the hours of a week, or of the year.
[[nodiscard]] double mean_share(const std::vector<double>& share);

class ItLoad {
 public:
  explicit ItLoad(const CampusLoadParameters& parameters);

  /// Share of the IT capacity in use, 0..1.
  [[nodiscard]] double at(const grid::LocalHour& hour) const {
    return share_[share_.size() == kHoursOfDayTypes ? hour.day_type * grid::kHoursOfDay + hour.hour
                                                    : hour_of_year(hour)];
  }

 private:
  [[nodiscard]] static std::size_t hour_of_year(const grid::LocalHour& hour);

  std::vector<double> share_;
};

}  // namespace gigaload::sim
