#include "output/variables/variable_table.hpp"

#include <iterator>
#include <string_view>
#include <tuple>

#include "output/variables/entities.hpp"
#include "output/variables/variable_rows.hpp"
#include "sim/quantities/quantity_tables.hpp"

namespace gigaload::output {

namespace {

using grid::adequacy::Estimate;
using sim::BuildOutFrame;
using sim::BuildOutFutures;
using sim::SensitivityFrame;
using namespace variable_rows;

/// Returns UDUNITS for the unit of a metric or a risk of a run, whose energies are MWh.
const char* unit_of(const char* of_system) {
  const std::string_view unit = of_system;
  if (unit == grid::adequacy::kEnergyUnit) return "MW h";
  if (unit == grid::adequacy::kPowerUnit) return "MW";
  return unit == "ppm" ? "1e-6" : of_system;
}

using Table = std::vector<Variable>;
using enum Axis;

void append(Table& table, Table&& more) {
  table.insert(table.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

Table axes_of_root() {
  return {
      time_axis(Place::root, "start of the hour, UTC"),
      text("region", region, entities::region, "region of the grid"),
      text("campus", campus, entities::campus, "data-centre campus"),
      text("technology", technology, entities::technology, "kind of power plant or storage"),
      text("deal", deal, entities::deal, "announced deal"),
      text("state", state, entities::state, "state, or a region that is in none"),
      text("planning_area", planning_area, entities::planning_area, "planning area"),
      numbers(Place::root, name_of(quantile), {quantile}, entities::quantile, "1",
              "share of the samples at or below the value"),
      numbers(Place::root, name_of(future_quantile), {future_quantile}, entities::future_quantile,
              "1", "share of the drawn futures at or below the value"),
      time_bounds(Place::root, "time_bnds"),
  };
}

Table entities_of_root() {
  return {
      text("region_title", region, entities::region_title, "name of the region"),
      text("region_interconnection", region, entities::interconnection,
           "interconnection of the region"),
      text("region_state", region, entities::region_state,
           "state that the region is, or is part of"),
      text("region_planning_area", region, entities::region_planning_area,
           "planning area that the region is part of"),
      text("technology_title", technology, entities::technology_title, "name of the technology"),
      text("technology_kind", technology, entities::technology_kind,
           "how the technology is modelled"),
      text("campus_title", campus, entities::campus_title, "name of the campus"),
      text("campus_region", campus, entities::campus_region, "region of the campus"),
      text("campus_cooling", campus, entities::campus_cooling, "cooling system of the campus"),
      text("campus_contract", campus, entities::campus_contract,
           "firm, curtailable, or bring_your_own"),
      campus_number("campus_capacity", entities::campus_capacity, "MW",
                    "capacity at the meter when all phases are energised"),
      campus_number("campus_latitude", entities::latitude, "degrees_north",
                    "latitude of the campus", "latitude"),
      campus_number("campus_longitude", entities::longitude, "degrees_east",
                    "longitude of the campus", "longitude"),
      text("deal_title", deal, entities::deal_title, "name of the deal"),
      text("deal_kind", deal, entities::deal_kind, "what was promised: chips or sites"),
      numbers(Place::root, "campus_deal_share", {campus, deal}, entities::campus_deal_share, "1",
              "share of the campus that counts for the deal"),
      campus_dates("campus_first_power_time", &BuildOutFutures::first_power,
                   "date of the campus's first power in drawn futures; missing: never"),
      campus_dates("campus_half_power_time", &BuildOutFutures::half_power,
                   "date on which half of campus_capacity has power in drawn futures; missing: "
                   "never"),
      campus_dates("campus_complete_time", &BuildOutFutures::complete,
                   "date on which all of campus_capacity has power in drawn futures; missing: "
                   "never"),
  };
}

Table build_out() {
  Table table = {
      time_axis(Place::build_out, "start of the exchange, UTC; the state at that moment"),
      of_build_out("announced", {campus}, &BuildOutFrame::announced,
                   "announced so far: all stages, energised and cancelled"),
  };
  for (const sim::BlockTraits& block : sim::kBlockTraits) {
    table.push_back(of_build_out(block.name, {campus}, block.told, block.long_name));
  }
  table.push_back(of_futures("energised_quantile", {future_quantile},
                             &BuildOutFutures::energised_mw,
                             "energised of all campuses together, over drawn futures"));
  table.push_back(of_futures("energised_quantile_by_planning_area",
                             {planning_area, future_quantile},
                             &BuildOutFutures::energised_by_planning_area_mw,
                             "energised of the campuses in the planning area, over drawn futures"));
  append(table,
         {
             of_build_out(
                 "work_capacity", {campus}, &BuildOutFrame::work_capacity,
                 "IT of the reference generation of accelerators that could do the work of what is "
                 "filled"),
             of_deal("promised", &BuildOutFrame::promised, "promised by this date",
                     "promised_machines"),
             of_deal("delivered", &BuildOutFrame::delivered, "energised for the deal",
                     "delivered_machines"),
             of_deal("promise_gap", &BuildOutFrame::promise_gap, "promised less delivered",
                     "machines_gap"),
             number("promised_machines", &Machines::promised, "MW",
                    "machines promised by this date: the larger of the sums of chip deals and of "
                    "site deals, which describe the same machines"),
             number("delivered_machines", &Machines::delivered, "MW",
                    "machines energised for any deal, each counted once"),
             number("machines_gap", &Machines::gap, "MW", "machines promised less delivered"),
             of_build_out("capacity", {region, technology}, &BuildOutFrame::capacity,
                          "capacity of the power plants in operation"),
             number("solver_steps", &BuildOutFrame::steps, "1",
                    "steps of the build-out's solver so far"),
             number("solver_rhs_evaluations", &BuildOutFrame::rhs_evaluations, "1",
                    "evaluations of the build-out's right-hand side so far"),
             number("solver_error_test_failures", &BuildOutFrame::error_test_failures, "1",
                    "steps of the build-out's solver repeated for accuracy so far"),
         });
  return table;
}

Table sensitivities() {
  Table table = {
      time_axis(Place::sensitivity, "start of the exchange, UTC; the state at that moment"),
      text(Place::sensitivity, "parameter", parameter, entities::parameter,
           "time, hazard or limit of the build pipeline"),
      text(Place::sensitivity, "parameter_unit", parameter, entities::parameter_unit,
           "unit of the parameter: derivatives are MW over it"),
      numbers(Place::sensitivity, "parameter_value", {parameter}, entities::parameter_value, "",
              "value in parameter_unit; of a time or hazard the campuses' mean by MW"),
  };
  for (const sim::BlockTraits& block : sim::kBlockTraits) {
    if (block.told_derivative == nullptr) continue;
    table.push_back(
        derivative(block.name, campus, block.told_derivative, block.derivative_long_name));
  }
  table.push_back(
      derivative("promise_gap", deal, &SensitivityFrame::promise_gap,
                 "derivative of buildout/promise_gap by the parameter, MW over its unit"));
  for (Variable& variable : table) variable.feature = Feature::sensitivities;
  return table;
}

Table exchanges() {
  Table table = {time_axis(Place::exchange, "start of the exchange, UTC"),
                 time_bounds(Place::exchange, "exchange_time_bnds")};
  for (const auto& quantity : sim::exchange_quantities()) table.push_back(of_exchange(quantity));
  return table;
}

Table calendar_of(Place place) {
  return {calendar(place, "year", Calendar::year, "1", "calendar year, UTC"),
          calendar(place, "simulated_hours", Calendar::hours_in_year, "h",
                   "hours of the year inside the run")};
}

Table summary() {
  Table table = calendar_of(Place::summary);
  for (const auto& quantity : sim::exchange_quantities()) {
    const bool adds_up =
        quantity.over_time == Accumulation::sum || quantity.over_time == Accumulation::maximum;
    if (adds_up && quantity.row_name == nullptr) table.push_back(of_year(quantity));
  }
  for (const auto& quantity : sim::exchange_quantities()) {
    if (quantity.ratio_name != nullptr) table.push_back(ratio_of_year(quantity));
  }
  return table;
}

/// Returns what a year has by state or by planning area.
Table rows_along(Axis axis, Place place, Feature feature) {
  Table table = calendar_of(place);
  for (Variable& variable : table) variable.feature = feature;
  for (const auto& quantity : sim::exchange_quantities()) {
    if (sim::is_summed_over_regions(quantity) || quantity.axes.front() == axis) {
      table.push_back(of_row(quantity, place, axis));
    }
  }
  for (const auto& quantity : sim::exchange_quantities()) {
    if (quantity.ratio_name != nullptr && sim::is_summed_over_regions(quantity)) {
      table.push_back(ratio_of_row(quantity, place, axis));
    }
  }
  return table;
}

/// Metrics by year and area, beside each its standard error, and when loss of load falls.
Table adequacy() {
  Table table = calendar_of(Place::adequacy);
  table.push_back(text(Place::adequacy, "area", area, entities::area,
                       "all regions together, an interconnection, a planning area, a state of "
                       "several regions, or a region"));
  table.push_back(text(Place::adequacy, "area_kind", area, entities::area_kind,
                       "all, interconnection, planning area, state, or region"));
  for (const auto& [axis, numbers, long_name] :
       {std::tuple{Axis::month, &entities::month, "month of the year"},
        std::tuple{Axis::hour_of_day, &entities::hour_of_day,
                   "hour of the day that begins, standard time of the area's largest region"}}) {
    table.push_back({.place = Place::adequacy,
                     .name = name_of(axis),
                     .axes = {axis},
                     .storage = Storage::i32,
                     .source = numbers,
                     .unit = "1",
                     .long_name = long_name});
  }
  for (const auto& metric : grid::adequacy::metrics()) {
    if (metric.of_year == nullptr) continue;
    const char* const unit = unit_of(metric.unit);
    table.push_back(
        of_area(metric.name, {metric.estimate, &Estimate::value}, unit, metric.of_year));
    table.back().ancillary = metric.error_name;
    table.push_back(of_area(metric.error_name, {metric.estimate, &Estimate::standard_error}, unit,
                            metric.error_of_year));
  }
  for (const auto& quantity : grid::adequacy::risk_quantities()) {
    table.push_back(of_risk(quantity, unit_of(quantity.unit)));
  }
  for (Variable& variable : table) variable.feature = Feature::ensemble;
  return table;
}

/// What is lost by the year that the weather was drawn from.
Table by_weather_year() {
  using sim::WeatherYearRisk;
  Table table;
  table.push_back({.place = Place::adequacy,
                   .name = name_of(Axis::weather_year),
                   .axes = {Axis::weather_year},
                   .storage = Storage::i32,
                   .source = &entities::weather_year,
                   .unit = "1",
                   .long_name =
                       "measured year that samples have weeks of (weather_years.draw); each "
                       "comes equally often, in an order that run.seed, the week and the sample's "
                       "number tell (grid/weather/week_draw.hpp)"});
  const auto add = [&](const char* name, std::vector<double> WeatherYearRisk::* values,
                       const char* unit, const char* long_name) {
    table.push_back({.place = Place::adequacy,
                     .name = name,
                     .axes = {Axis::year, Axis::area},
                     .storage = Storage::f64,
                     .source = WeatherYearRow{values},
                     .unit = unit,
                     .long_name = long_name});
  };
  add("lole_by_weather_year", &WeatherYearRisk::lole_d, "d",
      "event_days of the year if all weather were of this measured year: days lost in weeks drawn "
      "from it");
  table.back().axes.push_back(Axis::weather_year);
  add("lole_weather_error", &WeatherYearRisk::lole_error_d, "d",
      "standard error of the mean of lole_by_weather_year over the measured years: of event_days "
      "by so few years of weather");
  add("eue_by_weather_year", &WeatherYearRisk::eue_mwh, "MW h",
      "eue of the year if all weather were of this measured year");
  table.back().axes.push_back(Axis::weather_year);
  add("eue_weather_error", &WeatherYearRisk::eue_error_mwh, "MW h",
      "standard error of the mean of eue_by_weather_year over the measured years");
  for (Variable& variable : table) variable.feature = Feature::weather_years;
  return table;
}

/// How many samples years have that stop by error.
Table sample_stop() {
  const auto of_year = [](const char* name, double sim::YearAdequacy::* number,
                          const char* long_name) {
    return Variable{.place = Place::adequacy,
                    .name = name,
                    .axes = {Axis::year},
                    .storage = Storage::f64,
                    .source = YearNumber{number},
                    .unit = "1",
                    .long_name = long_name,
                    .feature = Feature::sample_stop};
  };
  return {of_year("samples", &sim::YearAdequacy::samples,
                  "samples of the year, of all areas (ensemble.until)"),
          of_year("error_reached", &sim::YearAdequacy::error_reached,
                  "standard error of what ensemble.until watches as a share of it; missing where "
                  "no sample had any; above the one asked for where ensemble.at_most ended it")};
}

/// The same metrics of load only, where regions keep reserves.
Table load_only_adequacy() {
  constexpr auto kLoadOnly = grid::adequacy::Criterion::load_only;
  Table table;
  for (const auto& metric : grid::adequacy::metrics()) {
    const auto& names = metric.load_only;
    if (names.of_year == nullptr) continue;
    const char* const unit = unit_of(metric.unit);
    table.push_back(
        of_area(names.name, {metric.estimate, &Estimate::value, kLoadOnly}, unit, names.of_year));
    table.back().ancillary = names.error_name;
    table.push_back(of_area(names.error_name,
                            {metric.estimate, &Estimate::standard_error, kLoadOnly}, unit,
                            names.error_of_year));
  }
  for (Variable& variable : table) variable.feature = Feature::reserves;
  return table;
}

}  // namespace

std::vector<Variable> variable_table() {
  Table table = axes_of_root();
  for (const auto& quantity : sim::hourly_quantities()) table.push_back(hourly(quantity));
  append(table, entities_of_root());
  append(table, build_out());
  append(table, sensitivities());
  append(table, exchanges());
  append(table, summary());
  append(table, rows_along(state, Place::states, Feature::states));
  append(table, rows_along(planning_area, Place::planning_areas, Feature::planning_areas));
  append(table, adequacy());
  append(table, load_only_adequacy());
  append(table, by_weather_year());
  append(table, sample_stop());
  return table;
}

}  // namespace gigaload::output
