#pragma once

/// Tells what all deals come to together, in MW of machines. Chip deals and site deals describe the
/// same machines, so that the sum of all deals is more than is to be built:
///
///     promised  = max over kinds of the sum of what the kind's deals promise
///     delivered = sum over campuses of energised * max over kinds of the sum of the kind's shares

#include <span>
#include <string>
#include <vector>

#include "sim/frame/frame.hpp"

namespace gigaload::sim {
struct Scenario;
}  // namespace gigaload::sim

namespace gigaload::output {

class Machines {
 public:
  /// Counts machines once. `kinds`: "chips" or "sites", by deal. `shares`: of the campus that count
  /// for the deal, [campus][deal].
  Machines(std::vector<std::string> kinds, const std::vector<double>& shares);
  explicit Machines(const sim::Scenario& scenario);

  /// Returns the MW promised by all deals together, of those by deal.
  [[nodiscard]] double promised_mw(std::span<const double> by_deal) const;
  /// Returns the MW energised for any deal, of those energised by campus.
  [[nodiscard]] double delivered_mw(std::span<const double> energised) const;

  [[nodiscard]] double promised(const sim::BuildOutFrame& frame) const;
  [[nodiscard]] double delivered(const sim::BuildOutFrame& frame) const;
  /// Returns what is promised less what is delivered.
  [[nodiscard]] double gap(const sim::BuildOutFrame& frame) const;

 private:
  std::vector<std::string> kinds_;
  std::vector<double> campus_share_;
};

}  // namespace gigaload::output
