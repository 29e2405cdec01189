#pragma once

/// Describes a campus as a scenario gives it: what is announced, how it is cooled, what it draws,
/// what it takes and what it has of its own.

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "grid/core/index.hpp"
#include "sim/scenario/campus_load_parameters.hpp"
#include "sim/scenario/hour.hpp"
#include "sim/scenario/stages.hpp"

namespace gigaload::sim {

/// Capacity is announced at one moment; the shares say which stages it is in then and sum to one.
/// Capacity inside a stage has been there for `elapsed_y` years and has not left it, or is of any
/// age that a book with a steady inflow has (sim/years/stage_age.hpp).
struct Phase {
  Hour announced = 0;
  double capacity_mw = 0.0;  // at the meter
  double share_pre_development = 1.0;
  double share_construction = 0.0;
  double share_energised = 0.0;
  double elapsed_y = 0.0;  // in its stage before it was announced
  bool steady = false;     // of all ages; then elapsed_y says nothing
};

/// A curtailable campus is cut before anybody else. One that brings its own capacity is cut
/// likewise as far as it exceeds the accredited capacity that it brings.
enum class Contract { firm, curtailable, bring_your_own };
[[nodiscard]] std::span<const char* const> names_of(Contract contract);

/// A campus may take this much water for its cooling; infinity means no limit.
struct WaterAllowance {
  double per_day_m3 = std::numeric_limits<double>::infinity();   // by local days
  double per_year_m3 = std::numeric_limits<double>::infinity();  // by calendar years, UTC
  [[nodiscard]] bool limits() const {
    return std::isfinite(per_day_m3) || std::isfinite(per_year_m3);
  }
};

/// A share of the load is put off in a shortage and made up for later.
struct FlexibleLoad {
  double share = 0.0;       // of the load that is not cut by contract
  double payback_h = 24.0;  // within which it is made up for; infinity: it never is
  double notice_h = 0.0;    // of shortage before it helps
  double most_h = std::numeric_limits<double>::infinity();       // a year
  double most_mwh = std::numeric_limits<double>::infinity();     // a year
  double most_events = std::numeric_limits<double>::infinity();  // a year
};

/// A plant behind the campus's meter serves the campus alone.
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

/// A battery behind the campus's meter serves the campus alone.
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

/// Returns the MW of all phases together, at the meter.
[[nodiscard]] inline double capacity_mw(const Campus& campus) {
  double sum = 0.0;
  for (const Phase& phase : campus.phases) sum += phase.capacity_mw;
  return sum;
}

/// Returns the first hour at which a phase of any campus is announced, or `latest` where none is
/// announced before it.
[[nodiscard]] inline Hour first_announcement(std::span<const Campus> campuses, Hour latest) {
  for (const Campus& campus : campuses) {
    for (const Phase& phase : campus.phases) latest = std::min(latest, phase.announced);
  }
  return latest;
}

}  // namespace gigaload::sim
