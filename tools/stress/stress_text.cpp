#include "tools/stress/stress_text.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sim/scenario/adequacy_assumptions.hpp"
#include "tools/terminal/text_table.hpp"

namespace gigaload::tools {

namespace {

std::string with_quantiles(const sim::Spread& spread) {
  return fmt::format("{} ({}-{})", grouped(spread.mean), grouped(spread.p10), grouped(spread.p90));
}

std::string with_error(const sim::Spread& spread, int decimals = 0) {
  return fmt::format("{} +- {}", grouped(spread.mean, decimals),
                     grouped(spread.standard_error, decimals));
}

void add_row(const sim::StressArea& area, TextTable& table) {
  table.add(
      {area.area.name, grouped(area.demand_peak_mw), with_quantiles(area.outages_mw),
       area.thermal_mw > 0.0 ? fmt::format("{:.0f}", 100.0 * area.outages_mw.mean / area.thermal_mw)
                             : "-",
       with_quantiles(area.peak_shed_mw), with_error(area.shed_mwh), with_error(area.shed_hours, 1),
       grouped(area.balance_peak_shed_mw), grouped(area.worst_import_mw),
       std::isfinite(area.coldest_day_c)
           ? fmt::format("{:.1f} {:.1f}", area.coldest_day_c, area.warmest_day_c)
           : "-"});
}

}  // namespace

std::string stress_text(const StressTold& told) {
  const sim::Stress& stress = told.stress;
  std::string text = fmt::format(
      "{}: {} to {} UTC\non the grid of {} in {}, {} to {}{}; {} samples of outages\n\n",
      told.event.title, hour_text(told.event.begin), hour_text(told.event.end - 1), told.scenario,
      told.year, hour_text(stress.begin), hour_text(stress.end - 1),
      told.campuses ? "" : ", without campuses", stress.samples);
  TextTable table({"", "peak MW", "most out MW (P10-P90)", "%", "peak shed MW (P10-P90)",
                   "shed MWh", "h", "balance MW", "import MW", "day C"});
  for (const sim::StressArea* area : rows_of(stress, told.rows)) add_row(*area, table);
  if (told.rows != sim::AreaKind::interconnection) {
    for (const auto* area : rows_of(stress, sim::AreaKind::interconnection)) add_row(*area, table);
  }
  text += table.text();
  return text +
         fmt::format(
             "\npeak: highest demand; most out: forced outages in the hour of their highest mean, "
             "%: of the thermal plants; peak shed: each sample's worst hour; balance: peak shed "
             "with derated plants; import: net, in the worst hour of the mean; day: coldest and "
             "warmest mean of 24 hours\nassumed: {}\n",
             sim::in_one_line(stress.assumptions));
}

}  // namespace gigaload::tools
