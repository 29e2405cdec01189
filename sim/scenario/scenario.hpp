#pragma once

/// A scenario after every check: plain numbers in the model's own units.

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "grid/adequacy/system/system.hpp"
#include "grid/core/calendar.hpp"
#include "grid/core/index.hpp"
#include "grid/system/system.hpp"
#include "sim/cooling/cooling_system.hpp"
#include "sim/scenario/campus_load_parameters.hpp"

namespace gigaload::sim {

using grid::Hour;

/// Mean length and shape of the stages of design: Erlang chains.
struct StageTimes {
  double pre_development_y = 4.8;  // B2
  double construction_y = 2.4;     // B3
  int pre_development_shape = 4;
  int construction_shape = 4;
  double pre_development_cancellation_per_y = 0.0;
  double construction_cancellation_per_y = 0.0;
  double fill_y = 1.5;
};

/// MW that are announced at one moment, and the stages they are in then (shares
/// sum to one). Mass known to be inside a stage stands at the stage's beginning.
struct Phase {
  Hour announced = 0;
  double capacity_mw = 0.0;  // at the meter
  double share_pre_development = 1.0;
  double share_construction = 0.0;
  double share_energised = 0.0;
};

/// Of data centres: hyperscale campuses, colocation, machine rooms.
enum class CentreSize { large, midsize, small };
inline constexpr std::size_t kCentreSizes = 3;

/// curtailable: cut before anybody else. bring_your_own: so is what exceeds the accredited capacity
/// that the campus brings.
enum class Contract { firm, curtailable, bring_your_own };

/// Water that a campus may take for its cooling; infinity: no limit.
struct WaterAllowance {
  double per_day_m3 = std::numeric_limits<double>::infinity();   // by local days
  double per_year_m3 = std::numeric_limits<double>::infinity();  // by calendar years, UTC
  [[nodiscard]] bool limits() const {
    return std::isfinite(per_day_m3) || std::isfinite(per_year_m3);
  }
};

/// Load that is put off in a shortage and made up for later.
struct FlexibleLoad {
  double share = 0.0;       // of the load that is not cut by contract
  double payback_h = 24.0;  // within which it is made up for; infinity: it never is
  double notice_h = 0.0;    // of shortage before it helps
  double most_h = std::numeric_limits<double>::infinity();       // a year
  double most_mwh = std::numeric_limits<double>::infinity();     // a year
  double most_events = std::numeric_limits<double>::infinity();  // a year
};

/// Plant behind the campus's meter that serves it alone.
struct OnSitePlant {
  double capacity_mw = 0.0;
  int units = 1;
  double forced_outage_rate = 0.0;
  double mean_time_to_repair_h = 48.0;
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ warns of what a designated list leaves
  // out
  TechnologyIndex technology = {};  // for its CO2 and water
  [[nodiscard]] double expected_mw() const { return capacity_mw * (1.0 - forced_outage_rate); }
};

/// Battery behind the campus's meter that serves it alone.
struct OnSiteBattery {
  double power_mw = 0.0;
  double energy_mwh = 0.0;
  double round_trip_efficiency = 0.85;
};

struct DealShare {
  DealIndex deal;
  double share = 0.0;  // of the campus's MW that count for the deal, 0..1
};

struct Campus {
  std::string name;
  std::string title;
  RegionIndex region;
  std::vector<Phase> phases;
  StageTimes stages;
  CampusLoadParameters load;
  Contract contract = Contract::firm;
  WaterAllowance water;
  FlexibleLoad flexible;
  OnSitePlant plant;
  OnSiteBattery battery;
  double accredited_mw = 0.0;  // of a campus that brings its own capacity
  std::vector<DealShare> deals;
  double latitude = 0.0, longitude = 0.0;  // NaN where unknown
};

/// Generations of accelerators (sim/years/accelerators.hpp).
struct Accelerators {
  double generation_y = 1.25;  // M8: 12 to 18 months
  double gain_per_y = 1.33;    // output per watt
  double lifetime_y = 5.0;
  Hour reference = 482136;  // 2025-01-01: when the generation comes that work is relative to
};

enum class DealKind { chips, sites };

struct Promise {
  Hour by = 0;
  double power_mw = 0.0;  // cumulative
};

struct Deal {
  std::string name;
  std::string title;
  DealKind kind = DealKind::chips;
  std::vector<Promise> promised;  // ascending, linear between, constant after
};

/// A planned change of plant capacity: additions go through queue and
/// construction, retirements happen at their date.
struct PlantAddition {
  RegionIndex region;
  TechnologyIndex technology;
  Hour announced = 0;
  double capacity_mw = 0.0;  // before attrition
};
struct PlantRetirement {
  RegionIndex region;
  TechnologyIndex technology;
  Hour at = 0;
  double capacity_mw = 0.0;
};

/// Limits; infinity where there is none.
struct Limits {
  std::vector<double> connection_mw_per_y;  // by region: the utility's connections a year
  double national_construction_mw;          // MW under construction in the country
  double accelerator_supply_mw_per_y;       // MW energised a year in the country
  double smoothing = 0.02;                  // relative width of the smooth minimum
};

/// A size of centres with what cools it, of one vintage.
struct StockPart {
  CentreSize size = CentreSize::large;
  CoolingKind cooling = CoolingKind::airside;
  double it_share = 0.0;  // of the vintage's IT energy; the parts sum to one
};

/// Data centres built up to a year, after the vintage before.
struct Vintage {
  int last_year = 0;        // of the last vintage not used: it is being built
  double energy_mwh = 0.0;  // of all data centres at the meter at the end of that year
  std::vector<StockPart> parts;
};

/// US data centres outside the listed campuses.
struct DataCentreStock {
  std::vector<double> share;            // by region, sums to one
  std::vector<int> path_year;           // ascending, without gaps
  std::vector<double> path_energy_mwh;  // national energy at the meter, by calendar year
  bool path_contains_campuses = true;
  std::vector<Vintage> vintages;  // ascending; none: no water but `water_l_per_kwh`
  double retirement_per_y = 0.05;
  std::optional<double> water_l_per_kwh;  // at the meter, in place of what the vintages take
};

/// How the hours slow the years, off by default: a region's connection limit is
/// divided by 1 + s / `hours_scale`, s the hours with shortfall of an exchange, brought to a week.
/// The shortfall of an exchange slows the connections of that same exchange.
struct Feedback {
  bool enabled = false;
  double hours_scale = 10.0;
};

/// Samples of weather and of outages (design, section 4). None: the balance with derated plants is
/// all there is.
struct EnsembleOptions {
  std::uint32_t samples = 0;
  bool sampled_weather = true;  // false: every sample has the weather of the balance
  // NOLINTNEXTLINE(readability-redundant-member-init): likewise
  std::vector<double> quantiles = {};  // of the hourly shortfall, ascending, each in (0, 1)
  double cvar_level = 0.95;
};

/// Perfect capacity is added to (or taken from) each interconnection until the days a year with
/// shortfall somewhere in it are as many as wanted.
struct Calibration {
  bool enabled = false;
  double event_days = 0.1;       // a year
  int year = 0;                  // the base year
  std::uint32_t samples = 1000;  // of that year
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

  grid::System grid;
  /// A system of resource adequacy in MW, MWh and hours that is the grid: its load, units, stores
  /// and lines, repeated every year (repeated_system.hpp), take the place of demand, weather and
  /// fleet; `grid` is what DeratedSystem makes of it. Null for a grid of tables.
  std::shared_ptr<const grid::adequacy::System> given_system;
  std::vector<Campus> campuses;
  Accelerators accelerators;
  std::vector<Deal> deals;
  std::vector<PlantAddition> additions;
  std::vector<PlantRetirement> retirements;
  StageTimes plant_stages;
  bool draw_stages = false;  // campuses move at times of their own (drawn_pipeline.hpp)
  Limits limits;
  DataCentreStock data_centres;
  std::array<CoolingParameters, kCentreSizes> cooling;  // by CentreSize, of what is no campus
  grid::DispatchRules dispatch;
  Feedback feedback;
  EnsembleOptions ensemble;
  Calibration calibration;
};

}  // namespace gigaload::sim
