#pragma once

/// These make a formula of one entity one of a whole row. A formula is a lambda of the hour and
/// of the entity's place in the row: a region, a campus, a cell of [region][technology].

#include <algorithm>
#include <cstddef>
#include <span>

#include "sim/quantities/hour_view.hpp"

namespace gigaload::sim {

template <auto formula>
void each(const HourView& hour, std::span<float> row) {
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = static_cast<float>(formula(hour, i));
}

/// Fills a row of regions, to which plants behind meters add: `own` is a formula of a campus.
template <auto formula, auto own>
void each_with_campuses(const HourView& hour, std::span<float> row) {
  each<formula>(hour, row);
  for (std::size_t c = 0; c < hour.campus.size(); ++c) {
    row[hour.campus[c].region] += static_cast<float>(own(hour, c));
  }
}

template <auto formula>
void sum(const HourView& hour, std::span<double> row) {
  for (std::size_t i = 0; i < row.size(); ++i) row[i] += formula(hour, i);
}

template <auto formula>
void highest(const HourView& hour, std::span<double> row) {
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = std::max(row[i], formula(hour, i));
}

/// Adds to a row of regions from a formula of a campus.
template <auto formula>
void sum_of_campuses(const HourView& hour, std::span<double> row) {
  for (std::size_t c = 0; c < hour.campus.size(); ++c) {
    row[hour.campus[c].region] += formula(hour, c);
  }
}

/// Adds to a row of regions from a formula of a region and from one of its campuses.
template <auto formula, auto of_campus>
void sum_with_campuses(const HourView& hour, std::span<double> row) {
  sum<formula>(hour, row);
  sum_of_campuses<of_campus>(hour, row);
}

}  // namespace gigaload::sim
