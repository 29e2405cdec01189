#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

#include "tools/summary/comparison.hpp"

namespace gigaload::tools {

namespace {

using Json = nlohmann::ordered_json;

Json known(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json known(const std::optional<double>& value) { return value ? known(*value) : Json(nullptr); }

Json text_or_null(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json(nullptr);
}

Json difference_json(const Difference& d) {
  return {{"a", known(d.a)}, {"b", known(d.b)}, {"difference", known(d.value())}};
}

Json settings_json(const std::vector<ChangedSetting>& settings) {
  Json all = Json::array();
  for (const ChangedSetting& setting : settings) {
    all.push_back(
        {{"key", setting.key}, {"a", text_or_null(setting.a)}, {"b", text_or_null(setting.b)}});
  }
  return all;
}

Json units_json() {
  Json units = Json::object();
  for (const ComparedQuantity& quantity : compared_quantities()) {
    units[quantity.name] = quantity.unit;
  }
  for (const CampusQuantity& quantity : compared_campus_quantities()) {
    units[quantity.name] = quantity.unit;
  }
  return units;
}

/// Names an area in the object of areas: a state may have the name of a planning area, and has a
/// number behind it then.
std::string key_of(const std::vector<ComparedArea>& areas, std::size_t at) {
  const auto before =
      std::count_if(areas.begin(), areas.begin() + static_cast<std::ptrdiff_t>(at),
                    [&](const ComparedArea& area) { return area.name == areas[at].name; });
  return before == 0 ? areas[at].name : areas[at].name + " (" + std::to_string(before + 1) + ")";
}

Json campuses_json(const std::vector<ComparedCampus>& campuses) {
  Json all = Json::object();
  const auto quantities = compared_campus_quantities();
  for (const ComparedCampus& campus : campuses) {
    Json& of_year = all[campus.name][std::to_string(campus.year)] = Json::object();
    for (std::size_t q = 0; q < campus.by_quantity.size(); ++q) {
      const Difference& d = campus.by_quantity[q];
      if (std::isnan(d.a) && std::isnan(d.b)) continue;
      of_year[quantities[q].name] = difference_json(d);
    }
  }
  return all;
}

Json comparison_json(const Comparison& comparison) {
  Json years = Json::object(), adequacy = Json::object(), rows = Json::array();
  for (const ComparedYear& year : comparison.years) {
    for (std::size_t i = 0; i < year.areas.size(); ++i) {
      const ComparedArea& area = year.areas[i];
      const std::string key = key_of(year.areas, i);
      for (std::size_t q = 0; q < area.by_quantity.size(); ++q) {
        const auto& d = area.by_quantity[q];
        if (!d) continue;
        const ComparedQuantity& quantity = compared_quantities()[q];
        Json& of_area = (quantity.by_samples ? adequacy : years)[key];
        Json& told = of_area[std::to_string(year.year)][quantity.name];
        told = difference_json(*d);
        if (quantity.by_samples) told["standard_error"] = known(d->standard_error);
        Json row = {{"year", year.year},
                    {"area", area.name},
                    {"quantity", quantity.name},
                    {"unit", quantity.unit}};
        row.update(difference_json(*d));
        if (d->standard_error) row["standard_error"] = known(*d->standard_error);
        rows.push_back(std::move(row));
      }
    }
  }
  return {{"a", comparison.a},
          {"b", comparison.b},
          {"standard_error_of", "independent runs"},
          {"settings", settings_json(comparison.settings)},
          {"units", units_json()},
          {"years", std::move(years)},
          {"adequacy", std::move(adequacy)},
          {"campuses", campuses_json(comparison.campuses)},
          {"rows", std::move(rows)}};
}

}  // namespace

std::string comparisons_json(const std::vector<Comparison>& comparisons) {
  Json json;
  if (comparisons.size() == 1) {
    json = comparison_json(comparisons.front());
  } else {
    json["comparisons"] = Json::array();
    for (const Comparison& each : comparisons) json["comparisons"].push_back(comparison_json(each));
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace gigaload::tools
