#include "sim/campus/campus_devices.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "grid/core/hours_of_year.hpp"
#include "sim/campus/campus_features.hpp"
#include "sim/campus/campus_split.hpp"
#include "sim/fleet/fleet_units.hpp"
#include "sim/scenario/campus.hpp"

namespace gigaload::sim {

namespace {

namespace adequacy = grid::adequacy;

constexpr const char* kCategory = "campus";
constexpr double kForgotten = -1.0;  // interest: what was borrowed is not owed

/// Steps in which what is forgotten would be due. A response lends only where they are above 0;
/// since nothing is owed after a step, nothing ever falls due.
constexpr double kStepsOfForgotten = 2.0;

/// One campus over the window.
class Window {
 public:
  Window(const Campus& campus, std::span<const CampusHour> hours, adequacy::SystemModel& system)
      : campus_(campus), hours_(hours), system_(system) {
    if (!has_meter(campus_)) return;
    meter_ = static_cast<std::uint32_t>(system.meters.size());
    system.meters.push_back({.name = campus_.name,
                             .region = campus_.region,
                             .load = series([](const CampusHour& h) { return h.load_mw; })});
  }

  void add_plant(std::uint32_t first_identity) const {
    const OnSitePlant& plant = campus_.plant;
    const adequacy::Series unit_mw =
        series([&](const CampusHour& h) { return h.built * plant.capacity_mw / plant.units; });
    if (unit_mw.max() <= 0.0) return;
    for (int i = 0; i < plant.units; ++i) {
      auto unit = device<adequacy::Generator>("plant-" + std::to_string(i + 1),
                                              first_identity + static_cast<std::uint32_t>(i));
      unit.chain = chain_of(plant.forced_outage_rate, plant.mean_time_to_repair_h);
      unit.capacity = unit_mw;
      system_.generators.push_back(std::move(unit));
    }
  }

  void add_battery(std::uint32_t identity) const {
    const OnSiteBattery& battery = campus_.battery;
    auto store = device<adequacy::Storage>("battery", identity);
    store.discharge_capacity =
        series([&](const CampusHour& h) { return h.built * battery.power_mw; });
    if (store.discharge_capacity.max() <= 0.0) return;
    store.charge_capacity = series([&](const CampusHour& h) {
      return std::min(h.built * battery.power_mw, h.room_mw() + h.own_mw);
    });
    store.energy_capacity =
        series([&](const CampusHour& h) { return h.built * battery.energy_mwh; });
    store.charge_efficiency = battery.round_trip_efficiency;
    system_.storages.push_back(std::move(store));
  }

  void add_contract(std::uint32_t identity) const {
    auto response = device<adequacy::DemandResponse>("contract", identity);
    response.borrow_capacity = series([this](const CampusHour& h) { return first_mw(h); });
    response.energy_capacity = response.borrow_capacity.max();
    response.interest = kForgotten;
    response.payback_steps = kStepsOfForgotten;
    add(std::move(response));
  }

  void add_flexible_share(std::uint32_t identity) const {
    const FlexibleLoad& flexible = campus_.flexible;
    auto response = device<adequacy::DemandResponse>("flexible", identity);
    response.borrow_capacity =
        series([&](const CampusHour& h) { return flexible.share * (h.load_mw - first_mw(h)); });
    response.energy_capacity = response.borrow_capacity.max();
    response.terms = {.most_energy = flexible.most_mwh,
                      .most_steps = flexible.most_h,
                      .most_events = flexible.most_events,
                      .notice_steps = static_cast<std::uint32_t>(std::ceil(flexible.notice_h)),
                      .rank = 1,
                      .lapses = true};
    if (std::isinf(flexible.payback_h)) {
      response.interest = kForgotten;
      response.payback_steps = kStepsOfForgotten;
    } else {
      const double window_h =
          std::clamp<double>(std::ceil(flexible.payback_h), 1.0, grid::kHoursOfLeapYear);
      response.payback_capacity = series([](const CampusHour& h) {
        // machines that water keeps idle already cannot make up for others
        return h.water_limited_mw > 0.0 ? 0.0 : h.room_mw();
      });
      response.payback_steps = window_h;
      // as much as can be owed: borrowed in every hour of the window
      response.energy_capacity = series(
          [&](const CampusHour& h) { return flexible.share * h.filled_mw * (window_h + 1.0); });
    }
    add(std::move(response));
  }

 private:
  [[nodiscard]] double first_mw(const CampusHour& hour) const {
    return first_by_contract_mw(campus_, hour.load_mw, hour.built);
  }

  template <class Value>
  [[nodiscard]] adequacy::Series series(Value value) const {
    std::vector<double> values;
    values.reserve(hours_.size());
    for (const CampusHour& hour : hours_) values.push_back(value(hour));
    return adequacy::Series(std::move(values));
  }

  template <class Device>
  [[nodiscard]] Device device(const std::string& name, std::uint32_t identity) const {
    Device device;
    // a campus may have a region's name, and the grid's own devices have their region's
    device.name = "campus-" + campus_.name + "-" + name;
    device.category = kCategory;
    device.region = campus_.region;
    device.identity = identity;
    device.meter = meter_;
    return device;
  }

  void add(adequacy::DemandResponse response) const {
    if (response.borrow_capacity.max() <= 0.0) return;
    system_.demand_responses.push_back(std::move(response));
  }

  const Campus& campus_;
  std::span<const CampusHour> hours_;
  adequacy::SystemModel& system_;
  std::optional<std::uint32_t> meter_;
};

}  // namespace

void add_devices(const Campus& campus, std::size_t number, const CampusIdentities& identities,
                 std::span<const CampusHour> hours, adequacy::SystemModel& system) {
  const Window window(campus, hours, system);
  if (has_plant(campus)) window.add_plant(identities.of_first_unit(number));
  if (has_battery(campus)) window.add_battery(identities.of_battery(number));
  if (has_meter(campus)) window.add_contract(identities.of_contract(number));
  if (is_flexible(campus)) window.add_flexible_share(identities.of_flexible_share(number));
}

void add_curtailable(RegionIndex region, const CampusIdentities& identities,
                     std::vector<double> first_mw, adequacy::SystemModel& system) {
  adequacy::DemandResponse campuses;
  campuses.name = "campuses-" + system.regions[region.get()].name;
  campuses.category = kCategory;
  campuses.region = region;
  campuses.identity = identities.of_region(region);
  campuses.energy_capacity = *std::ranges::max_element(first_mw);
  campuses.borrow_capacity = adequacy::Series(std::move(first_mw));
  campuses.interest = kForgotten;
  campuses.payback_steps = kStepsOfForgotten;
  system.demand_responses.push_back(std::move(campuses));
}

}  // namespace gigaload::sim
