#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "grid/core/index.hpp"
#include "sim/studies/year_study.hpp"

namespace gigaload::sim {

struct Scenario;

struct HostingOptions {
  RegionIndex region;
  int year = 0;
  grid::adequacy::MetricMember metric = &grid::adequacy::Metrics::event_days;
  double criterion = 0.1;  // of the region in the year: days, h, MWh or ppm
  double curtailable_share = 0.0;
  double most_mw = 100'000.0;
  double within_mw = 50.0;
  std::size_t samples = 500;
  unsigned threads = 0;
  /// It is told of the assessments of the year as they go on, how many are done and about how many
  /// it takes; false gives up.
  std::function<bool(double done, double total)> progress = {};
  /// It is told of the scenario's calibration as by calibrate(); false gives up.
  std::function<bool(double done, double total)> calibrating = {};
  /// It is told of the MW that were tried.
  std::function<void(double mw)> tried = {};
};

/// Holds the MW that a region can host. The ends of the interval are those at which the metric, two
/// standard errors up and down, meets the criterion. Where the run covers part of the year, days,
/// hours and energies are rates of a year: those of the part over its share of the year.
struct Hosting {
  bool gave_up = false;
  double hosted_mw = 0.0, low_mw = 0.0, high_mw = 0.0;
  double share_of_year = 1.0;  // that the run covers
  std::size_t samples = 1;     // and the metric that was asked for
  grid::adequacy::MetricMember metric = &grid::adequacy::Metrics::event_days;
  double load_mw = 0.0;                   // mean load of the hosted campus
  bool beyond = false;                    // even `most_mw` meets it
  grid::adequacy::Estimate none, hosted;  // the region's metric
  grid::adequacy::Estimate interconnection_none, interconnection_hosted;  // its interconnection's
  /// Hold its planning area's; nothing where it is in none.
  std::optional<grid::adequacy::Estimate> planning_area_none, planning_area_hosted;
  std::vector<std::string> assumptions = {};  // that it rests on (adequacy_assumptions.hpp)
};

/// Finds how many MW of campus, at the meter and filled with machines, a region can host in one
/// year before its metric passes the criterion, by a search on common random numbers, on top of
/// what the scenario builds by then and of the perfect capacity that its calibration asks for. The
/// campus has the load of one that a scenario says nothing of (CampusLoadParameters, with the
/// scenario's parameters of cooling and the design PUE that follows): liquid at the chips and dry
/// coolers, a load factor of 0.80 and 40 % training; a share of it may be curtailable by contract,
/// which counts as no shortfall when it is cut. Throws InputError for a year outside the run.
[[nodiscard]] Hosting host(const Scenario& scenario, const HostingOptions& options);

}  // namespace gigaload::sim
