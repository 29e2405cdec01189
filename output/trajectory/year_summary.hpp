#pragma once

/// Computes figures of calendar years (UTC) from those of their exchanges e, by region:
///
///   sums      X(year) = sum over e of X(e)
///   peak      X(year) = max over e of X(e)
///   share     data_centre_share(year) = data_centre_energy(year) / sales(year)
///
/// Added in the order of the exchanges in double precision, so that a resumed run has the bits of
/// an uninterrupted one.

#include <string_view>
#include <vector>

#include "output/variables/variables.hpp"

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
  /// summary. NaN where nothing was added, where an exchange had NaN, and for a share of nothing
  /// sold.
  [[nodiscard]] std::vector<double> values(const Variable& variable) const;

 private:
  struct Account {
    ExchangeSource source;
    Accumulation rule;
    std::size_t columns;
    std::vector<double> values;  // [year][column]
  };
  [[nodiscard]] const Account& find(std::string_view name) const;

  int first_year_;
  std::size_t years_;
  std::vector<bool> is_begun_;  // [year]: an exchange was added
  std::vector<Account> accounts_;
};

}  // namespace gigaload::output
