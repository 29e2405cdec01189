#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/fit/site_forecast.hpp"
#include "sim/fit/stage_fit.hpp"

namespace gigaload::tools {

/// Holds what is told of a fit.
struct FitTold {
  const sim::StageFit& fit;
  const sim::StageFitOptions& options;
  std::string table;   // the file's name
  std::string digest;  // its SHA-256
  std::string begin;   // what the stage begins with, "land clearing"
  std::optional<sim::SiteForecast> forecast;
  std::string program;  // its version and revision
};

/// Returns the milestone as the option has it, "half_power".
[[nodiscard]] std::string_view word_of(sim::Milestone milestone);
/// Returns the milestone in words, "half of the capacity with power".
[[nodiscard]] std::string_view words_of(sim::Milestone milestone);

/// Returns the day as in "2026-05-23".
[[nodiscard]] std::string day_text(sim::Day day);

/// Returns "2.40 to 3.95"; an end that is open is told as such.
[[nodiscard]] std::string interval_text(const sim::Interval& interval, int decimals);

/// Returns how the intervals were found: "profile likelihood".
[[nodiscard]] std::string intervals_by(const sim::StageFitOptions& options);

/// Returns what was selected besides the day, ", begun since 2023-01-01"; may be empty.
[[nodiscard]] std::string selection_text(const sim::SiteSelection& selection);

}  // namespace gigaload::tools
