#pragma once

/// Computes figures of calendar years (UTC) from those of their exchanges e, by region, and by
/// state and planning area from those of the regions r in it:
///
///   sums      X(year) = sum over e of X(e)
///   peak      X(year) = max over e of X(e)
///   ratios    data_centre_share(year) = data_centre_energy(year) / sales(year)
///             campus_pue(year) = campus_meter_energy(year) / campus_it_energy(year), by campus
///   rows      X(state, year) = sum over r of X(r, year)
///
/// Added in the order of the exchanges in double precision, so that a resumed run has the bits of
/// an uninterrupted one.

#include <string_view>
#include <vector>

#include "output/variables/variables.hpp"
#include "sim/scenario/areas.hpp"

namespace gigaload::output {

class YearSummary {
 public:
  /// Tells which sums are meant. `all`: also the sums of features that no campus has, zeros that
  /// frames must hold.
  enum class Features { present, all };
  explicit YearSummary(const sim::Scenario& scenario, Features features = Features::present);

  /// Throws InternalError for a year outside the run.
  void add(int year, const sim::ExchangeSums& sums);

  /// Returns the values, [year][region] or [year][region][technology], of a variable of the
  /// summary, or likewise of one by state or planning area. NaN where nothing was added, where an
  /// exchange had NaN, and for a ratio to nothing.
  [[nodiscard]] std::vector<double> values(const Variable& variable) const;

 private:
  struct Account {
    ExchangeSource source;
    Accumulation rule;
    std::size_t columns;
    std::vector<double> values;  // [year][column]
  };
  [[nodiscard]] const Account& find(std::string_view name) const;
  /// Returns the account's values along the variable's second axis.
  [[nodiscard]] std::vector<double> values_along(const Variable& variable,
                                                 const Account& account) const;

  int first_year_;
  std::size_t years_;
  std::vector<bool> is_begun_;  // [year]: an exchange was added
  std::vector<Account> accounts_;
  std::size_t regions_;
  std::vector<sim::Area> states_, planning_areas_;
};

}  // namespace gigaload::output
