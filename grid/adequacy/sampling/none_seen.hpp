#pragma once

/// Says what samples tell of a metric of which none of them had any: a value of 0 without an error
/// would claim more than they know.

#include <cstdint>
#include <string>

#include "grid/adequacy/sampling/metrics.hpp"

namespace gigaload::grid::adequacy {

/// Returns below what the expected number of events a sample lies, with a confidence of 95 %, where
/// none of `samples` samples had any: 3 / samples, the rule of three (Hanley and Lippman-Hand, JAMA
/// 249, 1983).
[[nodiscard]] double most_if_none(std::uint64_t samples);

/// Returns the estimate's standard error; NaN where no sample had any, since samples that are all
/// zero tell nothing of their spread.
[[nodiscard]] double known_error(const Estimate& estimate);

/// Tells whether the rule bounds the metric: those that count events, or days with one.
[[nodiscard]] bool counts_events(MetricMember metric);

/// Says what is known of a metric of which none of `samples` samples had any: "< 0.003" where it
/// counts events or days, `of_a_year` times those of a sample, and "none in 1,000" for others,
/// which have no such bound.
[[nodiscard]] std::string none_text(MetricMember metric, std::uint64_t samples,
                                    double of_a_year = 1.0);

}  // namespace gigaload::grid::adequacy
