#include "grid/adequacy/sampling/none_seen.hpp"

#include <cstdio>
#include <limits>

#include "grid/core/grouped_digits.hpp"

namespace gigaload::grid::adequacy {

double most_if_none(std::uint64_t samples) { return 3.0 / static_cast<double>(samples); }

double known_error(const Estimate& estimate) {
  return estimate.value == 0.0 ? std::numeric_limits<double>::quiet_NaN() : estimate.standard_error;
}

bool counts_events(MetricMember metric) {
  return metric == &Metrics::event_days || metric == &Metrics::events;
}

std::optional<double> upper_bound_95(MetricMember metric, std::uint64_t samples, double of_a_year) {
  if (!counts_events(metric)) return std::nullopt;
  return of_a_year * most_if_none(samples);
}

std::string none_text(MetricMember metric, std::uint64_t samples, double of_a_year,
                      std::string_view unit) {
  const auto bound = upper_bound_95(metric, samples, of_a_year);
  if (!bound) return "none in " + grouped_digits(std::to_string(samples));
  char most[32];
  std::snprintf(most, sizeof most, "below %.2g", *bound);
  std::string text = most;
  if (!unit.empty()) text.append(" ").append(unit);
  return text + " (95 %)";
}

}  // namespace gigaload::grid::adequacy
