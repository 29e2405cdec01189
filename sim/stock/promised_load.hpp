#pragma once

/// Tells what the campuses would draw if every deal were kept:
///
///   C(t) = max over kinds of deals of sum_d P_d(t) l_d(t)
///   l_d(t) = sum_c s_dc K_c(t) l_c / sum_c s_dc K_c(t)
///
/// P_d the MW promised by deal d, s_dc the share of campus c that counts for it, K_c the capacity
/// announced by t, and l_c the mean load of one MW filled, over the year's air in the region and
/// the hours of the week. Chip deals and site deals are of the same machines: the larger kind
/// counts. A campus that serves no deal, or is not announced yet, counts nothing, and so does a
/// deal that no campus is announced for: nobody knows what its machines would be.

#include <cstddef>
#include <span>
#include <vector>

#include "sim/campus/campuses.hpp"
#include "sim/cooling/shared_work.hpp"
#include "sim/scenario/deals.hpp"
#include "sim/scenario/hour.hpp"

namespace gigaload::sim {

struct Scenario;

class PromisedLoad {
 public:
  /// Finds the load of every promise. `campuses`: those of `scenario`.
  PromisedLoad(const Scenario& scenario, const Campuses& campuses, const SharedWork& shared);

  /// Returns C(t), national MW at the meter.
  [[nodiscard]] double national_mw(Hour t) const;
  /// Fills `mw`, [region], with what of C(t) the campuses of each region would draw.
  void by_region(Hour t, std::span<double> mw) const;

 private:
  /// Holds the MW drawn for one MW promised, from one announcement to the next.
  struct Span {
    Hour from;
    std::vector<double> of_region;
    double national;
  };

  /// Returns null before the first announcement.
  [[nodiscard]] const Span* span(std::size_t deal, Hour t) const;
  [[nodiscard]] double of_kind_mw(DealKind kind, Hour t) const;

  std::vector<Deal> deals_;
  std::vector<std::vector<Span>> spans_;  // [deal]
};

}  // namespace gigaload::sim
