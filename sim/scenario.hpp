#pragma once

/// A scenario after every check: plain numbers in the model's own units.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "grid/calendar.hpp"
#include "grid/index.hpp"
#include "grid/system.hpp"
#include "sim/cooling.hpp"

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

enum class CoolingKind { airside, waterside, water_chiller, air_chiller, direct_liquid, hybrid };
enum class Contract { firm, curtailable };

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
  CoolingKind cooling = CoolingKind::airside;
  Contract contract = Contract::firm;
  double design_pue = 1.25;   // meter MW / IT MW
  double load_factor = 0.80;  // mean IT load / IT capacity
  double training_share = 0.4;
  std::vector<DealShare> deals;
  double latitude = 0.0, longitude = 0.0;  // NaN where unknown
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

/// US data centres outside the listed campuses.
struct DataCentreStock {
  std::vector<double> share;            // by region, sums to one
  std::vector<int> path_year;           // ascending, without gaps
  std::vector<double> path_energy_mwh;  // national energy at the meter, by calendar year
  bool path_contains_campuses = true;
  double water_l_per_kwh = 0.375;
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
  bool sampled_weather = true;         // false: every sample has the weather of the balance
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

  grid::System grid;
  std::vector<Campus> campuses;
  std::vector<Deal> deals;
  std::vector<PlantAddition> additions;
  std::vector<PlantRetirement> retirements;
  StageTimes plant_stages;
  Limits limits;
  DataCentreStock data_centres;
  std::vector<CoolingCurve> cooling;  // by CoolingKind
  grid::DispatchRules dispatch;
  Feedback feedback;
  EnsembleOptions ensemble;
  Calibration calibration;
};

}  // namespace gigaload::sim
