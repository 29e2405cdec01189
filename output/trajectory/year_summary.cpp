#include "output/trajectory/year_summary.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "grid/core/calendar.hpp"
#include "grid/core/error.hpp"
#include "sim/scenario/scenario.hpp"

namespace gigaload::output {

YearSummary::YearSummary(const sim::Scenario& scenario, Features features)
    : first_year_(grid::year_of(scenario.begin)),
      years_(sim::size_of(Axis::year, scenario)),
      is_begun_(years_, false),
      regions_(scenario.grid.regions.size()),
      states_(sim::state_rows(scenario)),
      planning_areas_(sim::planning_area_rows(scenario)) {
  constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
  for (const Variable& v : variables()) {
    if (v.year_rule != Accumulation::sum && v.year_rule != Accumulation::maximum) continue;
    if (features == Features::all ? !is_given(v, scenario) : !is_written(v, scenario)) continue;
    const auto* const source = std::get<ExchangeSource>(v.source);
    // what is by state or area is made of the regions' account
    if (std::ranges::find(accounts_, source, &Account::source) != accounts_.end()) continue;
    const std::size_t columns = columns_of(v, scenario);
    accounts_.push_back(
        {source, v.year_rule, columns, std::vector<double>(years_ * columns, nothing)});
  }
}

void YearSummary::add(int year, const sim::ExchangeSums& sums) {
  if (year < first_year_ || year >= first_year_ + static_cast<int>(years_)) {
    throw InternalError("an exchange in a year outside the run");
  }
  const auto y = static_cast<std::size_t>(year - first_year_);
  for (Account& account : accounts_) {
    const std::vector<double>& exchange = sums[*account.source];
    for (std::size_t c = 0; c < account.columns; ++c) {
      double& value = account.values[y * account.columns + c];
      const double next = exchange.at(c);
      if (is_begun_[y] && account.rule == Accumulation::sum) {
        value += next;
      } else if (!is_begun_[y] || std::isnan(next) || next > value) {
        value = next;
      }
    }
  }
  is_begun_[y] = true;
}

std::vector<double> YearSummary::values_along(const Variable& variable,
                                              const Account& account) const {
  const bool by_region = account.source->axes.front() == Axis::region;
  if (!by_region || variable.axes.at(1) == Axis::region) return account.values;
  const auto& rows = variable.axes[1] == Axis::state ? states_ : planning_areas_;
  const std::size_t cells = account.columns / regions_;  // of a region: technologies
  std::vector<double> sums(years_ * rows.size() * cells, 0.0);
  for (std::size_t y = 0; y < years_; ++y) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
      double* const to = sums.data() + (y * rows.size() + row) * cells;
      for (const RegionIndex region : rows[row].regions) {
        const double* const from =
            account.values.data() + y * account.columns + region.get() * cells;
        std::transform(from, from + cells, to, to, std::plus<>());
      }
    }
  }
  return sums;
}

std::vector<double> YearSummary::values(const Variable& variable) const {
  const Account& account = find(std::get<ExchangeSource>(variable.source)->name);
  std::vector<double> result = values_along(variable, account);
  if (variable.year_rule == Accumulation::ratio) {
    const auto whole = values_along(variable, find(account.source->ratio_to));
    for (std::size_t i = 0; i < result.size(); ++i) {
      result[i] = whole[i] > 0.0 ? result[i] / whole[i] : std::numeric_limits<double>::quiet_NaN();
    }
  }
  return result;
}

const YearSummary::Account& YearSummary::find(std::string_view name) const {
  const auto found =
      std::ranges::find_if(accounts_, [&](const Account& a) { return a.source->name == name; });
  if (found == accounts_.end()) throw InternalError("no account of that name by year");
  return *found;
}

}  // namespace gigaload::output
