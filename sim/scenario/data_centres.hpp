#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "sim/cooling/cooling_kinds.hpp"
#include "sim/scenario/campus.hpp"

namespace gigaload::sim {

/// Data centres are hyperscale campuses, colocation, or machine rooms.
enum class CentreSize { large, midsize, small };
inline constexpr std::size_t kCentreSizes = 3;
[[nodiscard]] std::span<const char* const> names_of(CentreSize size);

/// A part of a vintage holds the centres of one size that one kind of plant cools.
struct StockPart {
  CentreSize size = CentreSize::large;
  CoolingKind cooling = CoolingKind::airside;
  double it_share = 0.0;  // of the vintage's IT energy; the parts sum to one
};

/// A vintage holds the data centres built up to a year, after the vintage before.
struct Vintage {
  int last_year = 0;        // of the last vintage not used: it is being built
  double energy_mwh = 0.0;  // of all data centres at the meter at the end of that year
  std::vector<StockPart> parts;
};

/// Tells what of the listed campuses is inside the path of all data centres: what is built of them,
/// nothing, or what was promised to them (sim/stock/data_centres.hpp).
enum class CampusesOnPath { inside, on_top, promised };
[[nodiscard]] std::span<const char* const> names_of(CampusesOnPath campuses);

/// Holds US data centres outside the listed campuses.
struct DataCentreStock {
  std::vector<double> share;            // by region, sums to one
  std::vector<int> path_year;           // ascending, without gaps
  std::vector<double> path_energy_mwh;  // national energy at the meter, by calendar year
  CampusesOnPath campuses = CampusesOnPath::promised;
  /// Holds the phases of the campuses, [campus], where a run leaves all of them out: what would
  /// have been built of them stays inside the path. Empty in a run with its campuses.
  std::vector<std::vector<Phase>> left_out;
  std::vector<Vintage> vintages;  // ascending; none: no water but `water_l_per_kwh`
  double retirement_per_y = 0.05;
  std::optional<double> water_l_per_kwh;  // at the meter, in place of what the vintages take
};

}  // namespace gigaload::sim
