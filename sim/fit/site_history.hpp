#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/fit/gamma_fit.hpp"

namespace gigaload::sim {

/// Counts days since 1970-01-01.
using Day = std::int64_t;

/// Names what ends the stage of construction.
enum class Milestone : std::uint8_t { first_power, half_power, complete };

/// Names what each site counts for: as one, or as its MW.
enum class SiteWeight : std::uint8_t { site, mw };

/// From its day on a site has so many MW with power.
struct PowerStep {
  Day day = 0;
  double mw = 0.0;
};

/// Holds what is known of a site. What lies behind the day as of which it is looked at is a plan.
struct SiteHistory {
  std::string name;
  std::optional<Day> began;    // of construction
  std::optional<Day> seen;     // when it came under observation, if not from its beginning
  std::optional<Day> removed;  // when it was given up
  std::optional<Day> first_power, half_power, complete;
  double capacity_mw = 0.0;      // when complete; 0: not known
  std::vector<PowerStep> steps;  // ascending in days and MW
};

/// Says what of the sites is looked at.
struct SiteSelection {
  Day as_of = 0;                 // later dates are not known
  std::optional<Day> since;      // only sites begun on this day or later
  std::optional<Day> seen_from;  // of all sites without a day of their own
  SiteWeight weight = SiteWeight::site;
};

/// Holds the observations of a stage, and what was left out of them.
struct StageObservations {
  std::vector<Observation> of;
  std::size_t removed = 0;        // of `of`: given up before the stage ended
  std::size_t without_begin = 0;  // nobody saw them begin
  std::size_t later = 0;          // begun after the day as of which
  std::size_t earlier = 0;        // begun before `since`
  std::size_t unseen = 0;         // ended before they would have been seen, or not seen yet
  std::size_t without_mw = 0;     // whose weight is not known
};

/// Returns each site's time from its beginning to the milestone. Weights by MW are scaled so that
/// they add up to the number of equal sites that would be as good a sample (Kish 1965).
[[nodiscard]] StageObservations observe(std::span<const SiteHistory> sites, Milestone until,
                                        const SiteSelection& selection);

/// Returns the times of all MW of the sites: those of each step end with it, the rest of the
/// capacity has not ended. Weights add up as in observe().
[[nodiscard]] std::vector<Observation> observe_mw(std::span<const SiteHistory> sites,
                                                  const SiteSelection& selection);

/// Returns the MW that the site has on a day.
[[nodiscard]] double mw_on(const SiteHistory& site, Day day);

/// Returns the time between two days; that between a day and itself is half a day.
[[nodiscard]] double years_between(Day from, Day to);

/// Tells whether the site had begun by then and belongs to the selection.
[[nodiscard]] bool has_begun(const SiteHistory& site, const SiteSelection& selection);

}  // namespace gigaload::sim
