#include "tools/adequacy/campus_cost_text.hpp"

#include <fmt/format.h>

#include <cmath>

#include "grid/adequacy/sampling/none_seen.hpp"
#include "sim/scenario/adequacy_assumptions.hpp"
#include "tools/terminal/text_table.hpp"

namespace gigaload::tools {

namespace {

std::string days_text(const grid::adequacy::Estimate& e, const sim::CampusCost& cost) {
  if (e.value == 0.0) {
    return grid::adequacy::none_text(&grid::adequacy::Metrics::event_days, cost.samples,
                                     1.0 / cost.share_of_year);
  }
  return fmt::format("{:.3g} ± {:.1g}", e.value, e.standard_error);
}

/// Returns the MW and the ends of its interval; without one where no sample without campuses had a
/// day.
std::string capacity_text(const sim::AreaCost& area) {
  if (area.none_without) {
    return area.capacity_mw > 0.0 ? fmt::format("at least {}", grouped(area.capacity_mw)) : "0";
  }
  return fmt::format("{} ({} to {})", grouped(area.capacity_mw), grouped(area.low_mw),
                     grouped(area.high_mw));
}

}  // namespace

std::string campus_cost_text(const sim::CampusCost& cost, int year) {
  std::string text;
  for (const auto kind : {sim::AreaKind::planning_area, sim::AreaKind::interconnection}) {
    const std::string word(sim::word_of(kind));
    TextTable table({word, "LOLE with [d]", "LOLE without [d]", "perfect capacity [MW]"});
    for (const sim::AreaCost& area : cost.areas) {
      if (area.kind != kind) continue;
      table.add({area.name, days_text(area.with, cost), days_text(area.without, cost),
                 capacity_text(area)});
    }
    if (!table.empty()) text += table.text() + '\n';
  }
  text += fmt::format(
      "With and without the campuses in {}, {} samples of the same outages and weather; ± "
      "standard\n"
      "error. Perfect capacity brings all areas of a table together back to their days without\n"
      "campuses (two standard errors, sampling alone); \"at least\": with it no sample is short.\n",
      year, grouped(static_cast<double>(cost.samples)));
  if (cost.share_of_year < 1.0) {
    text += fmt::format("Rates of a year, from the {:.1f} % of {} that the run covers.\n",
                        100.0 * cost.share_of_year, year);
  }
  return text + fmt::format("Assumed: {}\n", sim::in_one_line(cost.assumptions));
}

}  // namespace gigaload::tools
