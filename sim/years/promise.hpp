#pragma once

/// Tells what a deal promised by a date, MW, beside what its campuses have delivered.
///
///     promised(t): 0 before the first date, linear between dates, constant after
///     delivered(t) = sum over campuses of share * E        gap = promised - delivered
///
/// with E the MW energised (symbols of pipeline_equations.cpp).
///
/// A campus may serve several deals with the same machines (a chip deal and a site
/// deal): each deal then counts them once, and no load is made from a deal.

#include <cstddef>
#include <span>
#include <vector>

#include "sim/scenario/campus.hpp"
#include "sim/scenario/deals.hpp"

namespace gigaload::sim {

/// Returns the cumulative MW promised by `at`.
[[nodiscard]] double promised_mw(const Deal& deal, Hour at);

/// Tells who serves which deal, fixed over a run.
class Deliveries {
 public:
  /// Throws InternalError for a share of a deal that is not in the scenario.
  Deliveries(const std::vector<Campus>& campuses, std::size_t deals);

  /// Takes `energised_mw` by campus; fills `delivered_mw` by deal.
  void sum(std::span<const double> energised_mw, std::vector<double>& delivered_mw) const;

 private:
  struct Part {
    std::size_t campus;
    std::size_t deal;
    double share;
  };
  std::vector<Part> parts_;
  std::size_t deals_;
};

}  // namespace gigaload::sim
