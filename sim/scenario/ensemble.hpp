#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace gigaload::sim {

/// Samples of weather and of outages are drawn beside the balance with derated plants; without
/// samples that balance is all there is.
struct EnsembleOptions {
  std::uint32_t samples = 0;
  bool sampled_weather = true;  // false: every sample has the weather of the balance
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ warns of what a designated list leaves
  // out
  std::vector<double> quantiles = {};  // of the hourly shortfall, ascending, each in (0, 1)
  double cvar_level = 0.95;
};

/// Perfect capacity is added to (or taken from) each interconnection, or each planning area, until
/// the days a year with shortfall somewhere in it are as many as wanted.
struct Calibration {
  bool enabled = false;
  double event_days = 0.1;       // a year
  int year = 0;                  // the base year
  std::uint32_t samples = 1000;  // of that year
  /// Holds what an earlier calibration found: it is not looked for again. MW by interconnection and
  /// planning area.
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ warns of what a designated list leaves
  // out
  std::map<std::string, double> perfect_mw = {};
  bool by_planning_area = false;  // else by interconnection
  /// Hold the targets of those that have one of their own: days a year; or the reserve margin at
  /// the peak (planning_margin.hpp), which no samples are needed for.
  // NOLINTNEXTLINE(readability-redundant-member-init): as above
  std::map<std::string, double> event_days_of = {};
  // NOLINTNEXTLINE(readability-redundant-member-init): as above
  std::map<std::string, double> margin_of = {};
};

}  // namespace gigaload::sim
