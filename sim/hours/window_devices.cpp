#include "sim/hours/window_devices.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "sim/campus/campus_features.hpp"

namespace gigaload::sim {

namespace {

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

std::vector<double> first_without_meter_mw(const Campuses& campuses, const HourState& state) {
  std::vector<double> curtailable_mw;
  for (const RegionHour& region : state.regions) curtailable_mw.push_back(region.curtailable_mw);
  return campuses.first_without_meter_mw(std::move(curtailable_mw), state.campuses);
}

void add_campus_devices(const Campuses& campuses, std::span<const HourState> states,
                        grid::adequacy::SystemModel& system) {
  constexpr double kNothingMw = 1e-9;                                // what is left of sums
  std::vector<std::vector<double>> first_mw(system.regions.size());  // [region][hour]
  for (const HourState& state : states) {
    const auto of_hour = first_without_meter_mw(campuses, state);
    for (std::size_t r = 0; r < first_mw.size(); ++r) first_mw[r].push_back(of_hour[r]);
  }
  for (std::size_t r = 0; r < first_mw.size(); ++r) {
    if (*std::ranges::max_element(first_mw[r]) <= kNothingMw) continue;
    campuses.add_curtailable(RegionIndex(r), std::move(first_mw[r]), system);
  }
  for (std::size_t c = 0; c < campuses.size(); ++c) {
    const Campus& campus = campuses[c].campus();
    if (!has_meter(campus) && !is_flexible(campus)) continue;
    campuses[c].add_devices(campuses.identities(), hours_of(c, states), system);
  }
  sort_by_region(system.generators);
  sort_by_region(system.storages);
  sort_by_region(system.demand_responses);
}

}  // namespace gigaload::sim
