#pragma once

/// Says what samples tell of a metric of which none of them had any: a value of 0 without an error
/// would claim more than they know. Every text, page and file goes through these functions.
///
/// What n samples without any bound is the probability that a sample-year has one: below
/// 1 - 0.05^(1/n), which 3/n is the round figure of, with a confidence of 95 % (the rule of three:
/// Hanley and Lippman-Hand, JAMA 249, 1983). Of a count (days, events) 3/n is the bound of its
/// expectation too where single ones come independently of each other, as a Poisson number, or
/// where no year has more than one. Where they come in clusters, c in a year that has any, that
/// expectation is below c times 3/n, and no sample tells what c is.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "grid/adequacy/sampling/metrics.hpp"

namespace gigaload::grid::adequacy {

/// Returns below what the probability of a sample-year with any lies, with a confidence of 95 %,
/// where none of `samples` samples had any: 3 / samples.
[[nodiscard]] double most_if_none(std::uint64_t samples);

/// Returns the estimate's standard error; NaN where no sample had any, since samples that are all
/// zero tell nothing of their spread.
[[nodiscard]] double known_error(const Estimate& estimate);

/// Tells whether the rule bounds the metric: those that count events, or days with one.
[[nodiscard]] bool counts_events(MetricMember metric);

/// Returns the upper bound (95 %) of the expected count, `of_a_year` times that of a sample, where
/// none of `samples` samples had any; nothing for metrics that do not count events or days.
[[nodiscard]] std::optional<double> upper_bound_95(MetricMember metric, std::uint64_t samples,
                                                   double of_a_year = 1.0);

/// Says what is known of a metric of which none of `samples` samples had any: "below 0.003 d
/// (95 %)" where it counts events or days, `of_a_year` times those of a sample, and "none in 1,000"
/// for others, which have no such bound. `unit`: empty where a heading says it.
[[nodiscard]] std::string none_text(MetricMember metric, std::uint64_t samples,
                                    double of_a_year = 1.0, std::string_view unit = {});

}  // namespace gigaload::grid::adequacy
