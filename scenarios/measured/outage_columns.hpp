#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "grid/adequacy/system/system.hpp"
#include "scenarios/tables/measured_column.hpp"

namespace gigaload::scenarios {

/// Reads how the devices of a table fail, by any of these columns, with their unit
/// (measured_column.hpp):
///
///   mttf, mttr                                means of the times to failure and to repair
///   lambda, mu                                rates of failure and repair
///   for, and mttr or mttf                     forced outage rate, share of the time out of service
///   failure_probability, repair_probability   in one step
///
/// Several ways to say the same must agree to 1 %, the forced outage rate to 0.005. A device that
/// never fails has a forced outage rate of 0. In a step it fails with the probability step / MTTF
/// and comes back with step / MTTR.
class OutageColumns {
 public:
  /// Finds the columns. `time_unit`: of headings without unit, may be empty; `step_h`: of one step;
  /// `otherwise`: the heading at which faults are told where there is no forced outage rate.
  OutageColumns(const CsvTable& table, const std::string& time_unit, double step_h,
                std::string otherwise);

  /// Tells whether the columns say how a device fails.
  [[nodiscard]] bool are_enough() const;
  /// Adds the problem that they do not, at the header line.
  void complain_of_columns() const;
  /// Tells whether a row has nothing in any of them.
  [[nodiscard]] bool is_silent(std::size_t row) const;
  /// Returns the chain of a row's device; one that never fails, with a problem, where it does not
  /// say one.
  [[nodiscard]] grid::adequacy::Chain chain(std::size_t row) const;

 private:
  using Column = std::optional<MeasuredColumn>;

  [[nodiscard]] std::optional<double> value(std::size_t row, const Column& column,
                                            double highest) const;
  [[nodiscard]] bool never_fails(std::size_t row) const;
  [[nodiscard]] std::optional<double> probability(std::size_t row, const Column& given,
                                                  const Column& time, const Column& rate) const;
  grid::adequacy::Chain complain(std::size_t row, const std::string& message) const;

  const CsvTable& table_;
  double step_h_;
  std::string otherwise_;
  Column mttf_, mttr_, lambda_, mu_, outage_rate_, failure_, repair_;
};

/// Returns the chain of a device that is out for a share of the time, `rate` below 1, and is back
/// after `repair_h` on average. A rate of 0: it never fails.
[[nodiscard]] grid::adequacy::Chain chain_of_rate(double rate, double repair_h, double step_h);

}  // namespace gigaload::scenarios
