#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sim/fit/site_history.hpp"

namespace gigaload::sim {

/// Says what is predicted, and how.
struct ForecastOptions {
  SiteSelection selection;         // what is known is that of selection.as_of
  std::vector<Day> days;           // later ones
  std::optional<Day> known_until;  // the table's day: what is no later can be compared
  double level = 0.9;              // of the band
  std::uint64_t seed = 0;
  double removal_per_y = 0.0;  // hazard of giving up what is not built
};

/// Holds what is predicted of a day, and what came.
struct ForecastDay {
  Day day = 0;
  double mean_mw = 0.0, low_mw = 0.0, high_mw = 0.0;
  std::optional<double> came_mw;   // of the same sites, where the table knows it
  std::optional<double> later_mw;  // of sites begun after the day as of which
  std::optional<double> crps_mw;   // continuous ranked probability score
};

/// Holds a prediction of the MW with power of the sites that had begun.
struct SiteForecast {
  std::size_t sites = 0;
  double known_mw = 0.0;     // with power on the day as of which
  double capacity_mw = 0.0;  // of the sites when complete
  GammaLaw law;              // of each MW's time from the beginning of its site
  std::vector<ForecastDay> days;
};

/// Predicts the MW with power on later days of the sites that had begun by selection.as_of, from
/// what was known then, but for the capacity when complete, which is that of the table. Each MW has
/// a time of the law that fits those that came, as capacity in a chain has; in a draw a site's rest
/// comes at once, at a time longer than what it has lasted, and the law is drawn from its
/// likelihood about its highest, which is taken as normal in the logarithms of mean and shape.
/// Throws InputError where fewer than three steps had come.
[[nodiscard]] SiteForecast forecast_sites(std::span<const SiteHistory> sites,
                                          const ForecastOptions& options);

/// Returns the score of an ensemble for what came: the mean distance of its members from it, less
/// half the mean distance between two members (Gneiting and Raftery 2007).
[[nodiscard]] double ranked_probability_score(std::vector<double> members, double came);

}  // namespace gigaload::sim
