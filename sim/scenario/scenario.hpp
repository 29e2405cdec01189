#pragma once

/// Holds a scenario after every check: plain numbers in the model's own units, assembled of its
/// subjects.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "grid/adequacy/system/system.hpp"
#include "grid/system/system.hpp"
#include "sim/cooling/parameters.hpp"
#include "sim/scenario/accelerators.hpp"
#include "sim/scenario/campus.hpp"
#include "sim/scenario/data_centres.hpp"
#include "sim/scenario/deals.hpp"
#include "sim/scenario/demand_response.hpp"
#include "sim/scenario/ensemble.hpp"
#include "sim/scenario/hour.hpp"
#include "sim/scenario/limits.hpp"
#include "sim/scenario/plants.hpp"
#include "sim/scenario/stages.hpp"

namespace gigaload::sim {

/// Summary and page of a result show these first; what is empty is derived from the run.
struct ReportOptions {
  std::vector<int> years;  // ascending; the middle one is what regions are compared in
  std::string region;      // by name
};

struct Scenario {
  std::string name;
  std::string title;
  std::string text;  // effective text with all layers and overrides, for provenance
  Hour begin = 0;
  Hour end = 0;
  int exchange_h = 168;
  std::uint64_t seed = 1;
  double relative_tolerance = 1e-8;
  double absolute_tolerance_mw = 1e-6;
  bool exact_annual_energy = false;  // scale each year's demand to its given energy
  bool write_generation = false;
  bool write_sensitivities = false;  // of the build-out to the pipeline's parameters
  bool write_weather = false;
  bool write_it_load = false;  // of campuses, with their PUE, hour by hour

  grid::System grid;
  /// Holds a system of resource adequacy in MW, MWh and hours that is the grid: its load, units,
  /// stores and lines, repeated every year (repeated_system.hpp), take the place of demand, weather
  /// and fleet; `grid` is what DeratedSystem makes of it. Null for a grid of tables.
  std::shared_ptr<const grid::adequacy::SystemModel> given_system;
  /// Holds the same system in years of weather that samples have in turn where they are sampled:
  /// the same devices, others loads, capacities and probabilities. Empty: all have `given_system`.
  std::vector<std::shared_ptr<const grid::adequacy::SystemModel>> weather_systems;
  std::vector<Campus> campuses;
  Accelerators accelerators;
  std::vector<Deal> deals;
  std::vector<PlantAddition> additions;
  std::vector<PlantRetirement> retirements;
  std::vector<PlantChange> plant_changes;  // known or announced by date, beside the queue
  StageTimes plant_stages = {.pre_development_y = 0.75, .construction_y = 0.75};
  bool draw_stages = false;  // campuses move at times of their own (drawn_pipeline.hpp)
  /// Counts the drawn futures beside the expected build-out (build_out_futures.hpp); 0: none.
  std::size_t futures = 200;
  /// Holds the standard deviation of the logarithm of what stretches the stages of all campuses of
  /// a drawn future alike (drawn_part.hpp).
  double common_delay = 0.0;
  Limits limits;
  DataCentreStock data_centres;
  std::array<CoolingParameters, kCentreSizes> cooling;  // by CentreSize, of what is no campus
  grid::DispatchRules dispatch;
  /// Holds the share of its load that a region is to keep as a contingency reserve, [region]; with
  /// less left samples count it as short. Empty: none.
  std::vector<double> reserve_share;
  Feedback feedback;
  EnsembleOptions ensemble;
  DemandResponse demand_response;
  Calibration calibration;
  ReportOptions report;

  [[nodiscard]] bool keeps_reserves() const {
    return std::ranges::any_of(reserve_share, [](double share) { return share > 0.0; });
  }

  /// Tells whether samples draw their weather from measured years (System::weather_years).
  [[nodiscard]] bool draws_weather_years() const {
    return ensemble.sampled_weather && !given_system && grid.weather_years != nullptr &&
           grid.weather_draw != grid::WeatherDraw::measured;
  }

  /// Returns how many years of a given system's weather samples have in turn.
  [[nodiscard]] std::size_t weather_years() const {
    if (!ensemble.sampled_weather || weather_systems.empty()) return 1;
    return weather_systems.size();
  }
};

}  // namespace gigaload::sim
