#include "tools/fit/fit_told.hpp"

#include <fmt/format.h>

#include "grid/core/calendar.hpp"

namespace gigaload::tools {

std::string_view word_of(sim::Milestone milestone) {
  switch (milestone) {
    case sim::Milestone::first_power:
      return "first_power";
    case sim::Milestone::half_power:
      return "half_power";
    case sim::Milestone::complete:
      break;
  }
  return "complete";
}

std::string_view words_of(sim::Milestone milestone) {
  switch (milestone) {
    case sim::Milestone::first_power:
      return "first power";
    case sim::Milestone::half_power:
      return "half of the capacity with power";
    case sim::Milestone::complete:
      break;
  }
  return "all of the capacity with power";
}

std::string day_text(sim::Day day) { return grid::to_string(grid::to_date(24 * day)); }

std::string interval_text(const sim::Interval& interval, int decimals) {
  if (!interval.low && !interval.high) return "not bounded";
  if (!interval.low) return fmt::format("up to {:.{}f}", *interval.high, decimals);
  if (!interval.high) return fmt::format("{:.{}f} or more", *interval.low, decimals);
  return fmt::format("{:.{}f} to {:.{}f}", *interval.low, decimals, *interval.high, decimals);
}

std::string intervals_by(const sim::StageFitOptions& options) {
  if (options.resamples == 0) return "profile likelihood";
  return fmt::format("{} resamples of the sites, seed {}", options.resamples, options.seed);
}

std::string selection_text(const sim::SiteSelection& selection) {
  std::string text;
  if (selection.since) text += fmt::format(", begun since {}", day_text(*selection.since));
  if (selection.seen_from) text += fmt::format(", seen from {}", day_text(*selection.seen_from));
  return text;
}

}  // namespace gigaload::tools
