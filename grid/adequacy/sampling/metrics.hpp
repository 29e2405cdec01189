#pragma once

/// One table holds the metrics of resource adequacy; every file, text and JSON goes through it.

#include <cstdint>
#include <span>

#include "grid/adequacy/sampling/statistics.hpp"

namespace gigaload::grid::adequacy {

/// Holds the adequacy of the system, a region or a group. Energies are in the system's energy unit.
struct Metrics {
  Estimate lole;          // steps with shortfall
  Estimate lolh;          // hours with shortfall
  Estimate eue;           // unserved energy
  Estimate neue;          // of the load's energy, ppm
  Estimate event_days;    // days with shortfall, by the clock of the start
  Estimate events;        // runs of steps with shortfall
  Estimate event_hours;   // mean length of an event
  Estimate event_energy;  // mean energy of an event
  double value_at_risk = 0.0;
  Estimate cvar;  // of a sample's unserved energy
};

/// Tells what counts as a shortfall: that load or its contingency reserve is not covered, or that
/// load is not served. Without reserves both are the same.
enum class Criterion : std::uint8_t { with_reserve, load_only };

/// Names one metric, where one is asked for.
using MetricMember = Estimate Metrics::*;

/// Stands for the system's unit of energy.
inline constexpr const char* kEnergyUnit = "energy";

/// Names a metric of load only, where reserves are kept; in a file of several years its long names.
struct LoadOnlyNames {
  const char* name = "";
  const char* error_name = "";
  const char* of_year = nullptr;
  const char* error_of_year = nullptr;
};

/// Describes one metric: how files name it and people are told of it.
struct Metric {
  const char* name;        // in files and in JSON
  const char* error_name;  // that of its standard error
  MetricMember estimate;
  const char* unit;
  const char* long_name;
  const char* title;       // in a text; empty where it stands under the one before
  const char* title_unit;  // "steps" where `unit` is 1
  bool headline = false;   // shown by region and area, not of the whole system alone
  /// Hold the long names in a file of several years; null where such a file does not have it.
  const char* of_year = nullptr;
  const char* error_of_year = nullptr;
  LoadOnlyNames load_only = {};
};

/// Returns all metrics in the order of files.
[[nodiscard]] std::span<const Metric> metrics();

}  // namespace gigaload::grid::adequacy
