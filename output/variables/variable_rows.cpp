#include "output/variables/variable_rows.hpp"

#include <utility>

namespace gigaload::output::variable_rows {

namespace {

/// Returns the dimensions of a quantity along `first`: time or year.
std::vector<Axis> axes_along(Axis first, const std::vector<Axis>& others) {
  std::vector<Axis> axes{first};
  axes.insert(axes.end(), others.begin(), others.end());
  return axes;
}

constexpr const char* kAtExchange = "exchange_time: point";

/// Returns CF's words for how the figure of an hour or of an exchange came about.
const char* methods_in_time(Accumulation rule, Place place) {
  constexpr const char* kMethods[][2] = {{"", ""},
                                         {"time: sum", "exchange_time: sum"},
                                         {"time: maximum", "exchange_time: maximum"},
                                         {"time: mean", "exchange_time: mean"},
                                         {"time: point", kAtExchange},
                                         {"", ""}};  // in the order of Accumulation
  return kMethods[static_cast<std::size_t>(rule)][place == Place::root ? 0 : 1];
}

}  // namespace

Variable text(Place place, const char* name, Axis axis, Labels labels, const char* long_name) {
  return {.place = place,
          .name = name,
          .axes = {axis},
          .storage = Storage::text,
          .source = labels,
          .unit = "",
          .long_name = long_name};
}

Variable text(const char* name, Axis axis, Labels labels, const char* long_name) {
  return text(Place::root, name, axis, labels, long_name);
}

Variable numbers(Place place, const char* name, std::vector<Axis> axes, Numbers source,
                 const char* unit, const char* long_name) {
  return {.place = place,
          .name = name,
          .axes = std::move(axes),
          .storage = Storage::f64,
          .source = source,
          .unit = unit,
          .long_name = long_name};
}

Variable campus_number(const char* name, Numbers source, const char* unit, const char* long_name,
                       const char* standard_name) {
  Variable variable = numbers(Place::root, name, {Axis::campus}, source, unit, long_name);
  variable.standard_name = standard_name;
  return variable;
}

Variable hourly(const sim::HourlyQuantity& quantity) {
  return {.place = Place::root,
          .name = quantity.name,
          .axes = axes_along(Axis::time, quantity.axes),
          .storage = Storage::f32,
          .source = &quantity,
          .unit = quantity.unit,
          .long_name = quantity.long_name,
          .standard_name = quantity.standard_name,
          .cell_methods = methods_in_time(quantity.over_hour, Place::root),
          .feature = quantity.feature};
}

Variable of_exchange(const sim::ExchangeQuantity& quantity) {
  return {.place = Place::exchange,
          .name = quantity.name,
          .axes = axes_along(Axis::time, quantity.axes),
          .storage = Storage::f64,
          .source = &quantity,
          .unit = quantity.unit,
          .long_name = quantity.long_name,
          .cell_methods = methods_in_time(quantity.over_time, Place::exchange),
          .feature = quantity.feature};
}

Variable of_year(const sim::ExchangeQuantity& quantity) {
  return {
      .place = Place::summary,
      .name = quantity.name,
      .axes = axes_along(Axis::year, quantity.axes),
      .storage = Storage::f64,
      .source = &quantity,
      .unit = quantity.unit,
      .long_name = quantity.long_name,
      .cell_methods = quantity.over_time == Accumulation::maximum ? "year: maximum" : "year: sum",
      .feature = quantity.feature,
      .year_rule = quantity.over_time};
}

Variable ratio_of_year(const sim::ExchangeQuantity& quantity) {
  Variable ratio = of_year(quantity);
  ratio.name = quantity.ratio_name;
  ratio.long_name = quantity.ratio_long_name;
  ratio.unit = "1";
  ratio.cell_methods = "";
  ratio.year_rule = Accumulation::ratio;
  return ratio;
}

Variable of_row(const sim::ExchangeQuantity& quantity, Place place, Axis axis) {
  Variable row = of_year(quantity);
  row.place = place;
  row.axes[1] = axis;
  if (quantity.row_name != nullptr) row.name = quantity.row_name;
  return row;
}

Variable ratio_of_row(const sim::ExchangeQuantity& quantity, Place place, Axis axis) {
  Variable ratio = ratio_of_year(quantity);
  ratio.place = place;
  ratio.axes[1] = axis;
  return ratio;
}

Variable of_build_out(const char* name, const std::vector<Axis>& axes, Source source,
                      const char* long_name) {
  return {.place = Place::build_out,
          .name = name,
          .axes = axes_along(Axis::time, axes),
          .storage = Storage::f64,
          .source = source,
          .unit = "MW",
          .long_name = long_name,
          .cell_methods = kAtExchange};
}

Variable of_futures(const char* name, const std::vector<Axis>& axes, FuturesRow source,
                    const char* long_name) {
  Variable variable = of_build_out(name, axes, source, long_name);
  variable.feature = Feature::futures;
  return variable;
}

Variable campus_dates(const char* name, FuturesDates source, const char* long_name) {
  return {.place = Place::root,
          .name = name,
          .axes = {Axis::campus, Axis::future_quantile},
          .storage = Storage::f64,
          .source = source,
          .unit = kTimeUnits,
          .long_name = long_name,
          .feature = Feature::futures};
}

Variable derivative(const char* name, Axis axis, SensitivityRow source, const char* long_name) {
  return {.place = Place::sensitivity,
          .name = name,
          .axes = {Axis::time, Axis::parameter, axis},
          .storage = Storage::f64,
          .source = source,
          .unit = "",
          .long_name = long_name,
          .cell_methods = kAtExchange};
}

Variable of_deal(const char* name, BuildOutRow source, const char* long_name, const char* total) {
  Variable variable = of_build_out(name, {Axis::deal}, source, long_name);
  variable.total = total;
  return variable;
}

Variable number(const char* name, Source source, const char* unit, const char* long_name) {
  return {.place = Place::build_out,
          .name = name,
          .axes = {Axis::time},
          .storage = Storage::f64,
          .source = source,
          .unit = unit,
          .long_name = long_name,
          .cell_methods = kAtExchange};
}

Variable time_axis(Place place, const char* long_name) {
  return {.place = place,
          .name = name_of(Axis::time, place),
          .axes = {Axis::time},
          .storage = Storage::f64,
          .source = Stamp::begin,
          .unit = kTimeUnits,
          .long_name = long_name,
          .standard_name = "time"};
}

Variable time_bounds(Place place, const char* name) {
  return {.place = place,
          .name = name,
          .axes = {Axis::time, Axis::bounds},
          .storage = Storage::f64,
          .source = Stamp::bounds,
          .unit = kTimeUnits,
          .long_name = "begin and end of the interval, UTC"};
}

Variable of_area(const char* name, EstimateRow source, const char* unit, const char* long_name) {
  return {.place = Place::adequacy,
          .name = name,
          .axes = {Axis::year, Axis::area},
          .storage = Storage::f64,
          .source = source,
          .unit = unit,
          .long_name = long_name};
}

Variable of_risk(const grid::adequacy::RiskQuantity& quantity, const char* unit) {
  using grid::adequacy::RiskAxes;
  std::vector<Axis> axes = {Axis::year, Axis::area};
  if (quantity.axes != RiskAxes::none) axes.push_back(Axis::month);
  if (quantity.axes == RiskAxes::month_and_hour) axes.push_back(Axis::hour_of_day);
  Variable variable{Place::adequacy,    quantity.name, std::move(axes),   Storage::f64,
                    RiskRow{&quantity}, unit,          quantity.long_name};
  if (quantity.error_name != nullptr) variable.ancillary = quantity.error_name;
  return variable;
}

Variable calendar(Place place, const char* name, Calendar source, const char* unit,
                  const char* long_name) {
  return {.place = place,
          .name = name,
          .axes = {Axis::year},
          .storage = Storage::i32,
          .source = source,
          .unit = unit,
          .long_name = long_name};
}

}  // namespace gigaload::output::variable_rows
