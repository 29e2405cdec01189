#pragma once

/// Draws when the parts of a phase (what is announced in one stage) move, once for all:
///
///     T_s ~ Gamma(k_s, tau_s / k_s)     length of stage s: mean tau_s, the chain's own law
///     C_s ~ Exp(h_s)                    counted from the start of stage s:
///                                       gives up where it is less
///
/// A part that has been in its stage for a while when it is announced draws the time left in it
/// (stage_age.hpp), and C_s counts from there. The buildings of a part are one in pre-development
/// and go by the same numbers in construction, each with its own mean time (building_times.hpp):
/// they are ready one after another, and what is not ready at C_2 is given up.
///
/// Numbers are drawn by (seed, future, name of the campus, phase): a campus more changes none of
/// the others. What holds up or speeds up all campuses alike (transformers, crews, permits) is one
/// factor of a future,
///
///     F = exp(s z - s^2 / 2)            z standard normal, s: Scenario::common_delay, E[F] = 1
///
/// by which all means tau_s are multiplied, but no hazard. Without it the MW of n campuses that
/// each have power by then with the probability p have the variance n p (1 - p) m^2; with it
///
///     Var = m^2 (n E[p(F) (1 - p(F))] + n^2 Var p(F))
///
/// so that their spread does not go away with their number. s = 0: F is exactly 1.

#include <cstddef>
#include <string_view>
#include <vector>

#include "grid/core/random.hpp"
#include "sim/scenario/campus.hpp"
#include "sim/years/energised_course.hpp"

namespace gigaload::sim {

struct Scenario;

/// Holds when a part moves, in years from the origin that its announcement is counted from.
struct DrawnPart {
  double mw = 0.0;
  double pre_development_y = kNeverY;  // when the stage begins
  double construction_y = kNeverY;     // likewise
  double built_y = kNeverY;            // when it can be connected
  double cancelled_y = kNeverY;        // gives up, unless it is energised by then
  bool energised = false;              // announced so, at `built_y`
};

/// Returns the factor F on the stages of all campuses in the future that `numbers` are for;
/// `common_delay`: the standard deviation s of its logarithm.
[[nodiscard]] double delay_in_common(double common_delay, const grid::RandomSource& numbers);

/// Appends the parts of the campus's phase number `phase`, announced at `announced_y`, in the
/// future that `numbers` are for, where all stages take `delay` times their means.
void draw_phase(const Campus& campus, std::size_t phase, double announced_y, double delay,
                const grid::RandomSource& numbers, std::vector<DrawnPart>& parts);

/// Returns what of the scenario has no queue that drawn parts could wait in: the key of a limit of
/// the country or of feedback, which act on the expected build-out, or of connections where two
/// limits meet in a region. Empty: nothing.
[[nodiscard]] std::string_view forbids_drawing(const Scenario& scenario);

}  // namespace gigaload::sim
