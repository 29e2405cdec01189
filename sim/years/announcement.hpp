#pragma once

/// Tells how the MW of a phase come into the states of its chain: by the shares of kBlockTraits,
/// within a stage by the time that they have been there (stage_age.hpp), and where the phase is
/// older than the integration, by the closed form of its age (erlang.hpp).

#include <span>

#include "sim/ode/dual.hpp"
#include "sim/scenario/campus.hpp"
#include "sim/years/chain.hpp"

namespace gigaload::sim {

/// Adds a phase announced now; what is energised then is filled.
void add_new(const Chain& chain, const Phase& phase, std::span<double> states);

/// Adds how what add_new() adds moves with the chain's rates: by the shares of the compartments.
void add_new_derivative(const ChainOf<Dual>& chain, const Phase& phase,
                        std::span<double> derivatives);

/// Adds what a phase has become `age_y` after its announcement.
void add_aged(const Chain& chain, const Phase& phase, double age_y, std::span<double> states);

/// Adds how what add_aged() adds moves with the chain's rates.
void add_aged_derivative(const ChainOf<Dual>& chain, const Phase& phase, double age_y,
                         std::span<double> derivatives);

}  // namespace gigaload::sim
