#include "grid/balance/dispatch.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "grid/balance/merit_order.hpp"
#include "grid/balance/price_levels.hpp"
#include "grid/balance/transport_flow.hpp"
#include "grid/core/error.hpp"

namespace gigaload::grid {
namespace {

using Amount = TransportFlow::Amount;

// A power of two: sums of whole units are exact in double precision too.
constexpr double kUnitsPerMw = 0x1p26;
constexpr double kMwPerUnit = 0x1p-26;
constexpr double kUnlimitedMw = static_cast<double>(TransportFlow::kUnlimited) * kMwPerUnit;

Amount rounded(double mw) { return std::llround(mw * kUnitsPerMw); }
Amount rounded_down(double mw) {
  return static_cast<Amount>(std::min(mw, kUnlimitedMw) * kUnitsPerMw);
}
double in_mw(Amount units) { return static_cast<double>(units) * kMwPerUnit; }

Amount outside_of(const HourInput& input, std::size_t region) {
  return input.outside_mw.empty() ? 0 : rounded(input.outside_mw[region]);
}

double hurdle_of(const DispatchRules& rules, Friction friction) {
  switch (friction) {
    case Friction::within:
      return rules.hurdle_usd_per_mwh;
    case Friction::between:
      return rules.hurdle_between_usd_per_mwh;
    case Friction::bilateral:
      return rules.hurdle_bilateral_usd_per_mwh;
  }
  return 0.0;
}

std::vector<TransportFlow::Line> lines_of(const System& system, const DispatchRules& rules,
                                          int year, std::size_t month) {
  // what a MWh that comes into the region pays for its CO2
  std::vector<double> duty_usd_per_mwh;
  for (const RegionData& data : system.data) {
    duty_usd_per_mwh.push_back(data.carbon_import_t_per_mwh *
                               system.of_month(data.carbon_price_usd_per_t, year, month));
  }
  std::vector<TransportFlow::Line> lines;
  lines.reserve(system.interfaces.size());
  for (const Interface& interface : system.interfaces) {
    const double more =
        duty_usd_per_mwh[interface.to.get()] - duty_usd_per_mwh[interface.from.get()];
    lines.push_back({.from = interface.from.get(),
                     .to = interface.to.get(),
                     .forward = rounded_down(interface.availability() * interface.forward_mw),
                     .reverse = rounded_down(interface.availability() * interface.reverse_mw),
                     .cost = micro_usd(hurdle_of(rules, interface.friction)),
                     .forward_more = micro_usd(std::max(0.0, more)),
                     .reverse_more = micro_usd(std::max(0.0, -more))});
  }
  return lines;
}

std::vector<TransportFlow::Group> groups_of(const System& system, int year, std::size_t month) {
  std::vector<TransportFlow::Group> groups;
  for (const ImportLimit& limit : system.import_limits) {
    TransportFlow::Group group{.nodes = {},
                               .most_import = rounded_down(limit.in_month(year, month))};
    for (const RegionIndex r : limit.regions) group.nodes.push_back(r.get());
    groups.push_back(std::move(group));
  }
  return groups;
}

/// Returns what the dearest crossing of a line costs.
TransportFlow::Cost dearest_crossing(const std::vector<TransportFlow::Line>& lines) {
  TransportFlow::Cost dearest = 0;
  for (const TransportFlow::Line& line : lines) {
    dearest = std::max(dearest, line.cost + std::max(line.forward_more, line.reverse_more));
  }
  return dearest;
}

/// Holds what the prices and limits of a month make of the system.
struct Month {
  Month(const System& system, const DispatchRules& rules, int of_year, std::size_t of_month)
      : Month(system, rules, of_year, of_month, lines_of(system, rules, of_year, of_month)) {}

  int year;
  std::size_t month;
  TransportFlow::Cost self_scheduled;
  MeritOrder merit;
  PriceLevels levels;
  TransportFlow flow;

 private:
  Month(const System& system, const DispatchRules& rules, int of_year, std::size_t of_month,
        const std::vector<TransportFlow::Line>& lines)
      : year(of_year),
        month(of_month),
        self_scheduled(PriceLevels::self_scheduled(dearest_crossing(lines), system.regions.size())),
        merit(system, of_year, of_month, self_scheduled),
        levels(rules, dearest_crossing(lines), system.regions.size(), merit.dearest()),
        flow(system.regions.size(), lines, groups_of(system, of_year, of_month)) {}
};

/// Holds storage of one region and technology in one hour.
struct StorageCell {
  std::size_t cell = 0;  // [region][technology]
  double time_to_go_h = 0.0;
  Amount charge_limit = 0;
  Amount discharge_limit = 0;
  bool fills_up = false;  // the limit of charging is the room left, not the power
};

}  // namespace

struct Dispatcher::Implementation {
  /// Tells where what is taken of an offer is written down.
  struct Target {
    double* mw;
    double sign;  // -1 for what is left uncharged
    Amount amount;
  };

  Implementation(const System& s, const DispatchRules& r)
      : system(s),
        rules(r),
        regions(s.regions.size()),
        technologies(s.technologies.size()),
        now(s, r, s.first_year, 0) {}

  void set_month(int year, std::size_t month) {
    if (year != now.year || month != now.month) now = Month(system, rules, year, month);
  }

  void solve(const HourInput& input, std::span<double> energy_mwh, HourBalance& balance);

 private:
  void find_storage(const HourInput& input, std::span<const double> energy_mwh, std::size_t region);
  void offer(TransportFlow::Cost cost, Amount amount, double& mw, double sign = 1.0);
  void offer_plants(const HourInput& input, std::size_t region, Amount curtailable,
                    HourBalance& balance);
  void offer_storage(HourBalance& balance);
  template <class CostOfStep>
  void offer_cuts(Amount load, double& cut_mw, CostOfStep cost_of_step);
  void write_down(HourBalance& balance);
  void store(std::span<double> energy_mwh, const HourInput& input, const HourBalance& balance);

  const System& system;
  DispatchRules rules;
  std::size_t regions;
  std::size_t technologies;
  Month now;
  std::vector<Target> targets;
  std::vector<std::size_t> first_target;  // [region]
  std::vector<StorageCell> storage;       // of the region at hand, longest time to go first
  std::vector<StorageCell> all_storage;
};

void Dispatcher::Implementation::find_storage(const HourInput& input,
                                              std::span<const double> energy_mwh,
                                              std::size_t region) {
  storage.clear();
  if (energy_mwh.empty()) return;
  for (std::size_t t = 0; t < technologies; ++t) {
    const std::size_t cell = region * technologies + t;
    const double power_mw = input.available_mw[cell];
    const double room_mwh = input.storage_capacity_mwh[cell] - energy_mwh[cell];
    if (!system.technologies[t].is_storage() || power_mw <= 0.0) continue;
    const double room_mw = std::max(0.0, room_mwh) / system.technologies[t].round_trip_efficiency;
    storage.push_back({.cell = cell,
                       .time_to_go_h = energy_mwh[cell] / power_mw,
                       .charge_limit = rounded_down(std::min(power_mw, room_mw)),
                       .discharge_limit = rounded_down(std::min(power_mw, energy_mwh[cell])),
                       .fills_up = room_mw <= power_mw});
  }
  std::sort(storage.begin(), storage.end(), [](const StorageCell& a, const StorageCell& b) {
    return a.time_to_go_h != b.time_to_go_h ? a.time_to_go_h > b.time_to_go_h : a.cell < b.cell;
  });
  all_storage.insert(all_storage.end(), storage.begin(), storage.end());
}

void Dispatcher::Implementation::offer(TransportFlow::Cost cost, Amount amount, double& mw,
                                       double sign) {
  if (amount <= 0) return;
  now.flow.add_offer(cost, amount);
  targets.push_back({&mw, sign, amount});
}

void Dispatcher::Implementation::offer_plants(const HourInput& input, std::size_t region,
                                              Amount curtailable, HourBalance& balance) {
  const std::size_t first = region * technologies;
  bool campuses_wait = curtailable > 0 && now.levels.curtails_by_price();
  for (const Offer& step : now.merit.offers(region)) {
    if (campuses_wait && step.cost > now.levels.curtail(0)) {
      offer(now.levels.curtail(0), curtailable, balance.curtailed_mw[region]);
      campuses_wait = false;
    }
    const double available_mw = input.available_mw[first + step.technology];
    if (available_mw <= 0.0) continue;
    offer(step.cost, rounded_down(available_mw * step.share),
          balance.generation_mw[first + step.technology]);
  }
  if (campuses_wait) offer(now.levels.curtail(0), curtailable, balance.curtailed_mw[region]);
}

void Dispatcher::Implementation::offer_storage(HourBalance& balance) {
  for (const StorageCell& s : storage) {
    balance.charge_mw[s.cell] = in_mw(s.charge_limit);
    offer(now.levels.charge(s.time_to_go_h), s.charge_limit, balance.charge_mw[s.cell], -1.0);
  }
  for (const StorageCell& s : storage) {
    offer(now.levels.discharge(s.time_to_go_h), s.discharge_limit, balance.discharge_mw[s.cell]);
  }
}

template <class CostOfStep>
void Dispatcher::Implementation::offer_cuts(Amount load, double& cut_mw, CostOfStep cost_of_step) {
  Amount reached = 0;
  for (std::size_t step = 0; step < kCutShare.size(); ++step) {
    const Amount upper = step + 1 == kCutShare.size()
                             ? load
                             : static_cast<Amount>(static_cast<double>(load) * kCutShare[step]);
    offer(cost_of_step(step), upper - reached, cut_mw);
    reached = upper;
  }
}

void Dispatcher::Implementation::solve(const HourInput& input, std::span<double> energy_mwh,
                                       HourBalance& balance) {
  const std::size_t cells = regions * technologies;
  if (input.firm_load_mw.size() != regions || input.curtailable_load_mw.size() != regions ||
      input.available_mw.size() != cells ||
      (!input.outside_mw.empty() && input.outside_mw.size() != regions) ||
      (!energy_mwh.empty() &&
       (input.storage_capacity_mwh.size() != cells || energy_mwh.size() != cells)) ||
      (!input.response_mw.empty() && input.response_mw.size() != regions)) {
    throw InternalError("dispatch: sizes of the hour's input do not agree with the system");
  }
  balance.generation_mw.assign(cells, 0.0);
  balance.discharge_mw.assign(cells, 0.0);
  balance.charge_mw.assign(cells, 0.0);
  balance.outside_mw.assign(regions, 0.0);
  balance.unserved_mw.assign(regions, 0.0);
  balance.curtailed_mw.assign(regions, 0.0);
  balance.response_mw.assign(regions, 0.0);
  now.flow.clear();
  targets.clear();
  first_target.clear();
  all_storage.clear();

  for (std::size_t r = 0; r < regions; ++r) {
    find_storage(input, energy_mwh, r);
    const Amount from_outside = outside_of(input, r);
    const Amount firm = rounded(input.firm_load_mw[r]) + std::max(Amount{0}, -from_outside);
    const Amount curtailable = rounded(input.curtailable_load_mw[r]);
    Amount load = firm + curtailable;
    for (const StorageCell& s : storage) load += s.charge_limit;
    now.flow.add_load(load);
    first_target.push_back(targets.size());
    balance.outside_mw[r] = in_mw(std::min(Amount{0}, from_outside));
    offer(now.self_scheduled, from_outside, balance.outside_mw[r]);
    offer_plants(input, r, curtailable, balance);
    offer_storage(balance);
    if (!now.levels.curtails_by_price()) {
      offer_cuts(curtailable, balance.curtailed_mw[r],
                 [this](std::size_t step) { return now.levels.curtail(step); });
    }
    if (!energy_mwh.empty() && !input.response_mw.empty()) {
      offer(now.levels.respond(), std::min(firm, rounded_down(input.response_mw[r])),
            balance.response_mw[r]);
    }
    offer_cuts(firm, balance.unserved_mw[r],
               [this](std::size_t step) { return now.levels.unserved(step); });
  }
  first_target.push_back(targets.size());
  now.flow.solve();
  write_down(balance);
  if (!energy_mwh.empty()) store(energy_mwh, input, balance);
}

void Dispatcher::Implementation::write_down(HourBalance& balance) {
  for (std::size_t r = 0; r < regions; ++r) {
    Amount supply = now.flow.supply(r);
    for (std::size_t i = first_target[r]; i < first_target[r + 1] && supply > 0; ++i) {
      const Target& target = targets[i];
      const Amount taken = std::min(supply, target.amount);
      *target.mw += target.sign * in_mw(taken);
      supply -= taken;
    }
  }
  balance.net_import_mw.assign(regions, 0.0);
  balance.flow_mw.resize(system.interfaces.size());
  for (std::size_t i = 0; i < system.interfaces.size(); ++i) {
    const double mw = in_mw(now.flow.flow(i));
    balance.flow_mw[i] = mw;
    balance.net_import_mw[system.interfaces[i].from.get()] -= mw;
    balance.net_import_mw[system.interfaces[i].to.get()] += mw;
  }
}

void Dispatcher::Implementation::store(std::span<double> energy_mwh, const HourInput& input,
                                       const HourBalance& balance) {
  for (const StorageCell& s : all_storage) {
    const double efficiency = system.technologies[s.cell % technologies].round_trip_efficiency;
    const double charge_mw = balance.charge_mw[s.cell];
    const double capacity_mwh = input.storage_capacity_mwh[s.cell];
    double& energy = energy_mwh[s.cell];
    // the unit of power is no reason for the last of the room to stay empty
    const bool filled = s.fills_up && s.charge_limit > 0 && charge_mw == in_mw(s.charge_limit);
    energy += efficiency * charge_mw - balance.discharge_mw[s.cell];
    energy = filled ? capacity_mwh : std::clamp(energy, 0.0, capacity_mwh);
  }
}

Dispatcher::Dispatcher(const System& system, const DispatchRules& rules)
    : implementation_(std::make_unique<Implementation>(system, rules)) {}
Dispatcher::~Dispatcher() = default;
Dispatcher::Dispatcher(Dispatcher&&) noexcept = default;
Dispatcher& Dispatcher::operator=(Dispatcher&&) noexcept = default;

void Dispatcher::set_month(int year, std::size_t month) { implementation_->set_month(year, month); }

bool Dispatcher::solve_without_storage(const HourInput& input, HourBalance& balance) {
  implementation_->solve(input, {}, balance);
  const auto is_zero = [](double mw) { return mw == 0.0; };
  return std::all_of(balance.unserved_mw.begin(), balance.unserved_mw.end(), is_zero) &&
         std::all_of(balance.curtailed_mw.begin(), balance.curtailed_mw.end(), is_zero);
}

void Dispatcher::solve_with_storage(const HourInput& input, std::span<double> energy_mwh,
                                    HourBalance& balance) {
  implementation_->solve(input, energy_mwh, balance);
}

}  // namespace gigaload::grid
