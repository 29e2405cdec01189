#include "tools/summary/summary_risk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "tools/summary/year_words.hpp"
#include "tools/terminal/text_table.hpp"

namespace gigaload::tools {

namespace {

using grid::adequacy::kDurationTolerance;
using grid::adequacy::kMagnitudeTolerance;
using grid::adequacy::Risk;

/// Writes "71 ± 12", without the error where it is not known.
std::string share_of_winter(const Risk& risk) {
  const auto [share, error] = risk.winter_share;
  if (!std::isfinite(share)) return "-";
  if (!std::isfinite(error)) return grouped(100.0 * share);
  return fmt::format("{} ± {}", grouped(100.0 * share), grouped(100.0 * error));
}

}  // namespace

std::string risk_text(const Summary& summary) {
  TextTable table({"Short of power", "year", "when, by LOLH", "Nov-Apr % of days",
                   "longest event h", "largest shortfall MW"});
  int last = 0;
  for (const AreaYear& area : summary.adequacy) last = std::max(last, area.year);
  bool any = false;
  for (const AreaYear& area : summary.adequacy) {
    if (area.year != summary.reference_year && area.year != last) continue;
    const std::string when = grid::adequacy::shape_text(grid::adequacy::shape_of(area.risk.lolh));
    if (when.empty()) continue;
    any = true;
    table.add({area.title, year_label(area.year, area.whole), when, share_of_winter(area.risk),
               grouped(area.risk.longest_event_hours), grouped(area.risk.largest_shortfall)});
  }
  if (!any) return {};
  return fmt::format(
      "\nHours are standard time of the area's largest region and hold 80 % of LOLH. The longest "
      "event is\nlonger in at most {:g} % of the samples, the largest shortfall larger in at most "
      "{:g} %: ERCOT's standard\nwants 0.1 d of LOLE at most, less than 12 h, and less than can be "
      "rotated. November to April: PJM's winter\n{}",
      100.0 * kDurationTolerance, 100.0 * kMagnitudeTolerance, table.text());
}

}  // namespace gigaload::tools
