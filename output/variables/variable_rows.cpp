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

Variable text(const char* name, Axis axis, Labels labels, const char* long_name) {
  return {Place::root, name, {axis}, Storage::text, labels, "", long_name};
}

Variable campus_number(const char* name, Numbers numbers, const char* unit, const char* long_name,
                       const char* standard_name) {
  return {Place::root, name, {Axis::campus}, Storage::f64, numbers, unit, long_name, standard_name};
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

Variable of_deal(const char* name, BuildOutRow source, const char* long_name, const char* total) {
  Variable variable = state(name, {Axis::deal}, source, long_name);
  variable.total = total;
  return variable;
}

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
  return {place, name, {Axis::year}, Storage::i32, source, unit, long_name};
}

}  // namespace gigaload::output::variable_rows
