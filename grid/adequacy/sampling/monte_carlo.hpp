#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "grid/adequacy/sampling/component_walk.hpp"
#include "grid/adequacy/sampling/metrics.hpp"
#include "grid/adequacy/sampling/risk.hpp"
#include "grid/adequacy/system/system.hpp"

namespace gigaload::grid::adequacy {

/// Names what a run may watch the standard error of. NEUE's is relative the same as EUE's.
enum class Until : std::uint8_t { eue, lole };

struct Options {
  std::uint64_t samples = 10'000;  // at most, with `until`
  std::uint64_t seed = 1;
  std::uint32_t stream = 16;  // samples of different streams are independent
  std::uint32_t first_sample = 0;
  unsigned threads = 1;         // 0: as many as the machine has
  double initial_charge = 0.0;  // of stores without one of their own, share of the energy capacity
  double cvar_level = 0.95;
  std::vector<double> quantiles = {};  // of the shortfall by step, each in (0, 1)
  /// Stops the run when the system's standard error is at most this share of the metric, after a
  /// thousand samples at least; 0: take all samples.
  double until_relative_error = 0.0;
  Until until = Until::eue;
  /// Holds how far standard time is ahead of UTC by region, s, for the months and hours of Risk;
  /// empty: as the clock of the system's time stamp.
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ warns of what a list leaves out
  std::vector<std::int64_t> standard_offset_s = {};
  /// Told after every batch of the samples taken, and about how many it takes in all; false stops
  /// there. The result of so many samples is the same, whatever made it stop.
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ warns of what a list leaves out
  std::function<bool(std::uint64_t samples, std::uint64_t in_all)> go_on = {};
};

/// Holds the metrics of one scope, by step.
struct StepMetrics {
  std::vector<double> lolp;
  std::vector<Estimate> epns;                  // expected power not served
  std::vector<std::vector<double>> quantiles;  // [of the options][step], power, to 0.8 %
};

/// Holds the metrics of all scopes.
struct ScopeMetrics {
  Metrics system;
  std::vector<Metrics> regions;
  std::vector<Metrics> groups;
};

/// Holds an assessment: what is short of load and reserve, and where regions keep reserves what is
/// short of load alone. By step it is the load not served.
struct Result : ScopeMetrics {
  std::uint64_t samples = 0;
  std::optional<ScopeMetrics> load_only;
  /// Tell when what counts as a shortfall falls: of load and reserve.
  Risk system_risk;
  std::vector<Risk> region_risks, group_risks;
  StepMetrics system_steps;
  std::vector<StepMetrics> region_steps;
  Counters counters;
};

/// Assesses a system by sequential Monte Carlo: independent two-state chains per unit and line,
/// stationary at the start, and the dispatch of step_dispatch.cpp. The result depends on the system
/// and on the options without `threads`. Throws InputError where the system or an option is out of
/// range.
[[nodiscard]] Result assess(const SystemModel& system, const Options& options = {});

/// Assesses one system in several years of weather, by year (cohorts.hpp): sample number s has that
/// of s modulo their number. NEUE is of the samples' mean load.
[[nodiscard]] Result assess(std::span<const SystemModel> years, const Options& options);

}  // namespace gigaload::grid::adequacy
