#pragma once

#include "scenarios/language/node.hpp"
#include "tools/sweep/design/plan.hpp"

namespace gigaload::tools::sweep {

/// Tells whether an axis of the plan or a campus of the scenario, whose tree is `root`, sets this
/// feature of a campus; true of what is of no campus.
[[nodiscard]] bool may_have(output::Feature feature, const Plan& plan, const scenarios::Node& root);

}  // namespace gigaload::tools::sweep
