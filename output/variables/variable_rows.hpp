#pragma once

/// Makes the rows of variable_table.cpp, by kind: what is common to all rows of a kind (group,
/// type, leading axis, CF's cell_methods) is said once here.

#include <vector>

#include "output/variables/variables.hpp"
#include "sim/quantities/quantity_tables.hpp"

namespace gigaload::output::variable_rows {

/// Returns the labels of an axis, or texts along it.
[[nodiscard]] Variable text(Place place, const char* name, Axis axis, Labels labels,
                            const char* long_name);
/// Returns the same, at the root.
[[nodiscard]] Variable text(const char* name, Axis axis, Labels labels, const char* long_name);
/// Returns numbers that the scenario gives, along `axes`.
[[nodiscard]] Variable numbers(Place place, const char* name, std::vector<Axis> axes,
                               Numbers source, const char* unit, const char* long_name);
/// Returns a number of each campus, at the root.
[[nodiscard]] Variable campus_number(const char* name, Numbers source, const char* unit,
                                     const char* long_name, const char* standard_name = "");

/// Returns the hourly trace of a quantity, at the root.
[[nodiscard]] Variable hourly(const sim::HourlyQuantity& quantity);
/// Returns a quantity of each exchange.
[[nodiscard]] Variable of_exchange(const sim::ExchangeQuantity& quantity);
/// Returns a quantity of each calendar year: the sum or maximum of its exchanges.
[[nodiscard]] Variable of_year(const sim::ExchangeQuantity& quantity);
/// Returns the year's ratio of a quantity to the one that it names (ratio_to).
[[nodiscard]] Variable ratio_of_year(const sim::ExchangeQuantity& quantity);

/// Returns a quantity of each calendar year in the group of states or of planning areas, along
/// `axis`: the sum over the regions, or what the quantity itself has by that axis.
[[nodiscard]] Variable of_row(const sim::ExchangeQuantity& quantity, Place place, Axis axis);
/// Returns the year's ratio there.
[[nodiscard]] Variable ratio_of_row(const sim::ExchangeQuantity& quantity, Place place, Axis axis);

/// Returns MW of the build-out at each exchange: `axes` are those after time; `source`: a
/// BuildOutRow or a FuturesRow.
[[nodiscard]] Variable of_build_out(const char* name, const std::vector<Axis>& axes, Source source,
                                    const char* long_name);
/// Returns MW by deal whose total over all of them stands in the variable `total`.
[[nodiscard]] Variable of_deal(const char* name, BuildOutRow source, const char* long_name,
                               const char* total);
/// Returns one number of the build-out at each exchange; `source`: a BuildOutNumber or a
/// MachinesNumber.
[[nodiscard]] Variable number(const char* name, Source source, const char* unit,
                              const char* long_name);
/// Returns MW energised in drawn futures at each exchange: `axes` are those after time.
[[nodiscard]] Variable of_futures(const char* name, const std::vector<Axis>& axes,
                                  FuturesRow source, const char* long_name);
/// Returns dates of each campus in drawn futures, at the root.
[[nodiscard]] Variable campus_dates(const char* name, FuturesDates source, const char* long_name);
/// Returns derivatives of the build-out by each parameter at each exchange, along `axis`.
[[nodiscard]] Variable derivative(const char* name, Axis axis, SensitivityRow source,
                                  const char* long_name);

/// Returns the times at which the rows of a group begin.
[[nodiscard]] Variable time_axis(Place place, const char* long_name);
/// Returns the begins and ends of the rows of a group.
[[nodiscard]] Variable time_bounds(Place place, const char* name);

/// Returns a part of a metric by year and area.
[[nodiscard]] Variable of_area(const char* name, EstimateRow source, const char* unit,
                               const char* long_name);
/// Returns a quantity of the risk by year, area and its own axes.
[[nodiscard]] Variable of_risk(const grid::adequacy::RiskQuantity& quantity, const char* unit);
/// Returns a whole number of each calendar year.
[[nodiscard]] Variable calendar(Place place, const char* name, Calendar source, const char* unit,
                                const char* long_name);

}  // namespace gigaload::output::variable_rows
