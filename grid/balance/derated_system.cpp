#include "grid/balance/derated_system.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace gigaload::grid {
namespace {

using adequacy::Chain;
using adequacy::Series;

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

double availability(const Chain& chain, std::size_t step) {
  return chain.repair[step] / (chain.failure[step] + chain.repair[step]);
}

double power_mw(const adequacy::Generator& g, std::size_t step) { return g.capacity[step]; }
double power_mw(const adequacy::Storage& s, std::size_t step) { return s.discharge_capacity[step]; }
double power_mw(const adequacy::GeneratorStorage& g, std::size_t step) {
  return std::min(g.inflow[step], g.grid_injection_capacity[step]);
}

bool changes(const adequacy::Generator& g) { return !g.capacity.constant(); }
bool changes(const adequacy::GeneratorStorage& g) { return !g.inflow.constant(); }

std::string name_of(const adequacy::Device& device) {
  return device.category.empty() ? "other" : device.category;
}

Technology technology(std::string name, TechnologyKind kind) {
  Technology t;
  t.name = std::move(name);
  t.kind = kind;
  t.co2_t_per_mmbtu = kUnknown;
  t.water_m3_per_mwh = kUnknown;
  return t;
}

}  // namespace

template <class Visit>
void DeratedSystem::visit_plants(const Visit& visit) const {
  std::size_t i = 0;
  const auto all = [&](const auto& devices) {
    for (const auto& device : devices) visit(device, cell_[i++]);
  };
  all(system_->generators);
  all(system_->generator_storages);
  all(system_->storages);
}

DeratedSystem::DeratedSystem(std::shared_ptr<const adequacy::SystemModel> system)
    : system_(std::move(system)) {
  grid_.regions.resize(system_->regions.size());
  for (std::size_t r = 0; r < grid_.regions.size(); ++r) {
    grid_.regions[r].name = grid_.regions[r].title = system_->regions[r].name;
  }
  for (const auto& group : system_->groups) {
    for (const RegionIndex r : group.regions) grid_.regions[r.get()].interconnection = group.name;
  }
  add_technologies();
  add_fleet();
  add_interfaces();
  for (const auto& limit : system_->import_limits) {
    double sum = 0.0;
    for (std::size_t step = 0; step < system_->steps; ++step) sum += limit.limit[step];
    grid_.import_limits.push_back({.name = limit.name,
                                   .regions = limit.regions,
                                   .mw = sum / static_cast<double>(system_->steps)});
  }
  const std::size_t technologies = grid_.technologies.size();
  RegionData data;
  data.fuel_price_usd_per_mmbtu.resize(technologies);
  data.self_scheduled_share.assign(technologies, 0.0);
  data.availability.assign(technologies, kUnknown);
  grid_.data.assign(grid_.regions.size(), data);
}

void DeratedSystem::add_technologies() {
  std::vector<std::string> first, then, stores;
  const auto put = [](std::vector<std::string>& names, const std::string& name) {
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  };
  const auto put_all = [&](const auto& plants, bool changing) {
    for (const auto& plant : plants) {
      if (changes(plant) == changing) put(changing ? first : then, name_of(plant));
    }
  };
  for (const bool changing : {true, false}) {
    put_all(system_->generators, changing);
    put_all(system_->generator_storages, changing);
  }
  for (const auto& name : then) put(first, name);
  for (const auto& store : system_->storages) put(stores, name_of(store));

  for (const auto& name : first) {
    grid_.technologies.push_back(technology(name, TechnologyKind::other));
  }
  for (const auto& name : stores) {
    const bool taken = std::ranges::find(first, name) != first.end();
    grid_.technologies.push_back(
        technology(taken ? name + " (storage)" : name, TechnologyKind::storage));
  }
  const auto place = [&](const adequacy::Device& device, const std::vector<std::string>& names) {
    const auto found = std::ranges::find(names, name_of(device));
    cell_.push_back(device.region.get() * grid_.technologies.size() +
                    static_cast<std::size_t>(found - names.begin()) +
                    (&names == &stores ? first.size() : 0));
  };
  for (const auto& g : system_->generators) place(g, first);
  for (const auto& g : system_->generator_storages) place(g, first);
  for (const auto& s : system_->storages) place(s, stores);
}

/// Returns the years at whose ends the fleet is told: one, or where plants come and go those from
/// before the first date to that of the last.
std::vector<int> DeratedSystem::years_of_change() const {
  std::optional<int> first, last;
  const auto take = [&](Hour hour) {
    if (hour == adequacy::Service{}.begin || hour == adequacy::Service{}.end) return;
    const int year = year_of(hour);
    first = std::min(first.value_or(year), year);
    last = std::max(last.value_or(year), year);
  };
  visit_plants([&take](const auto& plant, std::size_t /*cell*/) {
    take(plant.service.begin);
    take(plant.service.end);
  });
  if (!first) return {grid_.first_year};
  std::vector<int> years;
  for (int year = *first - 1; year <= *last; ++year) years.push_back(year);
  return years;
}

void DeratedSystem::add_fleet() {
  const std::size_t technologies = grid_.technologies.size();
  const std::vector<int> years = years_of_change();
  const std::vector<double> none(years.size(), 0.0);
  std::vector<std::vector<double>> capacity_mw(grid_.regions.size() * technologies, none);
  visit_plants([&](const auto& plant, std::size_t cell) {
    double most_mw = 0.0;
    for (std::size_t step = 0; step < system_->steps; ++step) {
      most_mw = std::max(most_mw, power_mw(plant, step));
    }
    for (std::size_t y = 0; y < years.size(); ++y) {
      const bool is_there =
          plant.service.is_always() || plant.service.has(start_of_year(years[y] + 1) - 1);
      if (is_there) capacity_mw[cell][y] += most_mw;
    }
  });
  for (std::size_t cell = 0; cell < capacity_mw.size(); ++cell) {
    if (std::ranges::max(capacity_mw[cell]) <= 0.0) continue;
    grid_.fleet.push_back({.region = RegionIndex(cell / technologies),
                           .technology = TechnologyIndex(cell % technologies),
                           .years = years,
                           .capacity_mw = capacity_mw[cell]});
  }
  struct Stores {
    double power_mw = 0.0, energy_mwh = 0.0, given_mwh = 0.0, taken_mwh = 0.0;
  };
  std::vector<Stores> stores(technologies);
  const std::size_t first_storage = cell_.size() - system_->storages.size();
  for (std::size_t i = 0; i < system_->storages.size(); ++i) {
    const auto& s = system_->storages[i];
    Stores& sums = stores[cell_[first_storage + i] % technologies];
    const double energy_mwh = s.energy_capacity.max();
    sums.power_mw += s.discharge_capacity.max();
    sums.energy_mwh += energy_mwh;
    sums.given_mwh += energy_mwh * s.discharge_efficiency[0];
    sums.taken_mwh += energy_mwh / s.charge_efficiency[0];
  }
  for (std::size_t t = 0; t < technologies; ++t) {
    Technology& technology = grid_.technologies[t];
    if (!technology.is_storage() || stores[t].energy_mwh <= 0.0) continue;
    technology.round_trip_efficiency = stores[t].given_mwh / stores[t].taken_mwh;
    if (stores[t].power_mw > 0.0) {
      technology.duration_h = stores[t].given_mwh / stores[t].power_mw;
    }
  }
}

void DeratedSystem::add_interfaces() {
  const adequacy::SystemModel& s = *system_;
  std::vector<std::vector<const adequacy::Line*>> lines(s.interfaces.size());
  for (const auto& line : s.lines) lines[line.interface.get()].push_back(&line);
  for (std::size_t i = 0; i < s.interfaces.size(); ++i) {
    const auto mean_mw = [&](const Series& limit, const Series adequacy::Line::* capacity) {
      double sum = 0.0;
      for (std::size_t step = 0; step < s.steps; ++step) {
        double of_lines = 0.0;
        for (const auto* line : lines[i]) {
          of_lines += (line->*capacity)[step] * availability(line->chain, step);
        }
        sum += std::min(limit[step], of_lines);
      }
      return sum / static_cast<double>(s.steps);
    };
    const auto& interface = s.interfaces[i];
    grid_.interfaces.push_back(
        {.from = interface.from,
         .to = interface.to,
         .kind = "interface",
         .forward_mw = mean_mw(interface.forward_capacity, &adequacy::Line::forward_capacity),
         .reverse_mw = mean_mw(interface.backward_capacity, &adequacy::Line::backward_capacity)});
  }
}

void DeratedSystem::available(std::size_t step, Hour hour, std::span<double> available_mw) const {
  std::ranges::fill(available_mw, 0.0);
  visit_plants([&](const auto& plant, std::size_t cell) {
    if (!plant.service.has(hour)) return;
    available_mw[cell] += power_mw(plant, step) * availability(plant.chain, step);
  });
}

}  // namespace gigaload::grid
