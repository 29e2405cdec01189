#include "tools/fit/fit_json.hpp"

#include <nlohmann/json.hpp>
#include <optional>

namespace gigaload::tools {

namespace {

using Json = nlohmann::ordered_json;

Json value_of(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

Json day_of(const std::optional<sim::Day>& day) { return day ? Json(day_text(*day)) : Json(); }

Json pair_of(const sim::Interval& interval) {
  return Json::array({value_of(interval.low), value_of(interval.high)});
}

Json law_json(const sim::GammaLaw& law) { return {{"mean_y", law.mean_y}, {"shape", law.shape}}; }

Json stage_json(const sim::StageFit& fit) {
  Json stage = {{"mean_y", fit.law.mean_y},
                {"mean_y_interval", pair_of(fit.mean_y)},
                {"shape", static_cast<int>(fit.law.shape)},
                {"shape_interval", pair_of(fit.shape)},
                {"any_shape", law_json(fit.any_shape)},
                {"without_censoring", law_json(fit.naive)},
                {"distance", fit.distance}};
  if (fit.removal) {
    stage["cancellation_per_y"] = fit.removal->per_y;
    stage["cancellation_per_y_interval"] = pair_of(fit.removal->interval);
    stage["exposure_y"] = fit.removal->exposure_y;
  }
  return stage;
}

Json forecast_json(const FitTold& told) {
  const sim::SiteForecast& forecast = *told.forecast;
  Json days = Json::array();
  std::size_t compared = 0, within = 0;
  double crps = 0.0;
  for (const sim::ForecastDay& day : forecast.days) {
    Json row = {{"date", day_text(day.day)},
                {"mean_mw", day.mean_mw},
                {"interval_mw", Json::array({day.low_mw, day.high_mw})}};
    if (day.came_mw) {
      const bool inside = *day.came_mw >= day.low_mw && *day.came_mw <= day.high_mw;
      ++compared;
      within += inside ? 1 : 0;
      crps += *day.crps_mw;
      row["came_mw"] = *day.came_mw;
      row["within"] = inside;
      row["crps_mw"] = *day.crps_mw;
      row["begun_later_mw"] = value_of(day.later_mw);
    }
    days.push_back(row);
  }
  Json json = {{"sites", forecast.sites},
               {"known_mw", forecast.known_mw},
               {"capacity_mw", forecast.capacity_mw},
               {"law", law_json(forecast.law)},
               {"dates", days}};
  if (compared > 0) {
    json["coverage"] = static_cast<double>(within) / static_cast<double>(compared);
    json["mean_crps_mw"] = crps / static_cast<double>(compared);
  }
  return json;
}

}  // namespace

std::string fit_json(const FitTold& told) {
  const sim::StageFit& fit = told.fit;
  const sim::SiteSelection& selection = told.options.selection;
  Json json = {{"stages", {{"construction", stage_json(fit)}}},
               {"sites", fit.seen.of.size()},
               {"censored", fit.censored},
               {"removed", fit.seen.removed},
               {"left_out",
                {{"without_begin", fit.seen.without_begin},
                 {"begun_later", fit.seen.later},
                 {"begun_earlier", fit.seen.earlier},
                 {"unseen", fit.seen.unseen},
                 {"without_mw", fit.seen.without_mw}}},
               {"table", told.table},
               {"sha256", told.digest},
               {"begin", told.begin},
               {"until", word_of(told.options.until)},
               {"as_of", day_text(selection.as_of)},
               {"since", day_of(selection.since)},
               {"seen_from", day_of(selection.seen_from)},
               {"weight", selection.weight == sim::SiteWeight::mw ? "mw" : "site"},
               {"level", told.options.level},
               {"bootstrap", told.options.resamples}};
  if (told.forecast) json["prediction"] = forecast_json(told);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace gigaload::tools
