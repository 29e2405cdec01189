#pragma once

/// Gives what the air of a sample takes out of its units, or gives back, beside their chains, which
/// fail at the mean rate: the chains are the same whatever the air. Of a class of n units of a
/// region, C MW without those on scheduled outage, on a local day d
///
///   x(d)  = mean over its hours of f(T) - mean of f, + share out by the cold, drawn
///   MW(d) = C / n x the units i with U_i < x(d), of mean C x(d)    where x(d) > 0
///   MW(d) = C x(d), no less than the chains have out               else
///
/// with what the cold takes out of cold_spells.hpp and U_i uniform, one for each unit and spell of
/// kSpellDays days: a unit that a hard day takes out is out on the harder ones of the same spell.
/// The units out are whole ones, no smooth share; only as many U_i are drawn, in ascending order,
/// as are below the largest x of the spell.
///
/// Numbers are counted by sample, class and day alone: a day is the same in any window.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "grid/core/index.hpp"
#include "grid/core/random.hpp"
#include "grid/supply/cold_spells.hpp"
#include "grid/supply/outages_by_air.hpp"
#include "grid/system/system.hpp"

namespace gigaload::grid {

/// Holds the plants of a technology in a region.
struct UnitClass {
  RegionIndex region;
  std::size_t technology = 0;
  double mw = 0.0;        // not on scheduled outage
  std::size_t units = 1;  // of equal size
};

/// Holds the air of some days as outages know it, [day - first][region].
struct OutageDays {
  std::int64_t first = 0;
  std::vector<double> mean_dry_bulb_c;
  std::vector<double> cold_k;  // empty: no cold spells

  [[nodiscard]] std::size_t size(std::size_t regions) const {
    return mean_dry_bulb_c.size() / regions;
  }
};

class UnitOutages {
 public:
  static constexpr std::int64_t kSpellDays = 7;

  /// Keeps a reference to `system`.
  UnitOutages(const System& system, std::uint64_t seed);

  /// Tells whether outages depend on the air at all.
  [[nodiscard]] bool any() const { return outages_.any(); }

  /// Sets the classes and the days [first, last) that draw() may be asked for; not safe to call
  /// from several threads.
  void set_window(std::vector<UnitClass> classes, std::int64_t first, std::int64_t last);

  /// Fills out_mw, [day - days.first][region], of a sample by its number. Safe to call from several
  /// threads.
  void draw(std::uint32_t sample, const OutageDays& days, std::span<double> out_mw) const;

  /// Fills days.cold_k by days.mean_dry_bulb_c: of the first day 0, the one before it is not known.
  void find_cold(OutageDays& days) const;

 private:
  void draw_class(const UnitClass& units, const RandomSource& random, const OutageDays& days,
                  std::span<const double> factor, std::span<double> share,
                  std::span<double> out_mw) const;
  void draw_spell(const UnitClass& units, const RandomSource& random, std::int64_t spell,
                  std::span<const double> share, std::size_t first_day,
                  std::span<double> out_mw) const;

  const System& system_;
  std::uint64_t seed_;
  std::size_t regions_;
  OutagesByAir outages_;
  DayOutages by_day_;
  ColdFactors factors_;
  std::vector<UnitClass> classes_;
};

}  // namespace gigaload::grid
