#pragma once

#include "tools/sweep/store/manifest.hpp"

namespace gigaload::tools::sweep {

/// Estimates how long the members of a frozen sweep take on this machine [s], `jobs` at a time with
/// a thread each: a few of them, spread over the design, are read and timed
/// (sim/run/run_time.hpp). Throws ScenarioError for one that is not sound any more.
[[nodiscard]] double estimate_sweep_s(const Manifest& manifest, unsigned jobs);

}  // namespace gigaload::tools::sweep
