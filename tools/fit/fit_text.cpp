#include "tools/fit/fit_text.hpp"

#include <fmt/format.h>

#include <vector>

#include "grid/core/counted.hpp"
#include "tools/terminal/text_table.hpp"

namespace gigaload::tools {

namespace {

std::string line(const char* name, const std::string& value) {
  return fmt::format("  {:<22}{}\n", name, value);
}

std::string left_out(const sim::StageObservations& seen) {
  std::vector<std::string> parts;
  const auto add = [&parts](std::size_t number, const char* why) {
    if (number > 0) parts.push_back(fmt::format("{} {}", number, why));
  };
  add(seen.without_begin, "whose beginning nobody saw");
  add(seen.later, "begun later");
  add(seen.earlier, "begun earlier");
  add(seen.unseen, "not under observation in it");
  add(seen.without_mw, "of unknown MW");
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string removal_line(const FitTold& told) {
  const sim::Removal& removal = *told.fit.removal;
  return fmt::format("{} in {:.0f} site-years: {:.4f} a year, {}", removal.sites,
                     removal.exposure_y, removal.per_y, interval_text(removal.interval, 4));
}

std::string forecast_text(const FitTold& told) {
  const sim::SiteForecast& forecast = *told.forecast;
  std::string text = fmt::format(
      "\npredicted from {}, of the {} begun by then: {} MW with power of {} MW, each MW after "
      "{:.2f} "
      "y, shape {:.1f}\n",
      day_text(told.options.selection.as_of), counted(forecast.sites, "site"),
      grouped(forecast.known_mw), grouped(forecast.capacity_mw), forecast.law.mean_y,
      forecast.law.shape);
  TextTable table({"", "MW", fmt::format("{:g} % band", 100.0 * told.options.level), "came",
                   "within", "CRPS", "begun later"});
  std::size_t compared = 0, within = 0;
  for (const sim::ForecastDay& day : forecast.days) {
    const bool came = day.came_mw.has_value();
    const bool inside = came && *day.came_mw >= day.low_mw && *day.came_mw <= day.high_mw;
    compared += came ? 1 : 0;
    within += inside ? 1 : 0;
    table.add({day_text(day.day), grouped(day.mean_mw),
               fmt::format("{} to {}", grouped(day.low_mw), grouped(day.high_mw)),
               came ? grouped(*day.came_mw) : "", came ? (inside ? "yes" : "no") : "",
               came ? grouped(*day.crps_mw) : "", came ? grouped(*day.later_mw) : ""});
  }
  text += table.text();
  if (compared > 0) text += fmt::format("within the band: {} of {}\n", within, compared);
  return text;
}

}  // namespace

std::string fit_text(const FitTold& told) {
  const sim::StageFit& fit = told.fit;
  const double percent = 100.0 * told.options.level;
  std::string text = fmt::format("construction: {:.2f} y, {:g} % {} y; shape {:g}, {:g} % {}\n",
                                 fit.law.mean_y, percent, interval_text(fit.mean_y, 2),
                                 fit.law.shape, percent, interval_text(fit.shape, 1));
  text += line("from, until", fmt::format("{}, {}", told.begin, words_of(told.options.until)));
  text += line(
      "sites",
      fmt::format("{}: {} there, {} not yet (censored){}, as of {}{}", fit.seen.of.size(),
                  fit.ended, fit.censored,
                  told.options.selection.weight == sim::SiteWeight::mw ? ", weighted by MW" : "",
                  day_text(told.options.selection.as_of), selection_text(told.options.selection)));
  const std::string others = left_out(fit.seen);
  if (!others.empty()) text += line("left out", others);
  text += line("those there alone",
               fmt::format("{:.2f} y, shape {:.1f}{}", fit.naive.mean_y, fit.naive.shape,
                           fit.naive.mean_y < fit.law.mean_y
                               ? ": too short, since the slow are not there yet"
                               : ""));
  text += line("shape not whole",
               fmt::format("{:.2f} y, shape {:.1f}", fit.any_shape.mean_y, fit.any_shape.shape));
  text += line("intervals", intervals_by(told.options));
  text += line("fit", fmt::format("at most {:.2f} from the share not there yet (Kaplan and Meier)",
                                  fit.distance));
  if (fit.removal) text += line("given up", removal_line(told));
  if (told.forecast) text += forecast_text(told);
  return text;
}

}  // namespace gigaload::tools
