#include "sim/fleet/fleet_units.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "grid/supply/resources.hpp"
#include "sim/scenario/areas.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::sim {

namespace {

using grid::TechnologyKind;
namespace adequacy = grid::adequacy;

constexpr std::uint32_t kResponseRank = 2;  // after the campuses' contracts and flexible shares

double limit_mw(double mw) { return std::min(mw, adequacy::kUnlimited); }

/// Returns the limit of each hour [begin, end).
adequacy::Series by_hour(const grid::ImportLimit& limit, Hour begin, Hour end) {
  std::vector<double> mw;
  mw.reserve(static_cast<std::size_t>(end - begin));
  for (Hour hour = begin; hour < end;) {
    const Hour next = std::min(end, (grid::day_of(hour) + 1) * 24);
    mw.insert(
        mw.end(), static_cast<std::size_t>(next - hour),
        limit_mw(limit.in_month(grid::year_of(hour), grid::month_of_day(grid::day_of(hour)))));
    hour = next;
  }
  return adequacy::Series(std::move(mw));
}

}  // namespace

adequacy::Chain chain_of(double forced_outage_rate, double mean_time_to_repair_h) {
  const double q = forced_outage_rate;
  if (q <= 0.0) return {};
  double repair = std::min(1.0, 1.0 / std::max(1.0, mean_time_to_repair_h));
  double failure = repair * q / (1.0 - q);
  if (failure > 1.0) {  // out more often than not and back within the hour: the same share out
    repair /= failure;
    failure = 1.0;
  }
  return {failure, repair};
}

FleetUnits::FleetUnits(const Scenario& scenario)
    : scenario_(scenario),
      technologies_(scenario.grid.technologies.size()),
      classes_(scenario.grid.regions.size() * technologies_) {
  const grid::System& grid = scenario.grid;
  most_units_ = std::max<std::size_t>(1, kFirstCampusIdentity / std::max<std::size_t>(1, classes_));
  unit_mw_.assign(classes_, 0.0);
  scheduled_.resize(classes_);
  for (std::size_t t = 0; t < technologies_; ++t) {
    chain_.push_back(chain_of(grid.technologies[t].forced_outage_rate,
                              grid.technologies[t].mean_time_to_repair_h));
    for (std::size_t r = 0; r < grid.regions.size(); ++r) {
      unit_mw_[r * technologies_ + t] = grid.technologies[t].unit_size_mw;
      auto table = grid::monthly_availability(grid, RegionIndex(r), TechnologyIndex(t));
      const double without_forced = 1.0 - grid.technologies[t].forced_outage_rate;
      const double most = std::isnan(grid.data[r].availability[t])
                              ? std::numeric_limits<double>::infinity()  // winter's rating
                              : 1.0;
      for (double& share : table) share = std::min(most, share / without_forced);
      scheduled_[r * technologies_ + t] = table;
    }
  }
  for (const grid::FleetEntry& entry : grid.fleet) {
    if (entry.unit_mw > 0.0) {
      unit_mw_[entry.region.get() * technologies_ + entry.technology.get()] = entry.unit_mw;
    }
  }
  for (const grid::Region& region : grid.regions) {
    frame_.regions.push_back({.name = region.name, .load = 0.0});
  }
  for (const Area& area : areas_of(scenario)) {
    if (area.kind == AreaKind::all || area.kind == AreaKind::region) continue;
    frame_.groups.push_back({.name = area.name, .regions = area.regions});
  }
  add_network();
}

void FleetUnits::add_network() {
  using Pair = std::pair<std::size_t, std::size_t>;
  std::map<Pair, std::vector<const grid::Interface*>> links;
  for (const grid::Interface& i : scenario_.grid.interfaces) {
    links[std::minmax(i.from.get(), i.to.get())].push_back(&i);
  }
  for (const auto& [pair, parallel] : links) {
    double forward_mw = 0.0, backward_mw = 0.0;
    for (const grid::Interface* i : parallel) {
      const bool turned = i->from.get() > i->to.get();
      const double there = limit_mw(turned ? i->reverse_mw : i->forward_mw);
      const double back = limit_mw(turned ? i->forward_mw : i->reverse_mw);
      add_lines(
          *i,
          frame_.regions[pair.first].name + "-" + frame_.regions[pair.second].name + "-" + i->kind,
          there, back);
      forward_mw += there;
      backward_mw += back;
    }
    frame_.interfaces.push_back({.from = RegionIndex(pair.first),
                                 .to = RegionIndex(pair.second),
                                 .forward_capacity = limit_mw(forward_mw),
                                 .backward_capacity = limit_mw(backward_mw)});
  }
  for (const grid::ImportLimit& limit : scenario_.grid.import_limits) {
    frame_.import_limits.push_back(
        {.name = limit.name, .regions = limit.regions, .limit = limit_mw(limit.mw)});
  }
}

/// Adds lines to the interface that comes next.
void FleetUnits::add_lines(const grid::Interface& interface, const std::string& name,
                           double forward_mw, double backward_mw) {
  const bool fails = interface.forced_outage_rate > 0.0;
  const std::size_t n = fails ? std::max<std::size_t>(1, interface.circuits) : 1;
  for (std::size_t i = 1; i <= n; ++i) {
    frame_.lines.push_back(
        {.name = n > 1 ? name + "-" + std::to_string(i) : name,
         .category = interface.kind,
         .interface = InterfaceIndex(frame_.interfaces.size()),
         .forward_capacity = forward_mw / static_cast<double>(n),
         .backward_capacity = backward_mw / static_cast<double>(n),
         .chain = chain_of(interface.forced_outage_rate, interface.mean_time_to_repair_h)});
  }
}

std::size_t FleetUnits::units(RegionIndex region, std::size_t technology,
                              double capacity_mw) const {
  const double unit_mw = unit_mw_[region.get() * technologies_ + technology];
  if (unit_mw <= 0.0) return 1;
  const auto count = static_cast<std::size_t>(std::max(1.0, std::round(capacity_mw / unit_mw)));
  return std::min(count, most_units_);
}

double FleetUnits::scheduled(RegionIndex region, std::size_t technology, Hour begin,
                             Hour end) const {
  const auto& by_month = scheduled_[region.get() * technologies_ + technology];
  double sum = 0.0;
  for (Hour hour = begin; hour < end;) {
    const Hour next = std::min(end, (grid::day_of(hour) + 1) * 24);
    sum += by_month[grid::month_of_day(grid::day_of(hour))] * static_cast<double>(next - hour);
    hour = next;
  }
  return sum / static_cast<double>(end - begin);
}

void FleetUnits::add_demand_response(Hour begin, Hour end, bool named,
                                     adequacy::SystemModel& system) const {
  const DemandResponse& rules = scenario_.demand_response;
  for (const RegionResponse& of : rules.regions) {
    std::vector<double> mw;
    mw.reserve(system.steps);
    for (Hour hour = begin; hour < end; ++hour) {
      mw.push_back(of.of_month(grid::month_of_day(grid::day_of(hour))));
    }
    adequacy::DemandResponse response;
    if (named) response.name = system.regions[of.region.get()].name + "-demand-response";
    if (named) response.category = "demand_response";
    response.region = of.region;
    response.identity = static_cast<std::uint32_t>(of.region.get());
    response.energy_capacity = *std::ranges::max_element(mw);
    response.borrow_capacity = adequacy::Series(std::move(mw));
    response.interest = -1.0;      // what was cut is not owed,
    response.payback_steps = 2.0;  // and nothing falls due in the step of the cut
    response.terms = {
        .most_steps = rules.most_h, .most_events = rules.most_events, .rank = kResponseRank};
    system.demand_responses.push_back(std::move(response));
  }
}

adequacy::SystemModel FleetUnits::window(Hour begin, Hour end, std::span<const double> capacity_mw,
                                         bool named) const {
  adequacy::SystemModel system = frame_;
  system.steps = static_cast<std::size_t>(end - begin);
  for (std::size_t g = 0; g < system.import_limits.size(); ++g) {
    const grid::ImportLimit& limit = scenario_.grid.import_limits[g];
    if (!limit.by_year.empty()) system.import_limits[g].limit = by_hour(limit, begin, end);
  }
  const auto& technologies = scenario_.grid.technologies;
  for (std::size_t r = 0; r < system.regions.size(); ++r) {
    const RegionIndex region(r);
    for (std::size_t t = 0; t < technologies_; ++t) {
      const auto& technology = technologies[t];
      const double mw = capacity_mw[r * technologies_ + t];
      if (mw <= 0.0) continue;
      const std::string name = named ? system.regions[r].name + "-" + technology.name : "";
      if (technology.is_storage()) {
        const double power_mw = mw * (1.0 - technology.forced_outage_rate);
        adequacy::Storage storage;
        storage.name = name;
        storage.category = technology.name;
        storage.region = region;
        storage.identity = static_cast<std::uint32_t>(r * technologies_ + t);
        storage.charge_capacity = storage.discharge_capacity = power_mw;
        storage.energy_capacity = mw * technology.duration_h;
        storage.charge_efficiency = technology.round_trip_efficiency;
        system.storages.push_back(std::move(storage));
      } else if (technology.kind == TechnologyKind::thermal) {
        const std::size_t n =
            technology.forced_outage_rate > 0.0 ? units(region, t, mw) : std::size_t{1};
        const double unit_mw = mw / static_cast<double>(n) * scheduled(region, t, begin, end);
        const std::size_t first = (r * technologies_ + t) * most_units_;
        for (std::size_t i = 0; i < n; ++i) {
          adequacy::Generator unit;
          if (named) unit.name = name + "-" + std::to_string(i + 1);
          if (named) unit.category = technology.name;
          unit.region = region;
          unit.chain = chain_[t];
          unit.capacity = unit_mw;
          unit.identity = static_cast<std::uint32_t>(first + i);
          system.generators.push_back(std::move(unit));
        }
      }
    }
  }
  add_demand_response(begin, end, named, system);
  return system;
}

}  // namespace gigaload::sim
