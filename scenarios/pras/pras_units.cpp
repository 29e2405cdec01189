#include "scenarios/pras/pras_units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "grid/core/error.hpp"

namespace gigaload::scenarios {

namespace {

using grid::adequacy::kUnlimited;
using grid::adequacy::Measure;
using grid::adequacy::Series;
using grid::adequacy::SystemModel;

constexpr std::string_view kPrefixes = "kMGT";
constexpr double kStep = 1000.0;  // from a prefix to the next

/// Returns the unit's place among the prefixes. Throws InputError for one that PRAS does not know.
std::size_t prefix_of(const std::string& unit) {
  const std::size_t at = unit.empty() ? std::string_view::npos : kPrefixes.find(unit[0]);
  if (at == std::string_view::npos) throw InputError("unknown unit '" + unit + "'");
  return at;
}

std::string with_prefix(std::size_t prefix, const std::string& unit) {
  return kPrefixes[prefix] + unit.substr(1);
}

template <class Visit>
void visit_values(const SystemModel& system, Measure wanted, const Visit& visit) {
  visit_series(system, [&](const Series& series, Measure measure) {
    if (measure != wanted) return;
    for (std::size_t t = 0; t < series.size(); ++t) visit(series[t]);
  });
}

bool is_whole(const SystemModel& system, Measure measure, double factor) {
  bool whole = true;
  visit_values(system, measure, [&](double value) {
    const double in_unit = in_file(value, factor);
    whole = whole && in_unit == std::round(in_unit);
  });
  return whole;
}

/// Tells whether every energy is below the number that stands for no limit.
bool holds_energies(const SystemModel& system, double factor) {
  bool holds = true;
  visit_values(system, Measure::energy, [&](double value) {
    holds = holds && (value >= kUnlimited || std::round(value * factor) < kUnlimited);
  });
  return holds;
}

PrasUnits units_of(const SystemModel& system, std::size_t power, std::size_t energy) {
  const auto factor = [](const std::string& from, std::size_t to) {
    return std::pow(kStep, static_cast<double>(prefix_of(from)) - static_cast<double>(to));
  };
  const auto& own = system.units;
  return {.power = with_prefix(power, own.power),
          .energy = with_prefix(energy, own.energy),
          .power_factor = factor(own.power, power),
          .energy_factor = factor(own.energy, energy)};
}

/// Returns the units with the smallest prefix of energy, from `energy` on, that holds all stores.
PrasUnits units_from(const SystemModel& system, std::size_t power, std::size_t energy) {
  PrasUnits units = units_of(system, power, energy);
  while (!holds_energies(system, units.energy_factor) && energy + 1 < kPrefixes.size()) {
    units = units_of(system, power, ++energy);
  }
  return units;
}

double largest_rounding(const SystemModel& system, Measure measure, double factor) {
  double largest = 0.0;
  visit_values(system, measure, [&](double value) {
    const double in_unit = in_file(value, factor);
    largest = std::max(largest, std::abs(in_unit - std::round(in_unit)));
  });
  return largest;
}

}  // namespace

double in_file(double value, double factor) { return value >= kUnlimited ? value : value * factor; }

PrasUnits own_or_smaller_units(const SystemModel& system) {
  const std::size_t power = prefix_of(system.units.power), energy = prefix_of(system.units.energy);
  if (is_whole(system, Measure::power, 1.0) && is_whole(system, Measure::energy, 1.0)) {
    return units_of(system, power, energy);
  }
  if (power == 0) {
    throw InputError("numbers in " + system.units.power +
                     " are not whole, and PRAS has no smaller unit");
  }
  return units_from(system, power - 1, std::min(power - 1, energy));
}

PrasUnits smallest_units(const SystemModel& system) { return units_from(system, 0, 0); }

std::string rounding_text(const SystemModel& system, const PrasUnits& units) {
  const double power = largest_rounding(system, Measure::power, units.power_factor);
  const double energy = largest_rounding(system, Measure::energy, units.energy_factor);
  std::string text =
      fmt::format("a PRAS file holds whole numbers: powers are in {}, energies in {}", units.power,
                  units.energy);
  constexpr double kOfDecimals = 1e-6;  // 0.3 MW is no whole number of kW for a computer
  if (power > kOfDecimals)
    text += fmt::format(", powers rounded by up to {:.2g} {}", power, units.power);
  if (energy > kOfDecimals) {
    text += fmt::format(", energies rounded by up to {:.2g} {}", energy, units.energy);
  }
  return text;
}

}  // namespace gigaload::scenarios
