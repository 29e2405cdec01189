#pragma once

/// Gives what cold spells take out of a region's plants together, on top of what the temperature
/// does to each (outages_by_air.hpp): fuel that does not come, instruments that freeze. With T the
/// mean dry bulb of a local day, T0 what the region's plants are built for, b a class's share out
/// for each K of a day of v = v1 (Technology::cold_share_per_k; that of gas holds its trouble with
/// fuel), p the power, v1 = 10 K, s the scale and w the share that weatherisation has taken away
/// (ColdSpells, RegionData),
///
///   k(d) = max(0, T0 - T(d))              v(d) = (1 - phi) k(d) + phi k(d - 1)
///   x(d) = s (1 - w) b v (v / v1)^(p - 1)
///   out(d) = min(most, x(d) L(d))         ln L ~ N(-sigma^2 / 2, sigma^2), so that E[L] = 1
///
/// With p above 1 a degree costs the more the further below T0 it is.
///
/// L is one for all plants of a planning area on a day. Its normal number is, over days, the mean
/// of n independent ones, so that two days d and d + j are correlated by 1 - j / n, and over areas
/// the sum of one of the interconnection, with the share `common` of the variance, and one of the
/// area alone. The balance has E[min(most, x L)], which is known; samples draw L.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "grid/core/index.hpp"
#include "grid/core/random.hpp"
#include "grid/system/system.hpp"

namespace gigaload::grid {

/// Returns v of a day [K] by its mean dry bulb and that of the day before.
[[nodiscard]] double cold_k(const System& system, RegionIndex region, double mean_dry_bulb_c,
                            double mean_of_day_before_c);

/// Returns x, the mean share of a class that a day of so much cold would take out were there no
/// most.
[[nodiscard]] double cold_share(const System& system, RegionIndex region, std::size_t technology,
                                double cold_k);

/// Returns the mean of min(most, share x L): the share that is out on average.
[[nodiscard]] double expected_share(const ColdSpells& spells, double share);

/// Holds v1 [K], the cold for which a class's share for each K is told.
inline constexpr double kToldAtCold_k = 10.0;

/// Draws L by area and day; without a state, so that a day's is the same in any window.
class ColdFactors {
 public:
  /// Takes the areas of the system's regions: a region without a planning area is one of its own.
  /// Keeps a reference to `system`.
  explicit ColdFactors(const System& system);

  [[nodiscard]] std::size_t areas() const { return interconnection_.size(); }
  [[nodiscard]] std::size_t area_of(std::size_t region) const { return area_[region]; }
  /// Returns L of an area on a day, counted from 1970-01-01. `random`: of the sample.
  [[nodiscard]] double at(const RandomSource& random, std::size_t area, std::int64_t day) const;

 private:
  [[nodiscard]] double normal(const RandomSource& random, std::uint32_t entity,
                              std::int64_t day) const;

  const System& system_;
  std::vector<std::size_t> area_;               // [region]
  std::vector<std::uint32_t> interconnection_;  // [area]
};

}  // namespace gigaload::grid
