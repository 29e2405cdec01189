#include "scenarios/language/cooling_parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace gigaload::scenarios {
namespace {

using sim::CoolingParameters;

/// One row of the table. Ranges are wide, and such that the equations hold in them.
struct Parameter {
  const char* name;
  const char* unit;  // as in the table and for settings; "1": a plain number
  double lowest, highest;
  double& (*in)(CoolingParameters&);
  const char* doc;  // of the setting; empty: only the table has it
};

using P = CoolingParameters;

constexpr auto kParameters = std::to_array<Parameter>({
    {"ups.no_load", "1", 0, 0.5, [](P& p) -> double& { return p.electrical.ups_no_load; },
     "loss of the UPS over its rating at no load; eco mode 0.003"},
    {"ups.linear", "1", 0, 1, [](P& p) -> double& { return p.electrical.ups_linear; },
     "and what it rises by with the load; eco mode 0.003"},
    {"ups.quadratic", "1", 0, 1, [](P& p) -> double& { return p.electrical.ups_quadratic; },
     "and with the load's square; eco mode 0.005"},
    {"distribution.loss", "1", 0, 0.5,
     [](P& p) -> double& { return p.electrical.distribution_loss; },
     "share of the power lost between UPS and machines"},
    {"lighting", "1", 0, 0.5, [](P& p) -> double& { return p.electrical.lighting; }, ""},
    {"transformer.no_load", "1", 0, 0.1,
     [](P& p) -> double& { return p.electrical.transformer_no_load; }, ""},
    {"transformer.quadratic", "1", 0, 0.1,
     [](P& p) -> double& { return p.electrical.transformer_quadratic; }, ""},
    {"transformer.rating", "1", 0.5, 5,
     [](P& p) -> double& { return p.electrical.transformer_rating; }, ""},
    {"air.supply_low", "degC", 5, 40, [](P& p) -> double& { return p.air.supply_low_c; },
     "coldest supply air; colder outdoor air is mixed with return air"},
    {"air.supply_high", "degC", 10, 45, [](P& p) -> double& { return p.air.supply_high_c; },
     "warmest supply air; an airside economiser ends there"},
    {"air.dew_point_low", "degC", -40, 20, [](P& p) -> double& { return p.air.dew_point_low_c; },
     "lowest dew point of the rooms; drier air is humidified"},
    {"air.dew_point_high", "degC", 0, 30, [](P& p) -> double& { return p.air.dew_point_high_c; },
     "highest dew point of the rooms; an airside economiser ends there"},
    {"air.humidity_low", "1", 0, 0.6, [](P& p) -> double& { return p.air.humidity_low; }, ""},
    {"air.humidity_high", "1", 0.3, 1, [](P& p) -> double& { return p.air.humidity_high; }, ""},
    {"air.difference", "K", 1, 40, [](P& p) -> double& { return p.air.difference_k; }, ""},
    {"air.fan_pressure", "Pa", 0, 5000, [](P& p) -> double& { return p.air.fan_pressure_pa; }, ""},
    {"air.fan_efficiency", "1", 0.1, 1, [](P& p) -> double& { return p.air.fan_efficiency; }, ""},
    {"air.sensible_heat_ratio", "1", 0.5, 1,
     [](P& p) -> double& { return p.air.sensible_heat_ratio; }, ""},
    {"air.coil_effectiveness", "1", 0.2, 1,
     [](P& p) -> double& { return p.air.coil_effectiveness; }, ""},
    {"humidifier.pressure", "Pa", 0, 1e8,
     [](P& p) -> double& { return p.air.humidifier_pressure_pa; }, ""},
    {"humidifier.efficiency", "1", 0.1, 1,
     [](P& p) -> double& { return p.air.humidifier_efficiency; }, ""},
    {"tower.approach", "K", 1, 20, [](P& p) -> double& { return p.tower.approach_k; },
     "water that leaves the tower above the wet bulb"},
    {"tower.range", "K", 1, 20, [](P& p) -> double& { return p.tower.range_k; }, ""},
    {"tower.drift", "1", 0, 0.05, [](P& p) -> double& { return p.tower.drift; },
     "share of the circulating water lost as drops"},
    {"tower.cycles_of_concentration", "1", 1.1, 100,
     [](P& p) -> double& { return p.tower.cycles_of_concentration; },
     "salt of the tower's water over that of what it takes up"},
    {"tower.liquid_to_gas", "1", 0.05, 10, [](P& p) -> double& { return p.tower.liquid_to_gas; },
     ""},
    {"tower.fan_pressure", "Pa", 0, 5000, [](P& p) -> double& { return p.tower.fan_pressure_pa; },
     ""},
    {"tower.fan_efficiency", "1", 0.1, 1, [](P& p) -> double& { return p.tower.fan_efficiency; },
     ""},
    {"tower.pump_pressure", "Pa", 0, 1e7, [](P& p) -> double& { return p.tower.pump.pressure_pa; },
     ""},
    {"tower.pump_efficiency", "1", 0.1, 1, [](P& p) -> double& { return p.tower.pump.efficiency; },
     ""},
    {"chiller.load_at_full", "1", 0.1, 1, [](P& p) -> double& { return p.chiller.load_at_full; },
     "part-load ratio of the running chillers at full IT load"},
    {"chiller.water_cooled_cop", "1", 0.2, 3,
     [](P& p) -> double& { return p.chiller.water_cooled_cop; },
     "efficiency of water-cooled chillers over that of the fit"},
    {"chiller.air_cooled_cop", "1", 0.2, 3,
     [](P& p) -> double& { return p.chiller.air_cooled_cop; },
     "efficiency of air-cooled chillers over that of the fit"},
    {"chiller.water_difference", "K", 1, 30,
     [](P& p) -> double& { return p.chiller.water_difference_k; }, ""},
    {"chiller.pump_pressure", "Pa", 0, 1e7,
     [](P& p) -> double& { return p.chiller.pump.pressure_pa; }, ""},
    {"chiller.pump_efficiency", "1", 0.1, 1,
     [](P& p) -> double& { return p.chiller.pump.efficiency; }, ""},
    {"economiser.exchanger_approach", "K", 0, 20,
     [](P& p) -> double& { return p.economiser.exchanger_approach_k; }, ""},
    {"economiser.pump_pressure", "Pa", 0, 1e7,
     [](P& p) -> double& { return p.economiser.pump.pressure_pa; }, ""},
    {"economiser.pump_efficiency", "1", 0.1, 1,
     [](P& p) -> double& { return p.economiser.pump.efficiency; }, ""},
    {"liquid.share", "1", 0, 1, [](P& p) -> double& { return p.liquid.share; },
     "share of the heat that goes into the liquid"},
    {"liquid.supply", "degC", 10, 60, [](P& p) -> double& { return p.liquid.supply_c; },
     "temperature of the liquid's supply"},
    {"liquid.approach", "K", 1, 30, [](P& p) -> double& { return p.liquid.approach_k; },
     "water that leaves the dry cooler above the dry bulb"},
    {"liquid.trim_range", "K", 1, 50, [](P& p) -> double& { return p.liquid.trim_range_k; }, ""},
    {"liquid.pumps", "1", 0, 0.5, [](P& p) -> double& { return p.liquid.pumps; }, ""},
    {"liquid.fans", "1", 0, 0.5, [](P& p) -> double& { return p.liquid.fans; }, ""},
    {"hybrid.switch", "degC", -40, 60, [](P& p) -> double& { return p.liquid.hybrid_switch_c; },
     "dry bulb from which a hybrid is wet"},
});

}  // namespace

CoolingBySize read_cooling(DataFolder& folder) {
  const CsvTable table = folder.table("cooling_parameters.csv");
  CoolingBySize cooling;
  std::array<bool, kParameters.size()> seen{};
  const auto sizes = names_of(sim::CentreSize{});
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string name = table.text(row, "parameter");
    const auto* found = std::ranges::find(kParameters, name, &Parameter::name);
    if (found == kParameters.end()) {
      table.complain(row, "parameter", "\"" + name + "\" is no parameter of a cooling plant");
      continue;
    }
    bool& once = seen.at(static_cast<std::size_t>(found - kParameters.begin()));
    if (once) table.complain(row, "parameter", "a second row of " + name);
    once = true;
    if (const std::string unit = table.text(row, "unit"); unit != found->unit) {
      table.complain(row, "unit", fmt::format("{} is wanted, not \"{}\"", found->unit, unit));
    }
    for (std::size_t size = 0; size < sizes.size(); ++size) {
      const std::size_t before = table.complaints();
      const double value = table.number(row, sizes[size], found->lowest, found->highest);
      if (table.complaints() == before) found->in(cooling.at(size)) = value;
    }
  }
  for (std::size_t i = 0; i < kParameters.size() && !table.is_absent(); ++i) {
    if (!seen.at(i))
      table.complain(fmt::format("the row of {} is missing", kParameters.at(i).name));
  }
  return cooling;
}

std::vector<Key> cooling_keys() {
  CoolingParameters defaults;
  std::vector<Key> keys = cooling_keys("cooling.");
  for (Key& key : keys) {
    const auto* found = std::ranges::find(
        kParameters, key.path.substr(std::string_view("cooling.").size()), &Parameter::name);
    const double value = found->in(defaults);
    key.default_value = key.kind == ValueKind::number ? fmt::format("{}", value)
                                                      : fmt::format("\"{} {}\"", value, key.unit);
    key.source = "cooling_parameters.csv, which is what counts";
  }
  return keys;
}

std::vector<Key> cooling_keys(const std::string& prefix) {
  std::vector<Key> keys;
  for (const Parameter& parameter : kParameters) {
    if (*parameter.doc == '\0') continue;
    const bool plain = std::string(parameter.unit) == "1";
    keys.push_back({.path = prefix + parameter.name,
                    .kind = plain ? ValueKind::number : ValueKind::quantity,
                    .unit = plain ? "" : parameter.unit,
                    .lowest = parameter.lowest,
                    .highest = parameter.highest,
                    .doc = parameter.doc});
  }
  return keys;
}

void apply_cooling(const Settings& settings, const std::string& prefix,
                   CoolingParameters& parameters, Problems& problems) {
  for (const Parameter& parameter : kParameters) {
    const std::string key = prefix + parameter.name;
    if (settings.is_given(key) && settings.has(key)) {
      parameter.in(parameters) = settings.number(key);
    }
  }
  const auto ascend = [&](const char* low, double from, const char* high, double to) {
    if (from < to) return;
    const bool low_given = settings.is_given(prefix + low);
    const std::string key = prefix + (low_given ? low : high);
    if (!settings.is_given(key)) return;  // a fault above, which is told there
    problems.add(
        settings.place(key), key,
        fmt::format("{} is {:g}, {} is {:g}; the first has to be the lower", low, from, high, to));
  };
  ascend("air.supply_low", parameters.air.supply_low_c, "air.supply_high",
         parameters.air.supply_high_c);
  ascend("air.dew_point_low", parameters.air.dew_point_low_c, "air.dew_point_high",
         parameters.air.dew_point_high_c);
}

}  // namespace gigaload::scenarios
