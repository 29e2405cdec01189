#pragma once

#include "tools/fit/fit_told.hpp"

namespace gigaload::tests {

/// A fit of three sites that are there and one that is not, with numbers to look for.
inline sim::StageFit small_fit() {
  sim::StageFit fit;
  fit.seen.of = {
      {2.0, 0.0, 1.0, true}, {2.5, 0.0, 1.0, true}, {3.0, 0.0, 1.0, true}, {1.0, 0.0, 1.0, false}};
  fit.seen.without_begin = 2;
  fit.ended = 3;
  fit.censored = 1;
  fit.law = {2.84, 11.0};
  fit.any_shape = {2.85, 10.7};
  fit.mean_y = {2.4, 3.95};
  fit.shape = {5.1, std::nullopt};
  fit.naive = {2.5, 20.0};
  fit.removal =
      sim::Removal{.sites = 1, .exposure_y = 8.5, .per_y = 1.0 / 8.5, .interval = {0.006, 0.56}};
  fit.survival = sim::kaplan_meier(fit.seen.of);
  fit.distance = 0.12;
  return fit;
}

inline sim::StageFitOptions small_options() {
  sim::StageFitOptions options;
  options.selection.as_of = 20'596;  // 2026-05-23
  options.selection.since = 19'358;  // 2023-01-01
  return options;
}

inline sim::SiteForecast small_forecast() {
  sim::SiteForecast forecast;
  forecast.sites = 4;
  forecast.known_mw = 1457.0;
  forecast.capacity_mw = 19'434.0;
  forecast.law = {4.95, 6.3};
  forecast.days = {{.day = 20'627,
                    .mean_mw = 2700.0,
                    .low_mw = 1500.0,
                    .high_mw = 5777.0,
                    .came_mw = 2725.0,
                    .later_mw = 299.0,
                    .crps_mw = 376.0},
                   {.day = 20'700,
                    .mean_mw = 3000.0,
                    .low_mw = 1600.0,
                    .high_mw = 6000.0,
                    .came_mw = {},
                    .later_mw = {},
                    .crps_mw = {}}};
  return forecast;
}

inline tools::FitTold told_of(const sim::StageFit& fit, const sim::StageFitOptions& options) {
  return {.fit = fit,
          .options = options,
          .table = "sites <1>\n.csv",
          .digest = "abc",
          .begin = "land clearing",
          .forecast = {},
          .program = "0.2.0 (git 0)"};
}

}  // namespace gigaload::tests
