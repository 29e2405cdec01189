#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "grid/adequacy/sampling/statistics.hpp"
#include "sim/cooling/shared_work.hpp"
#include "sim/frame/frame.hpp"
#include "sim/scenario/ensemble.hpp"

namespace gigaload::sim {

struct Scenario;

/// It is told as years are sampled: samples done, and about how many it takes in all. False gives
/// up.
using SamplingProgress = std::function<bool(double done, double total)>;

/// Returns how many samples each calendar year of the run has, [year], where the scenario stops by
/// error (SampleStop): the samples of a year, with what the watched area is joined to, are taken
/// until there are enough, in batches (grid/adequacy/sampling/stop_rule.hpp), each year by itself
/// (YearStudy). They are the first samples that the run has of that year. `perfect_mw`: by region.
/// The numbers are the same for any number of threads; empty where `progress` gave up. `shared`:
/// with the run that it is for.
[[nodiscard]] std::vector<std::uint32_t> samples_needed(const Scenario& scenario,
                                                        const std::vector<double>& perfect_mw,
                                                        unsigned threads,
                                                        const SamplingProgress& progress = {},
                                                        const SharedWork& shared = SharedWork());

/// Returns the metric of a year that is watched, in its own unit.
[[nodiscard]] grid::adequacy::Estimate watched_of(const YearAdequacy& year, const SampleStop& stop);

}  // namespace gigaload::sim
