#pragma once

#include <string>

#include "sim/ode/ode_problem.hpp"

namespace gigaload::sim {

/// Returns a message of the solver's with each "t = 0.58..." as the moment that the problem calls
/// it.
[[nodiscard]] std::string with_moments(const std::string& words, const OdeProblem& problem);

}  // namespace gigaload::sim
