#include "sim/campus_load.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "grid/capped_profile.hpp"

namespace gigaload::sim {

CampusLoad::CampusLoad(const Campus& campus, const CoolingCurve& curve)
    : curve_(curve), design_pue_(campus.design_pue) {
  constexpr double u_train = 0.95;
  const double phi = campus.training_share;
  constexpr std::array<double, grid::kDayTypes> days_of_week{5.0, 2.0};

  std::array<double, grid::kDayTypes * grid::kHoursOfDay> u{}, weight{};
  for (std::size_t i = 0; i < u.size(); ++i) {
    const std::size_t day_type = i / grid::kHoursOfDay;
    const auto h = static_cast<double>(i % grid::kHoursOfDay);
    const double u_infer = 0.65 + 0.20 * std::cos(2.0 * std::numbers::pi * (h - 15.0) / 24.0) +
                           (day_type == 0 ? 0.03 : 0.0);
    u[i] = phi * u_train + (1.0 - phi) * u_infer;
    weight[i] = days_of_week[day_type];
  }
  grid::scale_to_mean(u, weight, campus.load_factor, 1.0);
  for (std::size_t i = 0; i < u.size(); ++i) {
    utilisation_[i / grid::kHoursOfDay][i % grid::kHoursOfDay] = u[i];
  }
}

CampusLoad::Hourly CampusLoad::at(double filled_mw, const grid::LocalHour& hour,
                                  const Air& air) const {
  const CoolingDemand cooling = cooling_demand(curve_, air);
  const double it_mw = filled_mw * utilisation(hour) / design_pue_;
  return {.load_mw = std::min(it_mw * cooling.pue, filled_mw),
          .water_m3 = it_mw * cooling.wue_l_per_kwh};  // 1 MWh x 1 L/kWh = 1 m3
}

}  // namespace gigaload::sim
