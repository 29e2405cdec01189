#include "tools/commands/headroom.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "grid/core/error.hpp"
#include "grid/core/hours_of_year.hpp"
#include "grid/demand/headroom.hpp"
#include "grid/demand/outlier_hours.hpp"
#include "scenarios/measured/demand_files.hpp"
#include "scenarios/measured/outlier_notices.hpp"
#include "scenarios/text/quantity.hpp"
#include "tools/program/exit_code.hpp"
#include "tools/terminal/messages.hpp"
#include "tools/terminal/text_table.hpp"

namespace gigaload::tools {

namespace {

double limit_of(const std::string& text) {
  const auto percent = scenarios::parse_quantity(text, "%");
  if (!percent.fault.empty()) throw InputError(fmt::format("--limit: {}", percent.fault));
  if (!(percent.value > 0.0 && percent.value < 100.0)) {
    throw InputError(
        fmt::format("--limit {}: more than 0 and less than 100 % is wanted, such as 0.5%", text));
  }
  return percent.value / 100.0;
}

/// Holds what is told of one question.
struct Answer {
  const grid::Headroom& headroom;
  const scenarios::DemandOfRegion& demand;  // as it was read
  const std::vector<grid::OutlierHour>& outliers;
  bool dropped = false;
  const std::string& region;
  double limit = 0.0;
};

std::string json_of(const Answer& answer) {
  const auto& [h, demand, outliers, dropped, region, limit] = answer;
  nlohmann::ordered_json json = {{"region", region},
                                 {"columns", demand.columns},
                                 {"hours", demand.hours()},
                                 {"first", demand.first()},
                                 {"last", demand.last()},
                                 {"time_stamps", demand.times_told},
                                 {"missing_hours", demand.missing_hours},
                                 {"doubled_hours", demand.doubled_hours},
                                 {"outlier_hours", outliers.size()},
                                 {"outliers_dropped", dropped},
                                 {"limit", limit},
                                 {"headroom_mw", h.headroom_mw},
                                 {"curtailed_mwh_a_year", h.curtailed_mwh_a_year},
                                 {"curtailed_hours_a_year", h.curtailed_hours_a_year},
                                 {"events_a_year", h.events_a_year},
                                 {"mean_event_h", h.mean_event_h},
                                 {"deepest_mw", h.deepest_mw},
                                 {"share_with_50_percent_kept", h.kept_share[0]},
                                 {"share_with_75_percent_kept", h.kept_share[1]},
                                 {"share_with_90_percent_kept", h.kept_share[2]},
                                 {"summer_peak_mw", h.summer_peak_mw},
                                 {"winter_peak_mw", h.winter_peak_mw},
                                 {"hours_above_peak", h.hours_above_peak}};
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

std::string text_of(const Answer& answer) {
  const auto& [h, demand, outliers, dropped, region, limit] = answer;
  std::string result =
      fmt::format("{}: {:.2f} GW of constant new load if {:g} % of it is curtailed\n", region,
                  1e-3 * h.headroom_mw, 100.0 * limit);
  const auto line = [&result](const char* name, const std::string& value) {
    result += fmt::format("  {:<22}{}\n", name, value);
  };
  line("existing load",
       fmt::format("{}, {} h, {} to {}",
                   demand.columns.size() == 1
                       ? demand.columns.front()
                       : fmt::format("sum of {} columns", demand.columns.size()),
                   grouped(static_cast<double>(demand.hours())), demand.first(), demand.last()));
  line("time stamps", demand.times_told);
  if (demand.missing_hours > 0)
    line("left out", fmt::format("{} h without a value", demand.missing_hours));
  if (demand.doubled_hours > 0) {
    line("given again", fmt::format("{} h with the same value, taken once", demand.doubled_hours));
  }
  if (dropped && !outliers.empty())
    line("left out", fmt::format("{} h as outliers", outliers.size()));
  line("peak of summer",
       fmt::format("{} MW (June to August), held April to October", grouped(h.summer_peak_mw)));
  line("peak of winter", fmt::format("{} MW (December to February), held November to March",
                                     grouped(h.winter_peak_mw)));
  line("curtailed", fmt::format("{} MWh in {:.0f} h a year, {:.1f} events of {:.1f} h",
                                grouped(h.curtailed_mwh_a_year), h.curtailed_hours_a_year,
                                h.events_a_year, h.mean_event_h));
  if (h.headroom_mw > 0.0) {
    line("kept in those hours",
         fmt::format("half of it or more in {:.0f} %, 75 % in {:.0f} %, 90 % in {:.0f} %",
                     100.0 * h.kept_share[0], 100.0 * h.kept_share[1], 100.0 * h.kept_share[2]));
  }
  return result;
}

/// Warns of what the reader of the answer should know about the data.
void remark(const grid::Headroom& h, const scenarios::DemandOfRegion& demand) {
  const double years = static_cast<double>(demand.hours()) / grid::kHoursOfJulianYear;
  if (std::abs(years - std::round(years)) > 0.005) {
    report(Level::warning,
           fmt::format("the files hold {:.2f} years: the seasons do not weigh alike; give whole "
                       "years",
                       years));
  }
  if (h.hours_above_peak > 0) {
    report(Level::warning,
           fmt::format("in {} hours the existing load alone is above what is held, its season's "
                       "peak; a new load is then curtailed whole",
                       h.hours_above_peak));
  }
}

/// Warns of what looks wrong in the data itself.
void warn_of(const scenarios::DemandOfRegion& demand,
             const std::vector<grid::OutlierHour>& outliers, bool dropped) {
  if (demand.times_are_guessed) {
    report(Level::warning, "time stamps are taken as " + demand.times_told);
  }
  for (const std::string& notice : scenarios::outlier_notices(demand, outliers)) {
    report(Level::warning, notice);
  }
  if (outliers.empty()) return;
  report(Level::warning,
         fmt::format("{} h look misreported and are {}", outliers.size(),
                     dropped ? "left out" : "used as they are; --drop-outliers leaves them out"));
}

}  // namespace

std::vector<Option> HeadroomCommand::options() {
  return {{.names = "FILE",
           .target = &demand,
           .text = "Hourly demand: files of EIA-930, PJM, ERCOT, NYISO, ISO-NE, MISO, CAISO, PUDL, "
                   "ENTSO-E as downloaded, or a time column and one a region; CSV, gzip, xlsx",
           .required = true},
          {.names = "--region",
           .target = &region,
           .text = "Column of the region, what its columns begin with (PJM of PJM-DOM), or the "
                   "region that rows name",
           .required = true},
          {.names = "--limit",
           .target = &limit,
           .text = "Share of the new load's energy that is curtailed",
           .value = "PERCENT%",
           .shows_default = true},
          {.names = "--drop-outliers",
           .target = &drop_outliers,
           .text = "Leave out hours that look misreported or have no value (screening by medians, "
                   "Ruggles et al. 2020)"},
          {.names = "--json", .target = &json, .text = "Print JSON"}};
}

int HeadroomCommand::run(const Call& /*call*/) const {
  const double share = limit_of(limit);
  const auto read = scenarios::read_demand_files(
      demand, region,
      drop_outliers ? scenarios::MissingHours::left_out : scenarios::MissingHours::refused);
  const auto outliers = grid::find_outliers(read.load);
  warn_of(read, outliers, drop_outliers);
  const grid::Headroom found =
      grid::headroom(drop_outliers ? grid::without(read.load, outliers) : read.load, share);
  remark(found, read);
  const Answer answer{found, read, outliers, drop_outliers, region, share};
  print_to_stdout(json ? json_of(answer) : text_of(answer));
  return kDone;
}

}  // namespace gigaload::tools
