#pragma once

/// Gives forced outages that depend on the temperature of the air. A class of plants has a curve
/// f(T) of the share of its capacity on forced outage (Murphy et al. 2019); its rate q stays the
/// mean over the region's climate:
///
///   q(T) = q + f(T) - mean of f over the climate, held to 0..1
///
/// so that a cold region's plants, built for its winters, fail no more often over the year than a
/// warm one's. A plant gives (1 - q(T)) / (1 - q) of what it gives without temperature. In samples,
/// whose units fail at the rate q, the difference is load that is added: C s (q(T) - q) for a
/// capacity C of which the share s is not on scheduled outage. The expected power is that of units
/// that fail at q(T); their scatter about it stays that of q, which for the rates of hard frost is
/// too little (of a unit sqrt(q (1 - q)): 0.27 at 8 %, 0.43 at 25 %).

#include <cstddef>
#include <vector>

#include "grid/core/index.hpp"
#include "grid/system/system.hpp"

namespace gigaload::grid {

/// Returns f(T).
[[nodiscard]] double outage_at(const OutageCurve& curve, double dry_bulb_c);

class OutagesByAir {
 public:
  /// Keeps a reference to `system`.
  explicit OutagesByAir(const System& system);

  /// Tells whether there is a curve at all.
  [[nodiscard]] bool any() const { return any_; }
  /// Returns q(T); the technology's rate where it has no curve.
  [[nodiscard]] double rate(RegionIndex region, std::size_t technology, double dry_bulb_c) const;
  /// Returns (1 - q(T)) / (1 - q).
  [[nodiscard]] double availability_ratio(RegionIndex region, std::size_t technology,
                                          double dry_bulb_c) const;

 private:
  const System& system_;
  bool any_ = false;
  std::vector<double> mean_;  // [region][technology] of f
};

}  // namespace gigaload::grid
