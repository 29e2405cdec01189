#pragma once

/// Leads from the balanced hours of an exchange to what is recorded of them: every quantity of the
/// tables (quantity_tables.hpp) by its own formula.

#include <vector>

#include "sim/frame/frame.hpp"
#include "sim/quantities/hour_view.hpp"

namespace gigaload::sim {

struct Scenario;

class Accounts {
 public:
  /// Keeps a reference to `scenario`.
  explicit Accounts(const Scenario& scenario) : scenario_(scenario), views_(scenario) {}

  /// Counts those of the balance: an hour is one of shortfall from 1e-3 MW on.
  static void hours_of(const grid::HourBalance& balance, std::vector<double>& unserved_h);

  /// Sizes the frame's tables for `hours` and zeroes its sums.
  void begin(Frame& frame, std::size_t hours) const;

  /// Writes row `h` and adds to the sums. Called in the order of hours.
  void add(const HourState& state, const grid::HourBalance& balance, const Losses& losses,
           std::size_t h, Frame& frame);

 private:
  const Scenario& scenario_;
  HourViews views_;
};

}  // namespace gigaload::sim
