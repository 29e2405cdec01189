#pragma once

/// Tells what cools the data centres that are no listed campus, by vintage, and the water it takes.
/// A vintage is what was built up to its last year; its parts are sizes of centres with a cooling
/// plant, s_i the share of part i in the vintage's IT energy. National energy at the meter:
///
///   A_v     = E(end of v) - sum_(u < v) A_u exp(-rho (end of v - end of u))       what it added
///   m_v(y)  = A_v exp(-rho (y - end of v)) / E(y), the vintage that y is in fills up to E(y)
///
/// rho the share retired a year. With p_v = sum_i s_i PUE_i and w_v = sum_i s_i WUE_i in the air of
/// the hour and P_v(r) the mean of p_v over the climate of region r, a MWh at the meter there is
///
///   IT = sum_v m_v / P_v(r) [MWh]          water = sum_v m_v w_v(air) / P_v(r) [m3]
///
/// The meter is what is known, by state: the PUE parts it into machines and overhead. All states
/// have the nation's mix (assumption); their air makes the difference.

#include <array>
#include <cstddef>
#include <vector>

#include "grid/core/index.hpp"
#include "sim/cooling/shared_work.hpp"
#include "sim/scenario/data_centres.hpp"

namespace gigaload::sim {

struct Scenario;

class StockCooling {
 public:
  explicit StockCooling(const Scenario& scenario, const SharedWork& shared = SharedWork());

  /// Returns m_v, [vintage], which sums to one, for a national `energy_mwh` in `year`.
  [[nodiscard]] std::vector<double> mix(int year, double energy_mwh) const;

  /// Returns the m3 for one MWh at the region's meters in this air.
  [[nodiscard]] double water_m3_per_mwh(RegionIndex region, const std::vector<double>& mix,
                                        double dry_bulb_c, double wet_bulb_c) const;

  /// Holds means over the climate for one MWh at the meter of a region.
  struct Mean {
    double it_mwh = 0.0;
    std::array<double, kCentreSizes> it_mwh_by_size{}, water_m3_by_size{};

    [[nodiscard]] double pue() const { return 1.0 / it_mwh; }
    [[nodiscard]] double water_m3() const;
  };
  [[nodiscard]] Mean mean(RegionIndex region, const std::vector<double>& mix) const;

 private:
  /// Holds what is used by one kWh of a vintage's IT.
  struct Demand {
    double pue = 0.0;
    std::array<double, kCentreSizes> water_l{};
  };
  [[nodiscard]] Demand demand(RegionIndex region, std::size_t vintage, double dry_bulb_c,
                              double wet_bulb_c) const;

  const Scenario& scenario_;
  std::vector<std::size_t> place_;  // [region], regions of one pressure
  std::vector<Demand> node_;        // [place][vintage][dry bulb][depression]
  std::vector<Demand> climate_;     // [region][vintage] means
};

}  // namespace gigaload::sim
