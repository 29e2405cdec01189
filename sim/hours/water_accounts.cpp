#include "sim/hours/water_accounts.hpp"

namespace gigaload::sim {

WaterAccounts::WaterAccounts(const HourModel& model, const Campuses& campuses) : model_(model) {
  for (std::size_t c = 0; c < campuses.size(); ++c) {
    const WaterAllowance& allowance = campuses[c].campus().water;
    if (allowance.limits()) accounts_.push_back({c, WaterAccount(allowance)});
  }
}

void WaterAccounts::apply(Hour begin, const BuildOutFrame& years, std::span<HourState> states) {
  if (!any()) return;
  for (std::size_t h = 0; h < states.size(); ++h) {
    const Hour hour = begin + static_cast<Hour>(h);
    bool changed = false;
    for (auto& [c, account] : accounts_) {
      CampusHour& campus = states[h].campuses[c];
      const double left_m3 = account.left_m3(model_.local(c, hour).day, grid::year_of(hour));
      if (campus.water_m3 > left_m3) {
        campus = model_.campus(c, hour, years, left_m3);
        changed = true;
      }
      account.use(campus.water_m3);
    }
    if (changed) model_.sum_campuses(states[h]);
  }
}

void WaterAccounts::replay(Hour begin, Hour end, const BuildOutFrame& years) {
  for (Hour hour = begin; hour < end; ++hour) {
    for (auto& [c, account] : accounts_) {
      const double left_m3 = account.left_m3(model_.local(c, hour).day, grid::year_of(hour));
      account.use(model_.campus(c, hour, years, left_m3).water_m3);
    }
  }
}

}  // namespace gigaload::sim
