#include "sim/campus/campus_devices.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "sim/campus/campus_split.hpp"

namespace gigaload::sim {

namespace {

namespace adequacy = grid::adequacy;

constexpr double kForgotten = -1.0;  // interest: what was borrowed is not owed
constexpr double kLongestH = 8784.0;

/// One campus over the window.
class CampusWindow {
 public:
  CampusWindow(const Scenario& scenario, std::size_t campus, std::span<const HourState> states,
               adequacy::System& system)
      : campus_(scenario.campuses[campus]),
        index_(campus),
        regions_(scenario.grid.regions.size()),
        states_(states),
        built_(states.front().campus_built[campus]),
        system_(system) {
    if (!has_meter(campus_)) return;
    meter_ = static_cast<std::uint32_t>(system.meters.size());
    system.meters.push_back({.name = campus_.name, .region = campus_.region, .load = load()});
  }

  void add_plant(std::uint32_t first_identity) const {
    const OnSitePlant& plant = campus_.plant;
    const double unit_mw = built_ * plant.capacity_mw / plant.units;
    if (unit_mw <= 0.0) return;
    for (int i = 0; i < plant.units; ++i) {
      adequacy::Generator unit;
      unit.region = campus_.region;
      unit.chain = chain_of(plant.forced_outage_rate, plant.mean_time_to_repair_h);
      unit.identity = first_identity + static_cast<std::uint32_t>(i);
      unit.meter = meter_;
      unit.capacity = unit_mw;
      system_.generators.push_back(std::move(unit));
    }
  }

  void add_battery() const {
    const OnSiteBattery& battery = campus_.battery;
    if (built_ <= 0.0) return;
    adequacy::Storage store;
    store.region = campus_.region;
    store.identity = kFirstCampusIdentity + static_cast<std::uint32_t>(index_);
    store.meter = meter_;
    const double power_mw = built_ * battery.power_mw;
    store.discharge_capacity = power_mw;
    std::vector<double> charge_mw;
    for (const HourState& s : states_) {
      charge_mw.push_back(std::min(power_mw, s.campus_room_mw[index_] + s.campus_own_mw[index_]));
    }
    store.charge_capacity = adequacy::Series(std::move(charge_mw));
    store.energy_capacity = built_ * battery.energy_mwh;
    store.charge_efficiency = battery.round_trip_efficiency;
    system_.storages.push_back(std::move(store));
  }

  void add_contract() const {
    adequacy::DemandResponse response = series_response([this](const HourState& s) {
      return first_by_contract_mw(campus_, s.campus_mw[index_], built_);
    });
    response.identity = kFirstCampusIdentity + static_cast<std::uint32_t>(regions_ + 2 * index_);
    response.interest = kForgotten;
    response.payback_steps = 2.0;
    add(std::move(response));
  }

  void add_flexible() const {
    const FlexibleLoad& flexible = campus_.flexible;
    adequacy::DemandResponse response = series_response([&](const HourState& s) {
      const double load_mw = s.campus_mw[index_];
      return flexible.share * (load_mw - first_by_contract_mw(campus_, load_mw, built_));
    });
    response.identity =
        kFirstCampusIdentity + static_cast<std::uint32_t>(regions_ + 2 * index_ + 1);
    response.terms = {.most_energy = flexible.most_mwh,
                      .most_steps = flexible.most_h,
                      .most_events = flexible.most_events,
                      .notice_steps = static_cast<std::uint32_t>(std::ceil(flexible.notice_h)),
                      .rank = 1,
                      .lapses = true};
    if (std::isinf(flexible.payback_h)) {
      response.interest = kForgotten;
      response.payback_steps = 2.0;
    } else {
      const double window_h = std::clamp(std::ceil(flexible.payback_h), 1.0, kLongestH);
      std::vector<double> room_mw;
      for (const HourState& s : states_) {
        // machines that water keeps idle already cannot make up for others
        const bool is_dry = s.campus_water_limited_mw[index_] > 0.0;
        room_mw.push_back(is_dry ? 0.0 : s.campus_room_mw[index_]);
      }
      response.payback_capacity = adequacy::Series(std::move(room_mw));
      response.payback_steps = window_h;
      // as much as can be owed: borrowed in every hour of the window
      const HourState& s = states_.front();
      response.energy_capacity =
          flexible.share * (s.campus_mw[index_] + s.campus_room_mw[index_]) * (window_h + 1.0);
    }
    add(std::move(response));
  }

 private:
  [[nodiscard]] adequacy::Series load() const {
    std::vector<double> mw;
    for (const HourState& s : states_) mw.push_back(s.campus_mw[index_]);
    return adequacy::Series(std::move(mw));
  }

  template <class Mw>
  [[nodiscard]] adequacy::DemandResponse series_response(Mw mw_of) const {
    std::vector<double> mw;
    for (const HourState& s : states_) mw.push_back(mw_of(s));
    adequacy::DemandResponse response;
    response.region = campus_.region;
    response.energy_capacity = *std::ranges::max_element(mw);
    response.borrow_capacity = adequacy::Series(std::move(mw));
    response.meter = meter_;
    return response;
  }

  void add(adequacy::DemandResponse response) const {
    if (response.borrow_capacity.max() > 0.0) {
      system_.demand_responses.push_back(std::move(response));
    }
  }

  const Campus& campus_;
  std::size_t index_, regions_;
  std::span<const HourState> states_;
  double built_;
  adequacy::System& system_;
  std::optional<std::uint32_t> meter_;
};

/// Campuses of a region that are cut first and have no meter of their own.
void add_region(RegionIndex region, const Scenario& scenario, std::span<const HourState> states,
                adequacy::System& system) {
  std::vector<double> mw;
  for (const HourState& state : states) {
    double first_mw = state.curtailable_mw[region.get()];
    for (std::size_t c = 0; c < scenario.campuses.size(); ++c) {
      const Campus& campus = scenario.campuses[c];
      if (campus.region == region && has_meter(campus)) first_mw -= state.campus_first_mw[c];
    }
    mw.push_back(std::max(0.0, first_mw));
  }
  constexpr double kNothingMw = 1e-9;  // what is left of sums
  if (*std::ranges::max_element(mw) <= kNothingMw) return;
  add_curtailable_campuses(system, region, std::move(mw));
}

template <class Devices>
void sort_by_region(Devices& devices) {
  std::ranges::stable_sort(devices, {}, [](const auto& device) { return device.region; });
}

}  // namespace

void add_campus_devices(const Scenario& scenario, std::span<const HourState> states,
                        adequacy::System& system) {
  const std::size_t regions = scenario.grid.regions.size();
  for (std::size_t r = 0; r < regions; ++r) add_region(RegionIndex(r), scenario, states, system);
  std::uint32_t next_unit = kFirstCampusIdentity;
  for (std::size_t c = 0; c < scenario.campuses.size(); ++c) {
    const Campus& campus = scenario.campuses[c];
    if (!has_meter(campus) && !is_flexible(campus)) continue;
    const CampusWindow window(scenario, c, states, system);
    if (has_plant(campus)) {
      window.add_plant(next_unit);
      next_unit += static_cast<std::uint32_t>(campus.plant.units);
    }
    if (has_battery(campus)) window.add_battery();
    if (has_meter(campus)) window.add_contract();
    if (is_flexible(campus)) window.add_flexible();
  }
  sort_by_region(system.generators);
  sort_by_region(system.storages);
  sort_by_region(system.demand_responses);
}

std::optional<ResponseOwner> owner_of(const Scenario& scenario,
                                      const adequacy::DemandResponse& response) {
  const std::uint32_t identity = response.identity.value_or(0);
  if (identity < kFirstCampusIdentity) return std::nullopt;
  const std::size_t regions = scenario.grid.regions.size(), place = identity - kFirstCampusIdentity;
  if (place < regions) return ResponseOwner{.region = RegionIndex(place)};
  return ResponseOwner{.region = std::nullopt,
                       .campus = (place - regions) / 2,
                       .flexible = (place - regions) % 2 == 1};
}

}  // namespace gigaload::sim
