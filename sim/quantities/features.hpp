#pragma once

/// A scenario's features say which quantities it gives and how long their axes are.

#include <cstddef>
#include <cstdint>
#include <span>

#include "sim/frame/quantity.hpp"

namespace gigaload::sim {

struct EnsembleOptions;
struct Scenario;

/// Counts the entities along an axis; time is 0 and grows. Years: calendar years touched by the
/// run. Quantiles, areas and their months and hours of the day are an ensemble's: none without one.
/// States are none where each is one region.
[[nodiscard]] std::size_t size_of(Axis axis, const Scenario& scenario);
/// Returns the product of the axes' sizes.
[[nodiscard]] std::size_t columns_of(std::span<const Axis> axes, const Scenario& scenario);

/// Tells whether some campus has to have the feature.
[[nodiscard]] bool is_of_campuses(Feature feature);
/// Tells whether the scenario has the feature. Flexible load is an ensemble's.
[[nodiscard]] bool has_feature(Feature feature, const Scenario& scenario);

/// Returns how many samples every year has at least: all have the same, but for years that stop by
/// error.
[[nodiscard]] std::uint64_t fewest_samples(const EnsembleOptions& ensemble);

/// Returns true where the scenario has the feature and something along every axis; for time that
/// is said.
[[nodiscard]] bool is_given(Feature feature, std::span<const Axis> axes, const Scenario& scenario);

}  // namespace gigaload::sim
