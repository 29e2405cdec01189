#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <string_view>

#include "output/variables/variables.hpp"
#include "tests/grid/measured_years.hpp"
#include "tests/output/small_run.hpp"

namespace gigaload::output {

TEST_CASE("every metric of adequacy has its standard error beside it") {
  std::set<std::string> errors, linked;
  for (const Variable& v : variables()) {
    if (v.place != Place::adequacy || !std::holds_alternative<EstimateRow>(v.source)) continue;
    CAPTURE(v.name);
    if (std::get<EstimateRow>(v.source).part == &grid::adequacy::Estimate::value) {
      CHECK(std::string(v.ancillary) == std::string(v.name) + "_standard_error");
      linked.insert(v.ancillary);
    } else {
      errors.insert(v.name);
    }
  }
  CHECK(errors.size() == 16);  // of load and reserve, and of load only
  CHECK(errors == linked);
}

TEST_CASE(
    "of what no sample had the standard error is missing, of anything else it is the samples'") {
  sim::YearAdequacy year;
  year.areas.resize(2);
  for (const auto& metric : grid::adequacy::metrics()) {
    year.areas[0].*metric.estimate = {4.0, 0.5};
    year.areas[1].*metric.estimate = {0.0, 0.0};
  }
  year.load_only = year.areas;
  for (const Variable& v : variables()) {
    const auto* source = std::get_if<EstimateRow>(&v.source);
    if (source == nullptr) continue;
    CAPTURE(v.name);
    const bool error = source->part == &grid::adequacy::Estimate::standard_error;
    const std::vector<double> row = source->of(year);
    CHECK(row[0] == (error ? 0.5 : 4.0));
    CHECK(std::isnan(row[1]) == error);
  }
}

TEST_CASE("a row of the risk is by area, month and hour, as the table of quantities has it") {
  sim::YearAdequacy year;
  year.risks.resize(2);
  for (std::size_t area = 0; area < 2; ++area) {
    auto& risk = year.risks[area];
    risk.lolh.assign(grid::adequacy::kRiskCells, 0.0);
    risk.lolh[25] = 1.0 + static_cast<double>(area);  // February, 1:00
    risk.longest_event_hours = 3.0 * static_cast<double>(area);
  }
  const auto row_of = [&](const std::string& path) {
    const auto found =
        std::ranges::find_if(variables(), [&](const Variable& v) { return path_of(v) == path; });
    REQUIRE(found != variables().end());
    CHECK(is_year_row(*found));
    return year_row(*found, year);
  };
  const std::vector<double> lolh = row_of("adequacy/lolh_by_month_hour");
  REQUIRE(lolh.size() == 2 * 12 * 24);
  CHECK(lolh[25] == 1.0);
  CHECK(lolh[12 * 24 + 25] == 2.0);
  CHECK(row_of("adequacy/longest_event_hours") == std::vector{0.0, 3.0});
}

TEST_CASE("what is lost by the year of the weather stands by area and measured year") {
  auto s = small_ensemble();
  std::size_t written = 0;
  const auto count = [&] {
    written = 0;
    for (const Variable& v : variables()) {
      if (v.feature == Feature::weather_years && is_written(v, s)) ++written;
    }
  };
  count();
  CHECK(written == 0);
  grid::put_made_up_years(s.grid, {2019, 2021});
  count();
  CHECK(written == 5);
  CHECK(sim::size_of(Axis::weather_year, s) == 2);
  sim::YearAdequacy year;
  year.weather_years = {
      {.lole_d = {1.0, 3.0}, .eue_mwh = {}, .lole_error_d = {1.0}, .eue_error_mwh = {}},
      {.lole_d = {0.0, 4.0}, .eue_mwh = {}, .lole_error_d = {2.0}, .eue_error_mwh = {}}};
  for (const Variable& v : variables()) {
    const std::string_view name = v.name;
    if (name == "lole_by_weather_year") {
      CHECK(is_year_row(v));
      CHECK(year_row(v, year) == std::vector{1.0, 3.0, 0.0, 4.0});
      CHECK(columns_of(v, s) == 2 * sim::size_of(Axis::area, s));
    }
    if (name == "lole_weather_error") CHECK(year_row(v, year) == std::vector{1.0, 2.0});
  }
  s.grid.weather_draw = grid::WeatherDraw::measured;
  count();
  CHECK(written == 0);
}

}  // namespace gigaload::output
