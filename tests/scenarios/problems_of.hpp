#pragma once

#include <vector>

#include "scenarios/text/problems.hpp"
#include "scenarios/text/scenario_error.hpp"

namespace gigaload::scenarios {

/// Returns the problems that were noted, none where there are none.
inline std::vector<Problem> problems_of(const Problems& noted) {
  try {
    noted.throw_if_any();
  } catch (const ScenarioError& error) {
    return error.problems();
  }
  return {};
}

}  // namespace gigaload::scenarios
