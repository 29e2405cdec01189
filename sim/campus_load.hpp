#pragma once

/// Load and direct water of a campus in one hour (design, section 3):
///
///   u    = min(1, k (phi u_train + (1 - phi) u_infer(h, day))), k such that its mean over a week
///          is the load factor
///   P_IT = I u / design PUE        P = min(P_IT PUE(air), I)        water = P_IT WUE(air)
///
/// I the filled MW at the meter, phi the training share;
/// u_train = 0.95, u_infer = 0.65 + 0.20 cos(2 pi (h - 15) / 24) + 0.03 on weekdays, h the local
/// hour (engineering defaults of the cooling notes, section 4).

#include <array>

#include "grid/calendar.hpp"
#include "grid/system.hpp"
#include "sim/cooling.hpp"
#include "sim/scenario.hpp"

namespace gigaload::sim {

class CampusLoad {
 public:
  /// `curve`: of the campus's cooling kind.
  CampusLoad(const Campus& campus, const CoolingCurve& curve);

  struct Hourly {
    double load_mw = 0.0;   // at the meter
    double water_m3 = 0.0;  // in the hour, when the load is served
  };
  [[nodiscard]] Hourly at(double filled_mw, const grid::LocalHour& hour, const Air& air) const;

  /// Share of the IT capacity in use, 0..1.
  [[nodiscard]] double utilisation(const grid::LocalHour& hour) const {
    return utilisation_[hour.day_type][hour.hour];
  }

 private:
  CoolingCurve curve_;
  double design_pue_;
  std::array<std::array<double, grid::kHoursOfDay>, grid::kDayTypes> utilisation_{};
};

}  // namespace gigaload::sim
