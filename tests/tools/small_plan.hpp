#pragma once

/// A small scenario, and plans of it for the tests of sweeps.

#include <string>

#include "grid/core/error.hpp"
#include "tools/sweep/design/plan.hpp"

namespace gigaload::tools::sweep {

inline constexpr const char* kSmallScenario = R"(
[run]
start = 2025-12-28
end = 2026-01-06
[grid]
regions = ["VA_DOM", "MD"]
[campus.ashburn]
region = "VA_DOM"
capacity = "1.5 GW"
)";

inline Plan small_plan(const std::string& sweep) {
  return read_plan({.name = "sweep.toml",
                    .sweep = "scenario = \"small\"\n" + sweep,
                    .scenario = kSmallScenario,
                    .scenario_name = "small"});
}

/// Returns what is said against a sweep; empty if nothing is.
inline std::string refusal_of(const std::string& sweep) {
  try {
    (void)small_plan(sweep);
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

}  // namespace gigaload::tools::sweep
