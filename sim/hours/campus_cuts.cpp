#include "sim/hours/campus_cuts.hpp"

#include "sim/campus/campus_features.hpp"
#include "sim/hours/window_devices.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

void add_campus_cuts(const Scenario& scenario, const Campuses& campuses,
                     const Table<double>& of_region_mw, std::span<const HourState> states,
                     std::size_t row, Table<double>& campus_cut_mw) {
  for (std::size_t h = 0; h < states.size(); ++h) {
    const HourState& state = states[h];
    const auto without_meter_mw = first_without_meter_mw(campuses, state);
    for (std::size_t c = 0; c < scenario.campuses.size(); ++c) {
      const std::size_t r = scenario.campuses[c].region.get();
      const double cut_mw = of_region_mw.row(h)[r];
      if (cut_mw <= 0.0 || has_meter(scenario.campuses[c])) continue;
      campus_cut_mw.row(row + h)[c] += cut_mw * state.campuses[c].first_mw / without_meter_mw[r];
    }
  }
}

}  // namespace gigaload::sim
