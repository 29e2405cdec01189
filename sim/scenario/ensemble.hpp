#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace gigaload::sim {

/// Names what sampling may watch the error of: unserved energy, or hours or days with shortfall.
enum class Watched : std::uint8_t { eue, lolh, event_days };

/// Each year has samples until the standard error of a metric of an area is a small enough share of
/// it (grid/adequacy/sampling/stop_rule.hpp).
struct SampleStop {
  Watched metric = Watched::eue;
  std::size_t area = 0;            // among areas_of() (areas.hpp)
  double relative_error = 0.0;     // 0.05: a standard error of 5 %
  std::uint32_t at_most = 10'000;  // samples of a year, as `gigaload adequacy` takes
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ warns of what a designated list leaves
  // out
  std::string text = {};  // "eue.eastern = 5 %"
};

/// Samples of weather and of outages are drawn beside the balance with derated plants; without
/// samples that balance is all there is.
struct EnsembleOptions {
  std::uint32_t samples = 0;
  bool sampled_weather = true;  // false: every sample has the weather of the balance
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ warns of what a designated list leaves
  // out
  std::vector<double> quantiles = {};  // of the hourly shortfall, ascending, each in (0, 1)
  double cvar_level = 0.95;
  /// Says how many samples a year has; `samples` are then those of a batch.
  // NOLINTNEXTLINE(readability-redundant-member-init): as above
  std::optional<SampleStop> until = {};
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
