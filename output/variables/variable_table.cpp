#include "output/variables/variable_table.hpp"

#include <iterator>
#include <string_view>

#include "output/variables/entities.hpp"
#include "sim/quantities/quantity_tables.hpp"

namespace gigaload::output {

namespace {

using grid::adequacy::Estimate;
using sim::BuildOutFrame;
using sim::SensitivityFrame;

// Rows of the table below, by kind.
Variable text(const char* name, Axis axis, Labels labels, const char* long_name) {
  return {Place::root, name, {axis}, Storage::text, labels, "", long_name};
}

Variable campus_number(const char* name, Numbers numbers, const char* unit, const char* long_name,
                       const char* standard_name = "") {
  return {Place::root, name, {Axis::campus}, Storage::f64, numbers, unit, long_name, standard_name};
}

/// The dimensions of a quantity along `first`: time or year.
std::vector<Axis> axes_along(Axis first, const std::vector<Axis>& others) {
  std::vector<Axis> axes{first};
  axes.insert(axes.end(), others.begin(), others.end());
  return axes;
}

constexpr const char* kAtExchange = "exchange_time: point";

/// CF's words for how the figure of an hour or of an exchange came about.
const char* methods_in_time(Accumulation rule, Place place) {
  constexpr const char* kMethods[][2] = {{"", ""},
                                         {"time: sum", "exchange_time: sum"},
                                         {"time: maximum", "exchange_time: maximum"},
                                         {"time: mean", "exchange_time: mean"},
                                         {"time: point", kAtExchange},
                                         {"", ""}};  // in the order of Accumulation
  return kMethods[static_cast<std::size_t>(rule)][place == Place::root ? 0 : 1];
}

Variable hourly(const sim::HourlyQuantity& quantity) {
  return {Place::root,
          quantity.name,
          axes_along(Axis::time, quantity.axes),
          Storage::f32,
          &quantity,
          quantity.unit,
          quantity.long_name,
          quantity.standard_name,
          methods_in_time(quantity.over_hour, Place::root),
          quantity.feature};
}

Variable of_exchange(const sim::ExchangeQuantity& quantity) {
  return {Place::exchange,
          quantity.name,
          axes_along(Axis::time, quantity.axes),
          Storage::f64,
          &quantity,
          quantity.unit,
          quantity.long_name,
          "",
          methods_in_time(quantity.over_time, Place::exchange),
          quantity.feature};
}

Variable of_year(const sim::ExchangeQuantity& quantity) {
  return {Place::summary,
          quantity.name,
          axes_along(Axis::year, quantity.axes),
          Storage::f64,
          &quantity,
          quantity.unit,
          quantity.long_name,
          "",
          quantity.over_time == Accumulation::maximum ? "year: maximum" : "year: sum",
          quantity.feature,
          quantity.over_time};
}

/// The year's share of the region's sales.
Variable share_of_year(const sim::ExchangeQuantity& quantity) {
  Variable share = of_year(quantity);
  share.name = quantity.share_name;
  share.long_name = quantity.share_long_name;
  share.unit = "1";
  share.cell_methods = "";
  share.year_rule = Accumulation::share_of_sales;
  return share;
}

Variable state(const char* name, std::vector<Axis> axes, BuildOutRow source,
               const char* long_name) {
  axes.insert(axes.begin(), Axis::time);
  return {Place::build_out, name, std::move(axes), Storage::f64, source, "MW",
          long_name,        "",   kAtExchange};
}

Variable derivative(const char* name, Axis axis, SensitivityRow source, const char* long_name) {
  return {Place::sensitivity, name,   {Axis::time, Axis::parameter, axis},
          Storage::f64,       source, "",
          long_name,          "",     kAtExchange};
}

/// A state by deal whose total over all of them stands in the variable `total`.
Variable of_deal(const char* name, BuildOutRow source, const char* long_name, const char* total) {
  Variable variable = state(name, {Axis::deal}, source, long_name);
  variable.total = total;
  return variable;
}

/// One number of an exchange.
Variable number(const char* name, Source source, const char* unit, const char* long_name) {
  return {Place::build_out, name, {Axis::time}, Storage::f64, source, unit,
          long_name,        "",   kAtExchange};
}

Variable time_axis(Place place, const char* long_name) {
  return {place,        name_of(Axis::time, place),
          {Axis::time}, Storage::f64,
          Stamp::begin, kTimeUnits,
          long_name,    "time"};
}

Variable time_bounds(Place place, const char* name) {
  return {place,         name,       {Axis::time, Axis::bounds},          Storage::f64,
          Stamp::bounds, kTimeUnits, "begin and end of the interval, UTC"};
}

Variable of_area(const char* name, EstimateRow source, const char* unit, const char* long_name) {
  return {Place::adequacy, name, {Axis::year, Axis::area}, Storage::f64, source, unit, long_name};
}

/// UDUNITS for a metric of a run, whose energies are MWh.
const char* unit_of(const grid::adequacy::Metric& metric) {
  const std::string_view unit = metric.unit;
  if (unit == grid::adequacy::kEnergyUnit) return "MW h";
  return unit == "ppm" ? "1e-6" : metric.unit;
}

Variable calendar(Place place, const char* name, Calendar source, const char* unit,
                  const char* long_name) {
  return {place, name, {Axis::year}, Storage::i32, source, unit, long_name};
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
      {Place::root,
       name_of(quantile),
       {quantile},
       Storage::f64,
       entities::quantile,
       "1",
       "share of the samples at or below the value"},
      time_bounds(Place::root, "time_bnds"),
  };
}

Table entities_of_root() {
  return {
      text("region_title", region, entities::region_title, "name of the region"),
      text("region_interconnection", region, entities::interconnection,
           "interconnection of the region"),
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
      {Place::root,
       "campus_deal_share",
       {campus, deal},
       Storage::f64,
       entities::campus_deal_share,
       "1",
       "share of the campus that counts for the deal"},
  };
}

Table build_out() {
  Table table = {
      time_axis(Place::build_out, "start of the exchange, UTC; the state at that moment"),
      state("announced", {campus}, &BuildOutFrame::announced,
            "announced so far: all stages, energised and cancelled"),
  };
  for (const sim::BlockTraits& block : sim::kBlockTraits) {
    table.push_back(state(block.name, {campus}, block.told, block.long_name));
  }
  append(
      table,
      {
          state("work_capacity", {campus}, &BuildOutFrame::work_capacity,
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
          state("capacity", {region, technology}, &BuildOutFrame::capacity,
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
      {Place::sensitivity,
       "parameter",
       {Axis::parameter},
       Storage::text,
       entities::parameter,
       "",
       "time, hazard or limit of the build pipeline"},
      {Place::sensitivity,
       "parameter_unit",
       {Axis::parameter},
       Storage::text,
       entities::parameter_unit,
       "",
       "unit of the parameter: derivatives are MW over it"},
      {Place::sensitivity,
       "parameter_value",
       {Axis::parameter},
       Storage::f64,
       entities::parameter_value,
       "",
       "value in parameter_unit; of a time or hazard the campuses' mean by MW"},
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
    if (adds_up) table.push_back(of_year(quantity));
  }
  for (const auto& quantity : sim::exchange_quantities()) {
    if (quantity.share_name != nullptr) table.push_back(share_of_year(quantity));
  }
  return table;
}

/// Metrics by year and area, beside each its standard error.
Table adequacy() {
  Table table = calendar_of(Place::adequacy);
  table.push_back({Place::adequacy,
                   "area",
                   {area},
                   Storage::text,
                   entities::area,
                   "",
                   "all regions together, an interconnection, or a region"});
  for (const auto& metric : grid::adequacy::metrics()) {
    if (metric.of_year == nullptr) continue;
    const char* const unit = unit_of(metric);
    table.push_back(
        of_area(metric.name, {metric.estimate, &Estimate::value}, unit, metric.of_year));
    table.back().ancillary = metric.error_name;
    table.push_back(of_area(metric.error_name, {metric.estimate, &Estimate::standard_error}, unit,
                            metric.error_of_year));
  }
  for (Variable& variable : table) variable.feature = Feature::ensemble;
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
  append(table, adequacy());
  return table;
}

}  // namespace gigaload::output
