#pragma once

/// Tells how long each of a campus's equal buildings is in construction, when they are built one
/// after another.
///
/// The time of building j = 1 .. n is that of its campus, stretched:
///
///     T_j = T m_j / m      T ~ Gamma(k, m / k)      m_j = f + (j - 1) 2 (m - f) / (n - 1)
///
/// m is the campus's mean time (of its MW, and to half of its power), f the mean time to its first
/// power, so that the buildings follow each other at equal steps from f to 2m - f, with the mean m.
/// A campus that is late is late with all of its buildings, which keep their order; each has the
/// shape k, so that the relative spread 1/sqrt(k) is that of the campus. Where no f is given,
/// f = m / n: the builders go from one building to the next from the beginning on.

#include <vector>

#include "sim/scenario/stages.hpp"

namespace gigaload::sim {

struct BuildingTime {
  double construction_y = 0.0;         // m_j
  double moves_with_construction = 1;  // dm_j / dm, with f held where it is given
};

/// Returns the buildings in the order in which they are ready; one, with m, where there are no
/// more. Throws InputError, naming `owner`, for less than one building, or a first power of
/// several that is not before the mean, or is given for one.
[[nodiscard]] std::vector<BuildingTime> building_times(const StageTimes& times, const char* owner);

}  // namespace gigaload::sim
