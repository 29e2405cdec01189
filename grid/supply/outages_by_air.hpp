#pragma once

/// Gives forced outages that depend on the temperature of the air. A class of plants has a curve
/// f(T) of the share of its capacity on forced outage (Murphy et al. 2019); its rate q stays the
/// mean over the region's climate:
///
///   q(T) = q + f(T) - mean of f over the climate + what cold spells take out, held to 0..1
///
/// so that a cold region's plants, built for its winters, fail no more often over the year than a
/// warm one's. Cold spells (cold_spells.hpp) are on top of it: the rates are those of years without
/// one. A plant gives (1 - q(T)) / (1 - q) of what it gives without temperature.
///
/// Beyond its ends a curve goes on in its logarithmic odds with the slope of its last segment
/// (assumption: it was measured between -15 and 35 C), no sooner than at the temperature that the
/// region's plants are built for: up to there it stays as it ends.

#include <array>
#include <cstddef>
#include <vector>

#include "grid/core/index.hpp"
#include "grid/system/system.hpp"

namespace gigaload::grid {

/// Returns f(T).
[[nodiscard]] double outage_at(const OutageCurve& curve, double dry_bulb_c);
/// Returns f(T) of plants that are built for `cold_c` to `heat_c`.
[[nodiscard]] double outage_at(const OutageCurve& curve, double dry_bulb_c, double cold_c,
                               double heat_c);

class OutagesByAir {
 public:
  /// Keeps a reference to `system`.
  explicit OutagesByAir(const System& system);

  /// Tells whether there is a curve at all.
  [[nodiscard]] bool any() const { return any_; }
  /// Tells whether cold spells take plants out.
  [[nodiscard]] bool any_cold() const { return any_cold_; }
  /// Returns q(T), in a day of so much cold (cold_k() of cold_spells.hpp); the technology's rate
  /// where it has no curve.
  [[nodiscard]] double rate(RegionIndex region, std::size_t technology, double dry_bulb_c,
                            double cold_k = 0.0) const;
  /// Returns (1 - q(T)) / (1 - q).
  [[nodiscard]] double availability_ratio(RegionIndex region, std::size_t technology,
                                          double dry_bulb_c, double cold_k = 0.0) const;
  /// Returns f(T) - mean of f over the climate; 0 without a curve.
  [[nodiscard]] double above_mean(RegionIndex region, std::size_t technology,
                                  double dry_bulb_c) const;

 private:
  const System& system_;
  bool any_ = false, any_cold_ = false;
  std::vector<double> mean_;  // [region][technology] of f
};

/// Gives the mean over a local day's hours of f(T) - mean of f, by the day's mean dry bulb: a table
/// of 2 K steps from -50 to 50 C, straight lines between, the hours those of the month's mean day
/// with the anomaly of the day. Made for samples, whose units are out by the day.
class DayOutages {
 public:
  /// Keeps references to both.
  DayOutages(const System& system, const OutagesByAir& outages);

  /// Makes the table of a month 0..11, once; not safe to call from several threads.
  void prepare(std::size_t month);
  /// Returns the share of a month that is prepared.
  [[nodiscard]] double above_mean(RegionIndex region, std::size_t technology, std::size_t month,
                                  double mean_dry_bulb_c) const {
    const double at = (mean_dry_bulb_c - kLeast_c) / kStep_k;
    const double inside = at < 0.0 ? 0.0 : at < kNodes - 1.0 ? at : kNodes - 1.0;
    auto node = static_cast<std::size_t>(inside);
    if (node > kNodes - 2) node = kNodes - 2;
    const double part = inside - static_cast<double>(node);
    const float* low =
        &by_month_[month]
                  [(region.get() * system_.technologies.size() + technology) * kNodes + node];
    return low[0] + part * (low[1] - low[0]);
  }

 private:
  static constexpr double kLeast_c = -50.0, kStep_k = 2.0;
  static constexpr std::size_t kNodes = 51;

  const System& system_;
  const OutagesByAir& outages_;
  std::array<std::vector<float>, kMonths> by_month_;  // [region][technology][node]
};

}  // namespace gigaload::grid
