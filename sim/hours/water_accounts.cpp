#include "sim/hours/water_accounts.hpp"

#include <algorithm>

namespace gigaload::sim {

double WaterAccount::left_m3(std::int64_t local_day, int year) {
  if (local_day != day_) of_day_m3_ = 0.0;
  if (year != year_) of_year_m3_ = 0.0;
  day_ = local_day;
  year_ = year;
  return std::max(
      0.0, std::min(allowance_.per_day_m3 - of_day_m3_, allowance_.per_year_m3 - of_year_m3_));
}

void WaterAccount::use(double water_m3) {
  of_day_m3_ += water_m3;
  of_year_m3_ += water_m3;
}

WaterAccounts::WaterAccounts(const Scenario& scenario, const HourModel& model)
    : scenario_(scenario), model_(model) {
  for (std::size_t c = 0; c < scenario.campuses.size(); ++c) {
    if (!scenario.campuses[c].water.limits()) continue;
    campuses_.push_back(c);
    accounts_.emplace_back(scenario.campuses[c].water);
  }
}

void WaterAccounts::apply(Hour begin, const BuildOutFrame& years, std::span<HourState> states) {
  if (!any()) return;
  for (std::size_t h = 0; h < states.size(); ++h) {
    const Hour hour = begin + static_cast<Hour>(h);
    bool changed = false;
    for (std::size_t i = 0; i < campuses_.size(); ++i) {
      const std::size_t c = campuses_[i];
      const auto local = model_.clock(scenario_.campuses[c].region).at(hour);
      const double left_m3 = accounts_[i].left_m3(local.day, grid::year_of(hour));
      if (states[h].campuses[c].water_m3 > left_m3) {
        model_.limit_water(hour, years, c, left_m3, states[h]);
        changed = true;
      }
      accounts_[i].use(states[h].campuses[c].water_m3);
    }
    if (changed) model_.sum_campuses(states[h]);
  }
}

void WaterAccounts::replay(Hour begin, Hour end, const BuildOutFrame& years) {
  for (Hour hour = begin; hour < end; ++hour) {
    for (std::size_t i = 0; i < campuses_.size(); ++i) {
      const auto local = model_.clock(scenario_.campuses[campuses_[i]].region).at(hour);
      const double left_m3 = accounts_[i].left_m3(local.day, grid::year_of(hour));
      accounts_[i].use(std::min(left_m3, model_.water_m3(hour, years, campuses_[i])));
    }
  }
}

}  // namespace gigaload::sim
