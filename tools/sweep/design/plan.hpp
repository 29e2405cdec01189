#pragma once

/// A plan is a sweep file after every check that needs no member:
///
///     scenario = "us-33gw"              # beside the file, or shipped
///     title = "What decides the gap"
///     constraints = ["construction < pre_development"]
///     [set]                             # laid over the scenario, as in a scenario file
///     [design]                          # kind, members or points, seed, seeds
///     [axis.construction]               # axis.hpp
///     [[correlation]]                   # axes = ["a", "b"], rank = 0.5
///     [output]                          # selection.hpp
///     [scalar.gap_2030]
///     [worth]                           # worth.hpp

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/readers/family.hpp"
#include "tools/sweep/design/axis.hpp"
#include "tools/sweep/design/constraint.hpp"
#include "tools/sweep/design/design.hpp"
#include "tools/sweep/design/selection.hpp"
#include "tools/sweep/design/sweep_text.hpp"
#include "tools/sweep/design/worth.hpp"

namespace gigaload::tools::sweep {

/// Correlation is Spearman's, between two drawn axes.
struct Correlation {
  std::size_t first = 0, second = 0;  // axes
  double rank = 0.0;
};

/// Plan says which members a sweep has and what is kept of each.
struct Plan {
  std::string name;  // the file's, without ".toml"
  std::string title;
  std::string design;              // "grid", "list", "latin_hypercube", "sobol", "saltelli"
  std::optional<DesignKind> kind;  // of a drawn design
  std::size_t points = 0;          // of a drawn design, before constraints
  std::uint64_t seed = 1;          // of the draws
  bool own_seeds = false;          // run.seed differs by member
  std::vector<Axis> axes;
  std::vector<Correlation> correlations;
  std::vector<Constraint> constraints;
  Selection selection;
  std::optional<Worth> worth;
  std::shared_ptr<const scenarios::Family> family;  // the scenario with [set]
};

/// Reads a plan from its text. Throws ScenarioError with all problems.
[[nodiscard]] Plan read_plan(const SweepText& text);

}  // namespace gigaload::tools::sweep
