#pragma once

/// A sweep file after every check that needs no member:
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

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/readers/family.hpp"
#include "tools/sweep/design/axis.hpp"
#include "tools/sweep/design/constraint.hpp"
#include "tools/sweep/design/design.hpp"
#include "tools/sweep/design/selection.hpp"

namespace gigaload::tools::sweep {

/// Spearman's, between two drawn axes.
struct Correlation {
  std::size_t first = 0, second = 0;  // axes
  double rank = 0.0;
};

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
  std::shared_ptr<const scenarios::Family> family;  // the scenario with [set]
};

/// The text of a sweep and, of a frozen one, that of its scenario with everything laid over it.
struct SweepText {
  std::string name;  // how messages call it
  std::string sweep;
  std::optional<std::string> scenario;
  std::string scenario_name;          // of a frozen one
  std::filesystem::path folder = {};  // of the file, where its scenario is looked for
};

/// Throws ScenarioError with all problems.
[[nodiscard]] Plan read_plan(const SweepText& text);
/// Reads the file. Throws ScenarioError.
[[nodiscard]] SweepText read_sweep_file(const std::filesystem::path& path);

}  // namespace gigaload::tools::sweep
