#include "grid/adequacy/sampling/risk.hpp"

#include <algorithm>
#include <cstdio>

#include "grid/adequacy/sampling/metrics.hpp"

namespace gigaload::grid::adequacy {

std::size_t size_of(RiskAxes axes) {
  constexpr std::size_t kSizes[] = {1, kMonths, kRiskCells};
  return kSizes[static_cast<std::size_t>(axes)];
}

std::span<const RiskQuantity> risk_quantities() {
  static constexpr RiskQuantity kQuantities[] = {
      {.name = "lolh_by_month_hour",
       .axes = RiskAxes::month_and_hour,
       .unit = "h",
       .long_name = "hours with firm load not served, by month and hour of the day; standard time "
                    "of the area's largest region",
       .of = [](const Risk& risk) { return risk.lolh; }},
      {.name = "eue_by_month_hour",
       .axes = RiskAxes::month_and_hour,
       .unit = kEnergyUnit,
       .long_name = "expected unserved energy by month and hour of the day; standard time of the "
                    "area's largest region",
       .of = [](const Risk& risk) { return risk.eue; }},
      {.name = "event_days_by_month",
       .axes = RiskAxes::month,
       .unit = "d",
       .long_name = "days with firm load not served, by the month in which they begin to be; "
                    "standard time of the area's largest region",
       .of = [](const Risk& risk) { return risk.event_days; }},
      {.name = "winter_share",
       .axes = RiskAxes::none,
       .unit = "1",
       .long_name = "share of event_days from November to April, PJM's winter period",
       .of = [](const Risk& risk) { return std::vector{risk.winter_share.value}; },
       .error_name = "winter_share_standard_error"},
      {.name = "winter_share_standard_error",
       .axes = RiskAxes::none,
       .unit = "1",
       .long_name = "standard error of winter_share over the samples",
       .of = [](const Risk& risk) { return std::vector{risk.winter_share.standard_error}; }},
      {.name = "winter_share_of_eue",
       .axes = RiskAxes::none,
       .unit = "1",
       .long_name = "share of eue from November to April, PJM's winter period",
       .of = [](const Risk& risk) { return std::vector{risk.winter_share_of_eue}; }},
      {.name = "longest_event_hours",
       .axes = RiskAxes::none,
       .unit = "h",
       .long_name = "length that the longest event exceeds in at most 1 % of the samples: duration "
                    "as ERCOT's reliability standard counts it",
       .of = [](const Risk& risk) { return std::vector{risk.longest_event_hours}; }},
      {.name = "largest_shortfall",
       .axes = RiskAxes::none,
       .unit = kPowerUnit,
       .long_name = "power that the worst hour misses more than in at most 0.25 % of the samples: "
                    "magnitude as ERCOT's reliability standard counts it, the 0.25 % an assumption",
       .of = [](const Risk& risk) { return std::vector{risk.largest_shortfall}; }},
  };
  return kQuantities;
}

RiskShape shape_of(std::span<const double> lolh) {
  RiskShape shape;
  std::array<double, kHoursOfDay> by_hour{};
  double all = 0.0;
  for (std::size_t cell = 0; cell < lolh.size(); ++cell) {
    const std::size_t month = cell / kHoursOfDay;
    shape.seasons[(month + 1) % kMonths / 3] += lolh[cell];
    by_hour[cell % kHoursOfDay] += lolh[cell];
    all += lolh[cell];
  }
  if (!(all > 0.0)) return {};
  for (double& season : shape.seasons) season /= all;
  constexpr double kRounding = 1e-12;
  for (std::size_t length = 1; length <= kHoursOfDay; ++length) {
    double most = 0.0;
    for (std::size_t from = 0; from < kHoursOfDay; ++from) {
      double held = 0.0;
      for (std::size_t h = 0; h < length; ++h) held += by_hour[(from + h) % kHoursOfDay];
      if (held <= most) continue;
      most = held;
      shape.from = from;
      shape.to = (from + length) % kHoursOfDay;
    }
    if (most >= (kShareOfHours - kRounding) * all) break;
  }
  return shape;
}

std::string shape_text(const RiskShape& shape) {
  constexpr double kTold = 0.1;
  std::array<std::size_t, kSeasons.size()> order{0, 1, 2, 3};
  std::ranges::stable_sort(
      order, [&](std::size_t a, std::size_t b) { return shape.seasons[a] > shape.seasons[b]; });
  if (!(shape.seasons[order.front()] > 0.0)) return {};
  std::string text;
  char part[48];
  for (const std::size_t season : order) {
    if (shape.seasons[season] < kTold) continue;
    std::snprintf(part, sizeof part, "%s %.0f %%, ", kSeasons[season],
                  100.0 * shape.seasons[season]);
    text += part;
  }
  std::snprintf(part, sizeof part, "%zu to %zu h", shape.from, shape.to);
  return text + part;
}

}  // namespace gigaload::grid::adequacy
