#include "sim/hours/window_devices.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "sim/campus/campus_features.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

namespace {

/// Load of a region's campuses that is cut first and has no meter of its own, MW by hour.
std::vector<double> first_without_meter_mw(RegionIndex region, const Campuses& campuses,
                                           std::span<const HourState> states) {
  std::vector<double> mw;
  for (const HourState& state : states) {
    double first_mw = state.regions[region.get()].curtailable_mw;
    for (std::size_t c = 0; c < campuses.size(); ++c) {
      const Campus& campus = campuses[c].campus();
      if (campus.region == region && has_meter(campus)) first_mw -= state.campuses[c].first_mw;
    }
    mw.push_back(std::max(0.0, first_mw));
  }
  return mw;
}

std::vector<CampusHour> hours_of(std::size_t campus, std::span<const HourState> states) {
  std::vector<CampusHour> hours;
  hours.reserve(states.size());
  for (const HourState& state : states) hours.push_back(state.campuses[campus]);
  return hours;
}

template <class Devices>
void sort_by_region(Devices& devices) {
  std::ranges::stable_sort(devices, {}, [](const auto& device) { return device.region; });
}

}  // namespace

void add_campus_devices(const Campuses& campuses, std::span<const HourState> states,
                        grid::adequacy::SystemModel& system) {
  constexpr double kNothingMw = 1e-9;  // what is left of sums
  for (std::size_t r = 0; r < system.regions.size(); ++r) {
    auto first_mw = first_without_meter_mw(RegionIndex(r), campuses, states);
    if (*std::ranges::max_element(first_mw) <= kNothingMw) continue;
    campuses.add_curtailable(RegionIndex(r), std::move(first_mw), system);
  }
  for (std::size_t c = 0; c < campuses.size(); ++c) {
    const Campus& campus = campuses[c].campus();
    if (!has_meter(campus) && !is_flexible(campus)) continue;
    campuses.add_devices(c, hours_of(c, states), system);
  }
  sort_by_region(system.generators);
  sort_by_region(system.storages);
  sort_by_region(system.demand_responses);
}

}  // namespace gigaload::sim
