#include "scenarios/readers/device_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "scenarios/text/edit_distance.hpp"

namespace gigaload::scenarios {
namespace {

/// Reads the keys of one site.
class Site {
 public:
  Site(const SiteContext& context, const std::string& prefix)
      : context_(context), settings_(context.settings), prefix_(prefix) {}

  [[nodiscard]] double number(const char* key) const { return settings_.number(prefix_ + key); }
  [[nodiscard]] int integer(const char* key) const {
    return static_cast<int>(settings_.integer(prefix_ + key));
  }
  [[nodiscard]] bool has(const char* key) const { return settings_.has(prefix_ + key); }
  [[nodiscard]] bool is_given(const char* key) const { return settings_.is_given(prefix_ + key); }
  [[nodiscard]] std::string text(const char* key) const { return settings_.text(prefix_ + key); }
  void complain(const char* key, std::string message) const {
    context_.problems.add(settings_.place(prefix_ + key), prefix_ + key, std::move(message));
  }

 private:
  const SiteContext& context_;
  const Settings& settings_;
  const std::string& prefix_;
};

void check_flexible(const Site& site, const sim::Campus& campus) {
  if (!site.is_given("flexible")) return;
  if (!site.is_given("flexible.share")) {
    site.complain("flexible",
                  "has no share; what is put off and made up for is a share of the "
                  "load, such as flexible.share = 0.2");
    return;
  }
  if (campus.flexible.share > 0.0 && campus.contract == sim::Contract::curtailable) {
    site.complain("flexible.share",
                  "a curtailable campus is cut as a whole before anything is put off; a flexible "
                  "share is for contract = \"firm\" or \"bring_your_own\"");
  }
}

/// Takes from the plant's technology what the scenario leaves out.
void complete_plant(const SiteContext& context, const Site& site, sim::OnSitePlant& plant) {
  if (!site.is_given("on_site")) return;
  if (!site.is_given("on_site.capacity")) {
    site.complain("on_site",
                  "has no capacity; a power such as on_site.capacity = \"300 MW\" is "
                  "wanted");
    return;
  }
  const std::string name = site.text("on_site.technology");
  const auto& technologies = context.technologies;
  const auto found = std::ranges::find(technologies, name, &grid::Technology::name);
  if (found == technologies.end() || found->kind != grid::TechnologyKind::thermal) {
    std::vector<std::string> thermal;
    for (const auto& technology : technologies) {
      if (technology.kind == grid::TechnologyKind::thermal) thermal.push_back(technology.name);
    }
    if (thermal.empty() && !technologies.empty()) {
      site.complain("on_site",
                    "the grid of a PRAS file names no plants by fuel of which a campus's own could "
                    "be one; leave on_site out, or take a grid of tables (grid.data)");
    } else if (!technologies.empty()) {
      site.complain("on_site.technology",
                    fmt::format("\"{}\" is no power plant that burns something{}; known: {}", name,
                                suggestion(name, thermal), fmt::join(thermal, ", ")));
    }
    return;
  }
  plant.technology = TechnologyIndex(static_cast<std::size_t>(found - technologies.begin()));
  plant.forced_outage_rate = site.has("on_site.forced_outage_rate")
                                 ? site.number("on_site.forced_outage_rate")
                                 : found->forced_outage_rate;
  plant.mean_time_to_repair_h = site.has("on_site.repair_time") ? site.number("on_site.repair_time")
                                                                : found->mean_time_to_repair_h;
  if (site.has("on_site.units")) {
    plant.units = site.integer("on_site.units");
  } else if (found->unit_size_mw > 0.0) {
    constexpr double kMostUnits = 1000.0;
    plant.units = static_cast<int>(
        std::lround(std::clamp(plant.capacity_mw / found->unit_size_mw, 1.0, kMostUnits)));
  }
}

void check_battery(const Site& site) {
  if (!site.is_given("battery")) return;
  for (const char* key : {"battery.power", "battery.energy"}) {
    if (!site.is_given(key)) site.complain("battery", fmt::format("{} is missing", key));
  }
}

double read_own_capacity(const Site& site, sim::Contract contract, const sim::OnSitePlant& plant) {
  const bool given = site.is_given("own_capacity");
  if (contract != sim::Contract::bring_your_own) {
    if (given) {
      site.complain("own_capacity",
                    "counts for contract = \"bring_your_own\" only; plant behind the meter is "
                    "on_site.capacity");
    }
    return 0.0;
  }
  if (given) return site.number("own_capacity");
  if (!site.is_given("on_site.capacity")) {
    site.complain("contract",
                  "bring_your_own brings nothing: own_capacity, or on_site.capacity, is wanted");
  }
  return plant.expected_mw();
}

}  // namespace

void read_devices(const SiteContext& context, const std::string& prefix, sim::Campus& site) {
  const Site keys(context, prefix);
  check_flexible(keys, site);
  complete_plant(context, keys, site.plant);
  check_battery(keys);
  site.accredited_mw = read_own_capacity(keys, site.contract, site.plant);
}

void scale_devices(sim::Campus& site, double factor) {
  for (double* amount : {&site.water.per_day_m3, &site.water.per_year_m3, &site.flexible.most_mwh,
                         &site.plant.capacity_mw, &site.battery.power_mw, &site.battery.energy_mwh,
                         &site.accredited_mw}) {
    *amount *= factor;
  }
  site.plant.units = std::max(1, static_cast<int>(std::lround(site.plant.units * factor)));
}

}  // namespace gigaload::scenarios
